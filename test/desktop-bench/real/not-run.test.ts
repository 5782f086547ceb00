import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { NOT_RUN, whyNotRun } from './not-run.ts';

const specs = join(import.meta.dirname, '..', '..', 'desktop', 'specs');
const sources = new Map(
  globSync('**/*.desktop.test.ts', { cwd: specs }).map((path) => [
    basename(path),
    readFileSync(join(specs, path), 'utf8'),
  ]),
);

it.each(NOT_RUN)('$spec: "$test" is there to be left out', ({ spec, test }) => {
  const source = sources.get(spec);
  expect(source).toBeDefined();
  if (test !== undefined) expect(source).toContain(`'${test}'`);
});

it('nothing else decides what runs: no spec asks what carries it', () => {
  for (const [spec, source] of sources) expect(source, spec).not.toContain('isRealElectron');
});

it('leaves a test out on its platforms alone', () => {
  const [spec, test] = ['window.desktop.test.ts', 'writes a Linux autostart entry, and takes it away'];
  expect(whyNotRun(spec, test, 'darwin')).toContain('Linux alone');
  expect(whyNotRun(spec, test, 'linux')).toBeNull();
  expect(whyNotRun(spec, 'says offline, live again and stays quiet about it', 'darwin')).toBeNull();
});
