import type { LedgerRange } from '../../contract/index.ts';
import { normalizeRanges } from '../ledger-ranges.ts';

/**
 * Parses a server's complete_ledgers: "3-312", "5", "1-4,9,12-20". "empty", missing and malformed parts give
 * nothing. The ranges come back ascending, disjoint and not touching, whatever order the server used.
 */
export function parseCompleteLedgers(text: string | null | undefined): readonly LedgerRange[] {
  const ranges = (text ?? '').split(',').flatMap((part): readonly LedgerRange[] => {
    const match = /^\s*(\d{1,10})(?:-(\d{1,10}))?\s*$/.exec(part);
    return match ? [[Number(match[1]), Number(match[2] ?? match[1])]] : [];
  });
  return normalizeRanges(ranges);
}
