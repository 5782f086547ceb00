import type { EventEmitter } from '../xrpl/event-emitter.ts';
import type { MonitorEvent } from './monitor.types.ts';

/**
 * What the parts of a monitor publish: what its users see (MonitorEvent), and what only the monitor itself concludes
 * from. All of it goes through one emitter, so that it has one order.
 */
export type WatchEvent = MonitorEvent | WatchFinding;

type WatchFinding =
  /** History may have something that these accounts lack. */
  | { readonly type: 'incomplete'; readonly accounts: readonly string[] }
  /** More or less of these accounts is proven than before. */
  | { readonly type: 'coverage-changed'; readonly accounts: readonly string[] }
  /** Every account that a subscription proves without a break is proven one ledger further. */
  | { readonly type: 'coverage-advanced' }
  /** The accounts have their place in the ledger's history now. */
  | { readonly type: 'placed'; readonly accounts: readonly string[] }
  /** The recovery may have become idle or busy. */
  | { readonly type: 'recovery-changed' }
  /** Servers were asked what they hold; `servers()` of the client has their answers. */
  | { readonly type: 'servers-asked' }
  /** A newest ledger belongs to another chain than what was examined before, which went up to `before`. */
  | { readonly type: 'other-chain'; readonly ledgerIndex: number; readonly before: number }
  /** The network was reset at this ledger: all coverage is gone, and these accounts begin anew. */
  | { readonly type: 'restarted'; readonly ledgerIndex: number; readonly accounts: readonly string[] }
  /** Something could not be written. */
  | { readonly type: 'failed'; readonly error: unknown };

export type WatchEvents = EventEmitter<WatchEvent>;
