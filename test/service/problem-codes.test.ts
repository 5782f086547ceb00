import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { problemTexts } from '../../electron/contract/i18n/en/problems.ts';

/** Of the desktop app alone: headless has no clipboard, and its data folder is named by its options. */
const NOT_OF_HEADLESS = ['clipboard', 'earlier-data'];

it('docs/headless.md has every code of a problem line, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/headless.md'), 'utf8');
  const table = /\| code \| meaning \|\n((?:\|.*\n)+)/.exec(text)?.[1] ?? '';
  const documented = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
  const known = Object.keys(problemTexts).flatMap((key) => /^problem\.([a-z-]+)/.exec(key)?.[1] ?? []);
  const expected = new Set(known.filter((code) => !NOT_OF_HEADLESS.includes(code)));
  expect(expected.size).toBeGreaterThan(10);
  expect(documented.toSorted()).toEqual([...expected].toSorted());
});
