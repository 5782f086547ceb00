import type {
  AlertOutcome,
  AssetAmount,
  Attempt,
  LedgerRange,
  Message,
  NetworkName,
  Payment,
  PaymentQuery,
  SinkProgress,
  StoredPayment,
  TrustLevel,
} from '../../contract/index.ts';
import type { TagsOfAccount } from '../../payments/alert-decision.ts';

/** A payment to record, with the decision to alert and the raw transaction for its detail view. */
export interface NewPayment {
  readonly payment: Payment;
  readonly alerted: boolean;
  /** What is known of its notification so far. Default: null. */
  readonly outcome?: AlertOutcome | null;
  /** JSON of {tx, meta}; kept for the detail view, once for all payments of the transaction. */
  readonly raw: string;
  /**
   * Nobody asked to hear of it, and strangers may send it by the thousand: beyond so many of an account's day neither
   * its memos nor its raw transaction nor what is searched are kept, and it is not unread. Default: false.
   */
  readonly small?: boolean;
  /** It was told before the database was lost: no event tells of it again. Default: false. */
  readonly silent?: boolean;
  /** Names of the sinks that it is to be delivered to: a delivery is pending for each of them. Default: none. */
  readonly sinks?: readonly string[];
  /** Redacted URL of the server that said it. Default: null, not known. */
  readonly server?: string | null;
  /** Hash of the ledger as that server told it, 64 upper-case hex digits. Default: null, not told. */
  readonly ledgerHash?: string | null;
}

/** What one transaction brought to one account. */
export type TransactionOfAccount = Pick<Payment, 'network' | 'account' | 'hash'>;

/** What it changed that one more server said something of a transaction. */
export interface TrustChange {
  /** How far they were believed. */
  readonly before: TrustLevel;
  /** As they are stored now. */
  readonly payments: readonly StoredPayment[];
  /** Whether they left the sums or came back to them. */
  readonly sumsChanged: boolean;
}

/** What became of a call of a sink's receiver. */
export interface Settlement {
  /** Ids of events. */
  readonly delivered: readonly number[];
  readonly refused: readonly { readonly id: number; readonly reason: Message }[];
  /** For the log, and how it goes from then on; null where the call was given up by us, which says nothing of it. */
  readonly call: { readonly attempt: Attempt; readonly progress: SinkProgress } | null;
}

/** One asset that a recorded transaction brought to an account. */
export interface RecordedCredit {
  readonly assetKey: string;
  readonly amount: string;
  readonly ledgerIndex: number;
  /** Servers contradict it. */
  readonly isDisputed: boolean;
}

/** A validated ledger that identifies the chain of its network. */
export interface KnownLedger {
  readonly ledgerIndex: number;
  /** 64 upper-case hex digits. */
  readonly hash: string;
  /** ISO 8601. */
  readonly closeTime: string;
}

/** A ledger up to which an account is examined, and when it closed, right to the minute. */
export interface ReachedLedger {
  readonly ledgerIndex: number;
  /** ISO 8601. */
  readonly closeTime: string;
}

export interface CoverageAdvance {
  readonly network: NetworkName;
  readonly account: string;
  readonly ranges: readonly LedgerRange[];
}

/**
 * That a tail, ledgers which accounts share, goes on to `last`. It must be proven for every account that follows it from
 * then on, from `last` back to where the tail ended before, or to where the account joins.
 */
export interface TailAdvance {
  /** Null begins a new one. */
  readonly tail: number | null;
  readonly last: number;
  /** Accounts that follow it from now on, each with its first ledger of it; also those that followed it from an earlier one. */
  readonly joins: readonly (readonly [account: string, first: number])[];
  /** Accounts that keep what they have of it and do not follow it any more. */
  readonly leaves: readonly string[];
}

/** What an account, or one destination tag of it, received in all. */
export interface StoredTotals {
  /** Exact, by asset key. */
  readonly sums: readonly AssetAmount[];
  readonly count: number;
}

/** An amount with the time by which people read its payment: milliseconds since 1970. */
export interface TimedAmount extends AssetAmount {
  readonly id: number;
  readonly network: NetworkName;
  readonly time: number;
}

/** Where a payment stands in the list, which is ordered by these, highest first: time, ledger, transaction, row id. */
export type ListPlace = readonly [time: number, ledgerIndex: number, transactionIndex: number, id: number];

/** PaymentQuery with the watched entries resolved to (network, account, tag). */
export interface StoreQuery extends Omit<PaymentQuery, 'watchIds'> {
  readonly watched?: readonly {
    readonly network: NetworkName;
    readonly account: string;
    readonly tag: number | null;
  }[];
  /** Only rows recorded after this row id. */
  readonly afterId?: number;
  /** Leaves out payments to these accounts with another tag or with none: they are somebody else's. */
  readonly byTagAlone?: readonly TagsOfAccount[];
  /** Restricts sums, but not rows and counts, to this network. */
  readonly summedNetwork?: NetworkName;
}

/** A query limited to what was recorded up to a row. */
export interface SteadyQuery extends StoreQuery {
  readonly upToId: number;
}
