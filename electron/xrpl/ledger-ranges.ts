import type { LedgerRange } from '../contract/index.ts';

/**
 * Arithmetic on sets of ledger indexes, kept as inclusive ranges. A *normal* list is ascending, and its ranges
 * neither overlap nor touch; every function here takes any list and returns a normal one.
 */

/** The same ledgers as a normal list; ranges whose end is before their start hold nothing. */
export function normalizeRanges(ranges: readonly LedgerRange[]): readonly LedgerRange[] {
  if (isNormal(ranges)) return ranges;
  const sorted = ranges.filter(([first, last]) => first <= last).toSorted((a, b) => a[0] - b[0]);
  const normal: LedgerRange[] = [];
  for (const range of sorted) {
    const previous = normal.at(-1);
    if (previous !== undefined && range[0] <= previous[1] + 1) {
      normal[normal.length - 1] = [previous[0], Math.max(previous[1], range[1])];
    } else {
      normal.push(range);
    }
  }
  return normal;
}

/** Nearly every list is: then nothing is sorted, and nothing made anew. */
function isNormal(ranges: readonly LedgerRange[]): boolean {
  return ranges.every(
    ([first, last], index) => first <= last && (index === 0 || first > (ranges[index - 1]?.[1] ?? first) + 1),
  );
}

/** Every ledger that is in either list. */
export function uniteRanges(a: readonly LedgerRange[], b: readonly LedgerRange[]): readonly LedgerRange[] {
  return normalizeRanges([...a, ...b]);
}

/** The ledgers of `from` that are not in `remove`. */
export function subtractRanges(
  from: readonly LedgerRange[],
  remove: readonly LedgerRange[],
): readonly LedgerRange[] {
  if (remove.length === 0) return normalizeRanges(from);
  const removed = normalizeRanges(remove);
  const left: LedgerRange[] = [];
  for (const [first, last] of normalizeRanges(from)) {
    let next = first;
    for (const [removedFirst, removedLast] of removed) {
      if (removedLast < next) continue;
      if (removedFirst > last) break;
      if (removedFirst > next) left.push([next, removedFirst - 1]);
      next = removedLast + 1;
    }
    if (next <= last) left.push([next, last]);
  }
  return left;
}

/** The ledgers that are in both lists. */
export function intersectRanges(
  a: readonly LedgerRange[],
  b: readonly LedgerRange[],
): readonly LedgerRange[] {
  const right = normalizeRanges(b);
  const common: LedgerRange[] = [];
  for (const [first, last] of normalizeRanges(a)) {
    for (const [otherFirst, otherLast] of right) {
      const start = Math.max(first, otherFirst);
      const end = Math.min(last, otherLast);
      if (start <= end) common.push([start, end]);
    }
  }
  return common;
}

/** The ledgers of first..last that are not in the list. */
export function missingRanges(
  covered: readonly LedgerRange[],
  first: number,
  last: number,
): readonly LedgerRange[] {
  return subtractRanges([[first, last]], covered);
}

/** How many ledgers the list holds. */
export function countLedgers(ranges: readonly LedgerRange[]): number {
  return normalizeRanges(ranges).reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

export function sameRanges(a: readonly LedgerRange[], b: readonly LedgerRange[]): boolean {
  return a.length === b.length && a.every(([first, last], i) => first === b[i]?.[0] && last === b[i]?.[1]);
}
