import { describe, expect, it } from 'vitest';
import { isClean, judge, summaryLines } from './verdict.ts';

const account = 'rShop';
const truth = [
  { key: 'a', account, ledgerIndex: 1 },
  { key: 'b', account, ledgerIndex: 2 },
  { key: 'c', account, ledgerIndex: 9 },
];

describe('the verdict of a demo', () => {
  it('is clean when everything due was shown once', () => {
    const verdict = judge(['a', 'b'], truth, 5);
    expect(verdict).toEqual({ arrived: 2, shown: 2, missing: [], doubled: [], invented: [] });
    expect(isClean(verdict)).toBe(true);
  });

  it('lets what is not yet due be shown', () => {
    const verdict = judge(['a', 'b', 'c'], truth, 5);
    expect(verdict).toMatchObject({ arrived: 3, shown: 3 });
    expect(isClean(verdict)).toBe(true);
  });

  it.each([
    ['missing', ['a'], { missing: ['b'] }],
    ['doubled', ['a', 'b', 'a'], { doubled: ['a'] }],
    ['invented', ['a', 'b', 'x'], { invented: ['x'] }],
  ])('names what is %s', (name, shown, expected) => {
    const verdict = judge(shown, truth, 5);
    expect(verdict).toMatchObject(expected);
    expect(isClean(verdict)).toBe(false);
    const lines = summaryLines(verdict, { drops: 2, reconnected: 2, recovered: 1 });
    expect(lines[0]).toContain(`1 ${name}`);
    expect(lines[0]).toContain('1 of 2 gaps recovered');
    expect(lines[1]).toMatch(new RegExp(`^${name}: `));
  });

  it('does not call a demo clean in which nothing arrived', () => {
    expect(isClean(judge([], [], 5))).toBe(false);
  });
});
