import type { PaymentQuery, WatchedAccount } from '../../contract/index.ts';
import { watchedByTagAlone } from '../../payments/alert-decision.ts';
import type { StoreQuery } from '../../store/database/store.types.ts';

/**
 * Resolves a query's watched entries. Null when it names only entries that are gone: nothing matches then. A query that
 * names none means everything except what came to tags that are not watched.
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

/** What arrives on test networks is worth nothing: it is never added to what arrived on mainnet. */
export function summedNetwork(entries: readonly WatchedAccount[]): Pick<StoreQuery, 'summedNetwork'> {
  return entries.some(({ network }) => network === 'mainnet') ? { summedNetwork: 'mainnet' } : {};
}
