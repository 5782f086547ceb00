import type { FormerAccount, PaymentQuery, WatchedAccount } from '../../contract/index.ts';
import { watchedByTagAlone } from '../../payments/alert-decision.ts';
import type { StoreQuery } from '../../store/database/store.types.ts';

/**
 * Resolves a query's entries, those that are no longer watched included. Null when it names only entries that nobody
 * remembers: nothing matches then. A query that names none means everything except what came to tags that are not watched.
 */
export function storeQuery(
  query: PaymentQuery,
  watched: readonly WatchedAccount[],
  former: readonly FormerAccount[],
): StoreQuery | null {
  const { watchIds, ...rest } = query;
  if (watchIds === undefined) {
    return { ...rest, byTagAlone: watchedByTagAlone(watched), ...summedNetwork(watched) };
  }
  const entries = [...watched, ...former].filter((entry) => watchIds.includes(entry.id));
  if (entries.length === 0) return null;
  return {
    ...rest,
    watched: entries.map(({ network, address, tag }) => ({ network, account: address, tag })),
    ...summedNetwork(entries),
  };
}

/** What arrives on test networks is worth nothing: it is never added to what arrived on mainnet. */
export function summedNetwork(
  entries: readonly Pick<WatchedAccount, 'network'>[],
): Pick<StoreQuery, 'summedNetwork'> {
  return entries.some(({ network }) => network === 'mainnet') ? { summedNetwork: 'mainnet' } : {};
}
