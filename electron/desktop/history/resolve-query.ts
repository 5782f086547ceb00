import type { PaymentQuery, WatchedAccount } from '../../contract/index.ts';
import { watchedByTagAlone } from '../../payments/alert-decision.ts';
import type { StoreQuery } from '../../store/database/store.types.ts';

/**
 * A query with its watched entries resolved; null when it names only entries that are gone, and nothing matches. One
 * that names none means everything but what came to other tags than those watched.
 */
export function storeQuery(query: PaymentQuery, watched: readonly WatchedAccount[]): StoreQuery | null {
  const { watchIds, ...rest } = query;
  if (watchIds === undefined) {
    return { ...rest, byTagAlone: watchedByTagAlone(watched), ...summedNetwork(watched) };
  }
  const entries = watched.filter((entry) => watchIds.includes(entry.id));
  if (entries.length === 0) return null;
  return {
    ...rest,
    watched: entries.map(({ network, address, tag }) => ({ network, account: address, tag })),
    ...summedNetwork(entries),
  };
}

/** What test networks gave is worth nothing: it is not added to what came on mainnet, only up by itself. */
export function summedNetwork(entries: readonly WatchedAccount[]): Pick<StoreQuery, 'summedNetwork'> {
  return entries.some(({ network }) => network === 'mainnet') ? { summedNetwork: 'mainnet' } : {};
}
