import type { AssetAmount, StoredPayment, WatchedAccount } from '../../contract.ts';
import { isForAnotherTag, type TagsOfAccount, watchedByTagAlone } from '../../payments/alert-decision.ts';
import { sumByAsset } from '../../payments/sum.ts';
import type { PaymentStore, StoreQuery } from '../../store/store.types.ts';
import { dayBounds, localDay } from './days.ts';

/** What an entry received in all, and how often. */
export interface Totals {
  readonly sums: readonly AssetAmount[];
  readonly count: number;
}

/**
 * Totals by watched entry. Each is read from the store once and then kept up to date by the payments that arrive:
 * adding up 100,000 payments for every change would stall the app.
 */
export interface TotalsCache {
  of(entry: WatchedAccount): Totals;
  /**
   * Everything received on a local day ("2026-11-21") but what came to other tags than those watched. Kept up to date
   * as long as it is the day asked for.
   */
  onDay(day: string, watched: readonly WatchedAccount[]): readonly AssetAmount[];
  /** Payments that the store did not have before. */
  add(payments: readonly StoredPayment[]): void;
  /** Payments were deleted or entries changed: read again. */
  clear(): void;
}

export function createTotals(store: Pick<PaymentStore, 'sums' | 'count'>): TotalsCache {
  const cache = new Map<string, Totals>();
  let day: {
    readonly name: string;
    readonly byTagAlone: readonly TagsOfAccount[];
    readonly sums: readonly AssetAmount[];
  } | null = null;
  const keyOf = (network: string, account: string, tag: number | null) =>
    `${network}/${account}/${tag ?? ''}`;

  return {
    of({ network, address, tag }) {
      const key = keyOf(network, address, tag);
      const known = cache.get(key);
      if (known !== undefined) return known;
      const totals = {
        sums: store.sums(entryQuery({ network, address, tag })),
        count: store.count(network, address, tag),
      };
      cache.set(key, totals);
      return totals;
    },
    onDay(name, watched) {
      if (day?.name !== name) {
        const byTagAlone = watchedByTagAlone(watched);
        const sums = store.sums({ ...dayBounds(name), byTagAlone, offset: 0, limit: 0 });
        day = { name, byTagAlone, sums };
      }
      return day.sums;
    },
    add(payments) {
      for (const payment of payments) {
        const at = new Date(payment.closeTime ?? payment.recordedAt);
        if (day?.name === localDay(at) && !isForAnotherTag(payment, day.byTagAlone))
          day = { ...day, sums: sumByAsset([...day.sums, payment]) };
        for (const tag of new Set([null, payment.destinationTag])) {
          const key = keyOf(payment.network, payment.account, tag);
          const known = cache.get(key);
          if (known === undefined) continue;
          cache.set(key, { sums: sumByAsset([...known.sums, payment]), count: known.count + 1 });
        }
      }
    },
    clear() {
      cache.clear();
      day = null;
    },
  };
}

/** The store's query for everything one entry received. */
export function entryQuery({
  network,
  address,
  tag,
}: Pick<WatchedAccount, 'network' | 'address' | 'tag'>): StoreQuery {
  return { watched: [{ network, account: address, tag }], offset: 0, limit: 0 };
}
