import { describe, expect, it } from 'vitest';
import { CoverageOrigins } from '../../../electron/watch/coverage/coverage-origins.ts';
import { countLedgers } from '../../../electron/xrpl/ledger-ranges.ts';

describe('which server proved which ledgers', () => {
  it('is remembered by server and account, and given once', () => {
    const origins = new CoverageOrigins();
    for (let ledger = 100; ledger <= 110; ledger++) origins.note('a', ['X', 'Y'], [ledger, ledger]);
    origins.note('a', ['X'], [50, 60]);
    origins.note('b', ['X'], [111, 111]);
    expect(Object.fromEntries(origins.take('a'))).toEqual({
      X: [
        [50, 60],
        [100, 110],
      ],
      Y: [[100, 110]],
    });
    expect(origins.take('a').size).toBe(0);
    expect(Object.fromEntries(origins.take('b'))).toEqual({ X: [[111, 111]] });
  });

  it('is bounded: more ledgers than were proven at most, never fewer', () => {
    const origins = new CoverageOrigins();
    const proven = Array.from({ length: 500 }, (_, n) => [n * n, n * n] as const);
    for (const range of proven) origins.note('a', ['X'], range);
    const kept = origins.take('a').get('X') ?? [];
    expect(kept.length).toBeLessThanOrEqual(64);
    for (const [ledger] of proven) {
      expect(kept.some(([first, last]) => first <= ledger && ledger <= last)).toBe(true);
    }
    // The narrowest holes close first: the wide ones stay.
    expect(countLedgers(kept)).toBeLessThan(499 * 499);
    expect(kept.at(-1)?.[0]).toBe(499 * 499);
  });
});
