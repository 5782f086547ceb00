import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../build/schemas/lines.ts';

it('docs/headless.md has every code of a problem line, and no other', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/headless.md'), 'utf8');
  const table = /\| code \| meaning \|\n((?:\|.*\n)+)/.exec(text)?.[1] ?? '';
  const documented = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, code]) => code));
  expect(PROBLEM_CODES.length).toBeGreaterThan(10);
  expect(documented.toSorted()).toEqual(PROBLEM_CODES.toSorted());
});
