import type { AccountTxPage } from '../../xrpl/network-client.ts';

/** After so many transactions' room in a row that led no further a server is left: no ledger holds more of one account. */
const MOST_FRUITLESS_ROWS = 4000;

/** How far the pages of one account_tx walk have led. */
export interface WalkProgress {
  readonly lowest: number;
  readonly highest: number;
  /** Room in pages in a row that reached no further ledger. Some servers send empty pages now and then. */
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

/** `circle`: the same marker twice. `standstill`: page after page without a further ledger. */
type WalkStep =
  | { readonly type: 'further'; readonly progress: WalkProgress }
  | { readonly type: 'circle' }
  | { readonly type: 'standstill' };

/** The progress with one more page that has a marker. `limit`: how many transactions a page may hold. */
export function withPage(progress: WalkProgress, page: AccountTxPage, limit: number): WalkStep {
  const marker = JSON.stringify(page.marker);
  if (marker === progress.marker) return { type: 'circle' };
  let { lowest, highest } = progress;
  for (const { ledgerIndex } of page.transactions) {
    lowest = Math.min(lowest, ledgerIndex);
    highest = Math.max(highest, ledgerIndex);
  }
  const further = lowest < progress.lowest || highest > progress.highest;
  const fruitless = further ? 0 : progress.fruitless + limit;
  if (fruitless >= MOST_FRUITLESS_ROWS) return { type: 'standstill' };
  return { type: 'further', progress: { lowest, highest, fruitless, marker } };
}
