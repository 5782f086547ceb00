import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LedgerRange } from '../../electron/contract/index.ts';
import {
  countLedgers,
  intersectRanges,
  missingRanges,
  normalizeRanges,
  subtractRanges,
  uniteRanges,
} from '../../electron/xrpl/ledger-ranges.ts';

const ranges = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -2, max: 15 }))
    .map(([first, length]): LedgerRange => [first, first + length]),
  { maxLength: 8 },
);

function members(list: readonly LedgerRange[]): ReadonlySet<number> {
  const set = new Set<number>();
  for (const [first, last] of list) for (let n = first; n <= last; n++) set.add(n);
  return set;
}

function isNormal(list: readonly LedgerRange[]): boolean {
  return list.every(([first, last], i) => first <= last && (i === 0 || first > (list[i - 1]?.[1] ?? 0) + 1));
}

it('are arithmetic on sets, and come out normal', () => {
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      const [left, right] = [members(a), members(b)];
      const results = [
        [normalizeRanges(a), left],
        [uniteRanges(a, b), left.union(right)],
        [subtractRanges(a, b), left.difference(right)],
        [intersectRanges(a, b), left.intersection(right)],
        [missingRanges(a, 10, 40), members([[10, 40]]).difference(left)],
      ] as const;
      for (const [list, set] of results) {
        expect(isNormal(list)).toBe(true);
        expect([...members(list)]).toEqual([...set].toSorted((x, y) => x - y));
        expect(countLedgers(list)).toBe(set.size);
      }
    }),
    { numRuns: 1000 },
  );
});
