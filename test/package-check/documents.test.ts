import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const documents = ['README.md', 'CHANGELOG.md', ...globSync('{docs,test,build}/**/*.md', { cwd: root })];
const scripts = (
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  }
).scripts;

describe.each(documents)('%s', (path) => {
  const text = readFileSync(join(root, path), 'utf8');

  it('links only to files that are there', () => {
    const links = [
      ...[...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)],
      ...[...text.matchAll(/(?:src|srcset)="([^"]+)"/g)],
    ];
    const targets = links.map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([]);
  });

  it('names only files of ours that are there', () => {
    const named = [...text.matchAll(/`((?:electron|renderer|test|build|docs)\/[\w./-]*\w)`/g)];
    const files = named.map(([, file = '']) => file);
    const isThere = (file: string) =>
      [root, join(root, dirname(path))].some((from) => existsSync(join(from, file)));
    expect(files.filter((file) => !isThere(file))).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('says nothing of the machine it was written on', () => {
    expect(text).not.toMatch(/\/work\/|\/root\/|\/tmp\/bash/);
  });
});

it('the threat model shows a test for each thing that is stopped', () => {
  const text = readFileSync(join(root, 'docs/SECURITY.md'), 'utf8');
  const [stopped = ''] = text.split('\n## What is stored');
  const rows = stopped.split('\n').filter((line) => /^\| (?!What |-)/.test(line));
  expect(rows.length).toBeGreaterThan(25);
  const without = rows.filter((row) => !/\| (?:`test\/[^`]+`(?:, )?)+ \|$/.test(row));
  expect(without).toEqual([]);
});

describe('what README says was measured', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  it('stands in the report of the soak', () => {
    const claim = /\[Soak\][^:]*: (.*)/.exec(read('README.md'))?.[1] ?? '';
    const numbers = [...claim.matchAll(/\d[\d,]*/g)].map(([number]) => number.replace(/,$/, ''));
    expect(numbers.length).toBeGreaterThanOrEqual(4);
    const report = read('docs/benchmarks/soak.md');
    expect(numbers.filter((number) => !report.includes(number))).toEqual([]);
    expect(report).toMatch(/\| missing, extra, doubled, wrong amount \| 0, 0, 0, 0 \|/);
  });

  it('stands in every row of the faults benchmark', () => {
    const rows = [
      ...read('docs/benchmarks/faults.md').matchAll(/\| XRPL Chime +\| (\d+) +\| (\d+) +\| (\d+) +\|/g),
    ];
    expect(rows.length).toBeGreaterThanOrEqual(10);
    for (const [row, , missed, doubled] of rows) expect([missed, doubled], row).toEqual(['0', '0']);
  });
});
