import type { NetworkName, WatchedAccount } from '../../contract/index.ts';
import { isOfShard } from '../shard.ts';
import type { HeadlessOptions } from './options.ts';

/** Shared by all: there may be thousands. */
const NO_AMOUNTS: WatchedAccount['minimumAmounts'] = {};
const NO_SENDERS: WatchedAccount['mutedSenders'] = [];

export interface EntryContext {
  readonly saved: readonly WatchedAccount[];
  /** True for an account with coverage: --since is for accounts not watched before. */
  readonly isKnown: (network: NetworkName, address: string) => boolean;
  /** ISO time of now. */
  readonly now: string;
}

/** What this run watches: of a program that is one of several, its share. */
export function entriesToWatch(options: HeadlessOptions, context: EntryContext): readonly WatchedAccount[] {
  const { shard } = options;
  const all = allEntries(options, context);
  return shard === null ? all : all.filter(({ address }) => isOfShard(address, shard));
}

/**
 * The addresses of --watch (for this run alone; a saved entry of the same address and tag
 * lends its rules), or without any the saved accounts of the network.
 */
function allEntries(options: HeadlessOptions, context: EntryContext): readonly WatchedAccount[] {
  const saved = context.saved.filter(({ network }) => network === options.network);
  if (options.watch.length === 0) return saved;
  const byAddress = Map.groupBy(saved, (entry) => entry.address);
  return options.watch.map(({ address, tag, label }) => {
    const same = byAddress.get(address)?.find((entry) => entry.tag === tag);
    const isNew = options.since !== null && !context.isKnown(options.network, address);
    const since = isNew ? options.since : null;
    if (same !== undefined) {
      return { ...same, label: label === '' ? same.label : label, sinceLedger: since ?? same.sinceLedger };
    }
    return {
      // The same from run to run: what was alerted once is not alerted again.
      id: ['headless', address, tag ?? ''].join(':'),
      network: options.network,
      address,
      tag,
      label,
      addedAt: context.now,
      sinceLedger: since,
      colour: null,
      mutedUntil: null,
      minimumAmounts: NO_AMOUNTS,
      alertKinds: null,
      mutedSenders: NO_SENDERS,
    };
  });
}
