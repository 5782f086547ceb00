import type { AssetAmount, WatchedAccount } from '../../contract/index.ts';
import { watchedByTagAlone } from '../../payments/alert-decision.ts';
import { sumByAsset } from '../../payments/amounts/sum.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { StoredTotals, StoreQuery } from '../../store/database/store.types.ts';
import { createDaySums, type DaySums } from './day-sums.ts';
import { dayBounds } from './local-days.ts';
import type { PaymentSearch } from './payment-search.ts';
import { summedNetwork } from './resolve-query.ts';

/** What was received: in total, by day, and today. */
export interface Totals {
  /** What a watched entry received in total, and in how many payments. */
  of(entry: WatchedAccount): StoredTotals;
  /**
   * Everything received on a local day ("2026-11-21"), except to tags that are not watched, and except on test networks
   * while mainnet is watched too.
   */
  onDay(day: string, watched: readonly WatchedAccount[]): readonly AssetAmount[];
  /** What matches a query, by local day. */
  readonly byDay: DaySums['of'];
  /** What matches a query, on all days together. */
  readonly matching: DaySums['matching'];
  /** Forgets everything, because payments were deleted or disputed, a dispute ended, or watched entries changed. */
  clear(): void;
  /** Grows with each `clear`: sums that were asked for before are to be asked for again. */
  revision(): number;
}

export function createTotals(
  store: Pick<PaymentStore, 'sums' | 'totals' | 'matching' | 'amounts' | 'newestId'>,
  search: PaymentSearch,
): Totals {
  const days = createDaySums(store, search);
  /** The day asked for last: the sum of what was recorded up to a row. */
  let revision = 0;
  let known: { readonly day: string; readonly upToId: number; readonly sums: readonly AssetAmount[] } | null =
    null;

  return {
    of: ({ network, address, tag }) => store.totals(network, address, tag),
    onDay(day, watched) {
      const upToId = store.newestId();
      const summed = summedNetwork(watched);
      const within: StoreQuery = {
        ...dayBounds(day),
        byTagAlone: watchedByTagAlone(watched),
        ...summed,
        offset: 0,
        limit: 0,
        upToId,
      };
      if (known?.day !== day) known = { day, upToId, sums: store.sums(within) };
      if (known.upToId < upToId) {
        const since = store.amounts(store.matching({ ...within, afterId: known.upToId }));
        const added = since.filter(({ network }) => network === (summed.summedNetwork ?? network));
        known = { day, upToId, sums: sumByAsset([...known.sums, ...added]) };
      }
      return known.sums;
    },
    byDay: days.of,
    matching: days.matching,
    clear() {
      known = null;
      days.clear();
      search.clear();
      revision++;
    },
    revision: () => revision,
  };
}
