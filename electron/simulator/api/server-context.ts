import type { LedgerRange } from '../../contract/index.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import type { LedgerSource } from '../ledger-source.ts';
import type { ApiVersion } from './render.ts';

export type Flavour = 'rippled' | 'clio';

/** What one server knows of the network and shows in its answers. */
export interface ServerView {
  readonly source: LedgerSource;
  readonly flavour: Flavour;
  /** The network id it reports. */
  readonly networkId: number;
  /** The newest ledger that it validated; null when it was never in sync. */
  readonly validated: number | null;
  /** The ledgers it holds, in order: complete_ledgers. */
  readonly complete: readonly LedgerRange[];
  /** The complete_ledgers that it claims where that is not the truth; 'missing' leaves the field out. */
  readonly completeText: string | null;
  /** API versions it speaks. */
  readonly apiVersions: readonly ApiVersion[];
  readonly synced: boolean;
  readonly amendmentBlocked: boolean;
  /** validated_ledger.age in seconds. */
  readonly age: number;
  /** How many of the newest ledgers account_tx does not show yet. */
  readonly accountTxLag: number;
  /** Smallest and largest page of account_tx. */
  readonly pageLimits: { readonly min: number; readonly max: number };
  /** The port that it claims to listen on. */
  readonly port: number;
  readonly uptime: number;
}

/** One connection's subscriptions. */
export interface Subscriptions {
  readonly accounts: Set<string>;
  /** accounts_proposed: unvalidated transactions as well as validated ones. */
  readonly proposedAccounts: Set<string>;
  readonly streams: Set<string>;
  /** The api_version of the last subscribe (the first, on Clio) rules all stream messages. */
  apiVersion: ApiVersion | null;
}

export interface RequestContext {
  readonly view: ServerView;
  readonly subscriptions: Subscriptions;
  readonly apiVersion: ApiVersion;
  readonly request: JsonObject;
}

export type Command = (context: RequestContext) => JsonObject;

/** "3-312", "1-4,7", or "empty". */
export function formatCompleteLedgers(ranges: readonly LedgerRange[]): string {
  if (ranges.length === 0) return 'empty';
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** The complete_ledgers field of an answer. */
export function completeField(view: ServerView): JsonObject {
  if (view.completeText === 'missing') return {};
  return { complete_ledgers: view.completeText ?? formatCompleteLedgers(view.complete) };
}

export function holds(view: ServerView, index: number): boolean {
  return view.complete.some(([first, last]) => first <= index && index <= last);
}

/**
 * The range that account_tx searches: from the newest validated ledger back to the first one missing. It does not search
 * beyond a hole in the history. Null when there is none.
 */
export function validatedRange(view: ServerView): LedgerRange | null {
  if (!view.synced || view.validated === null) return null;
  const top = view.validated - view.accountTxLag;
  const range = view.complete.find(([first, last]) => first <= top && top <= last);
  return range === undefined ? null : [range[0], top];
}
