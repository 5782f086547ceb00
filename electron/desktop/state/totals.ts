import type { AssetAmount, StoredPayment, WatchedAccount } from '../../contract.ts';
import { sumByAsset } from '../../payments/sum.ts';
import type { PaymentStore, StoreQuery } from '../../store/store.types.ts';

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
  /** Payments that the store did not have before. */
  add(payments: readonly StoredPayment[]): void;
  /** Payments were deleted or entries changed: read again. */
  clear(): void;
}

export function createTotals(store: Pick<PaymentStore, 'sums' | 'count'>): TotalsCache {
  const cache = new Map<string, Totals>();
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
    add(payments) {
      for (const payment of payments) {
        for (const tag of new Set([null, payment.destinationTag])) {
          const key = keyOf(payment.network, payment.account, tag);
          const known = cache.get(key);
          if (known === undefined) continue;
          cache.set(key, { sums: sumByAsset([...known.sums, payment]), count: known.count + 1 });
        }
      }
    },
    clear: () => cache.clear(),
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
