import { describe, expect, it } from 'vitest';
import type { AccountCoverage } from '../../electron/contract/index.ts';
import { isClean, isSettled, judge, summaryLines, survivedOf } from './verdict.ts';

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

describe('the end of a demo', () => {
  const coverage = (through: number, gaps: AccountCoverage['gaps'] = []): readonly AccountCoverage[] => [
    { network: 'mainnet', account, from: 1, through, gaps },
  ];
  const clean = judge(['a', 'b'], truth, 5);

  it.each([
    ['a drop after which nobody has subscribed yet', false, coverage(5), { reconnected: 0, recovered: 1 }],
    ['a drop whose ledger is not examined yet', true, coverage(3), { reconnected: 1, recovered: 0 }],
    ['a drop whose ledger is a gap', true, coverage(5, [[4, 4]]), { reconnected: 1, recovered: 0 }],
  ])('waits for %s', (_name, isSurvived, known, expected) => {
    const survived = survivedOf([{ ledger: 4, isSurvived }], known, 5);
    expect(survived).toEqual({ drops: 1, ...expected });
    expect(isSettled(clean, survived)).toBe(false);
  });

  it('waits for what arrived and is not shown yet', () => {
    const survived = survivedOf([{ ledger: 4, isSurvived: true }], coverage(5), 5);
    expect(isSettled(judge(['a'], truth, 5), survived)).toBe(false);
    expect(isSettled(clean, survived)).toBe(true);
  });

  it('does not wait for a drop after the last ledger that is due', () => {
    expect(survivedOf([{ ledger: 6, isSurvived: false }], coverage(5), 5)).toEqual({
      ...{ drops: 0, reconnected: 0, recovered: 0 },
    });
  });
});
