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

  it('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('says nothing of the machine it was written on', () => {
    expect(text).not.toMatch(/\/work\/|\/root\/|\/tmp\/bash/);
  });
});
