import type { AccountTxPage } from '../../xrpl/network-client.ts';

/** After so many pages in a row that led no further a server is left: 4,000 transactions of one account in one ledger. */
const MOST_FRUITLESS_PAGES = 20;

/** How far the pages of one account_tx walk have led. */
export interface WalkProgress {
  readonly lowest: number;
  readonly highest: number;
  /** Pages in a row that reached no further ledger. Some servers send empty pages now and then. */
  readonly fruitless: number;
  /** The last page's marker, as JSON. */
  readonly marker: string;
}

export const NO_PROGRESS: WalkProgress = {
  lowest: Number.POSITIVE_INFINITY,
  highest: Number.NEGATIVE_INFINITY,
  fruitless: 0,
  marker: '',
};

/**
 * The progress with one more page that has a marker. Null when the server leads in a circle: it gives the same marker
 * again, or page after page without a further ledger.
 */
export function withPage(progress: WalkProgress, page: AccountTxPage): WalkProgress | null {
  const marker = JSON.stringify(page.marker);
  if (marker === progress.marker) return null;
  let { lowest, highest } = progress;
  for (const { ledgerIndex } of page.transactions) {
    lowest = Math.min(lowest, ledgerIndex);
    highest = Math.max(highest, ledgerIndex);
  }
  const further = lowest < progress.lowest || highest > progress.highest;
  const fruitless = further ? 0 : progress.fruitless + 1;
  return fruitless < MOST_FRUITLESS_PAGES ? { lowest, highest, fruitless, marker } : null;
}
