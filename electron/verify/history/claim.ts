import type { LedgerRange } from '../../contract/index.ts';

/** What one server's history proved of one account: that these ledgers hold nothing but what it sent. */
export interface HistoryClaim {
  readonly account: string;
  /** Redacted URL of the server. */
  readonly server: string;
  readonly range: LedgerRange;
  /** Transactions that it sent of them. */
  readonly rows: number;
  /** The highest ledger of those; null where there were none. */
  readonly lastRow: number | null;
}

/** Claims with more transactions stay apart: another server gives no more in one page. */
const MOST_ROWS = 100;

/**
 * Both as one claim, where the second continues the first: a walk through whole ledgers claims each for itself. Null
 * where they stay two.
 */
export function joinedClaim(first: HistoryClaim, second: HistoryClaim): HistoryClaim | null {
  const continues =
    first.account === second.account &&
    first.server === second.server &&
    second.range[0] === first.range[1] + 1 &&
    first.rows + second.rows <= MOST_ROWS;
  if (!continues) return null;
  return {
    ...first,
    range: [first.range[0], second.range[1]],
    rows: first.rows + second.rows,
    lastRow: second.lastRow ?? first.lastRow,
  };
}
