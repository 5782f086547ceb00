import type { LedgerRange } from '../../contract/index.ts';
import type { ParseCompleteLedgers } from '../network-client.ts';

/**
 * Parses a server's complete_ledgers: "3-312", "5", "1-4,9,12-20". "empty", missing and malformed parts give
 * nothing. The ranges come back ascending, disjoint and not touching, whatever order the server used.
 */
export const parseCompleteLedgers: ParseCompleteLedgers = (text) => {
  if (!text) return [];
  const ranges: [number, number][] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,10})(?:-(\d{1,10}))?\s*$/.exec(part);
    if (!match) continue;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    if (first <= last) ranges.push([first, last]);
  }
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const previous = merged.at(-1);
    if (previous && range[0] <= previous[1] + 1) previous[1] = Math.max(previous[1], range[1]);
    else merged.push(range);
  }
  return merged as readonly LedgerRange[];
};
