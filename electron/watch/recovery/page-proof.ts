import type { LedgerRange } from '../../contract/index.ts';
import { intersectRanges, subtractRanges } from '../../xrpl/ledger-ranges.ts';
import type { AccountTxPage } from '../../xrpl/network-client.ts';

export interface PageRequest {
  /** The requested range. */
  readonly range: LedgerRange;
  /** True when the request continued a marker. */
  readonly continued: boolean;
  /** False once a page of this walk came in another order than oldest first: only the end of the walk proves anything. */
  readonly ordered: boolean;
  /** Ledgers with rows on earlier pages of this walk that could not be understood: no later page proves them. */
  readonly unreadable?: readonly LedgerRange[];
}

export interface PageProof {
  /** Ledgers of the requested range that the page proves. */
  readonly proven: readonly LedgerRange[];
  /** Ledgers of the requested range that the server does not hold, by the range in its answer (API v1 clamps silently). */
  readonly lacking: readonly LedgerRange[];
  /** Ledgers of the requested range with rows that could not be understood: another server may send them. */
  readonly unreadable: readonly LedgerRange[];
  readonly next: 'done' | 'continue' | 'restart';
  readonly ordered: boolean;
}

/**
 * What one page of a forward account_tx proves. The last ledger of a page with a marker may continue on the next
 * page, so the page proves only what is before that ledger. An empty last page after a marker proves nothing: a marker that
 * has died answers exactly so, and looks like the end.
 */
export function proofOfPage(page: AccountTxPage, request: PageRequest): PageProof {
  const asked: readonly LedgerRange[] = [request.range];
  const held = intersectRanges(asked, [[page.ledgerIndexMin, page.ledgerIndexMax]]);
  const lacking = subtractRanges(asked, held);
  const unknownRows = page.unreadable.includes(null);
  const unreadable = unknownRows
    ? held
    : intersectRanges(
        asked,
        page.unreadable.filter((ledger) => ledger !== null).map((ledger): LedgerRange => [ledger, ledger]),
      );

  const unproven = [...unreadable, ...(request.unreadable ?? [])];
  if (page.marker === null) {
    const dead = request.continued && page.transactions.length === 0 && page.unreadable.length === 0;
    if (dead) return { proven: [], lacking, unreadable, next: 'restart', ordered: request.ordered };
    return {
      proven: subtractRanges(held, unproven),
      lacking,
      unreadable,
      next: 'done',
      ordered: request.ordered,
    };
  }

  const boundary = firstIncompleteLedger(page);
  const ordered = request.ordered && boundary !== 'unordered';
  const complete =
    ordered && typeof boundary === 'number' ? intersectRanges(held, [[request.range[0], boundary - 1]]) : [];
  return { proven: subtractRanges(complete, unproven), lacking, unreadable, next: 'continue', ordered };
}

/**
 * The ledger at which a page with a marker stops: the page is complete up to there. Rows may be unordered inside a
 * page, so it is the highest ledger. The marker names the ledger of the next page's first row; where that is lower, the
 * server goes backward whatever was requested.
 */
function firstIncompleteLedger(page: AccountTxPage): number | 'unordered' | null {
  const ledgers = [
    ...page.transactions.map(({ ledgerIndex }) => ledgerIndex),
    ...page.unreadable.filter((ledger) => ledger !== null),
  ];
  if (ledgers.length === 0) return null;
  const highest = Math.max(...ledgers);
  const next = page.marker?.ledger;
  if (typeof next === 'number') return next < highest ? 'unordered' : highest;
  const first = page.transactions[0]?.ledgerIndex;
  const last = page.transactions.at(-1)?.ledgerIndex;
  return first !== undefined && last !== undefined && last < first ? 'unordered' : highest;
}
