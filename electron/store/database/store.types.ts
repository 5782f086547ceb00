import type {
  AccountCoverage,
  Asset,
  AssetAmount,
  KnownGap,
  LedgerRange,
  NetworkName,
  Payment,
  PaymentQuery,
  Problem,
  StoredPayment,
} from '../../contract/index.ts';
import type { TagsOfAccount } from '../../payments/alert-decision.ts';
import type { AssetKey } from '../../payments/amounts/asset.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';

/** A payment to record, with the decision to alert and the raw transaction for its detail view. */
export interface NewPayment {
  readonly payment: Payment;
  readonly alerted: boolean;
  /** JSON of {tx, meta}; kept for the detail view. */
  readonly raw: string;
  /** Names of the sinks that it is to be delivered to: a delivery is pending for each of them. Default: none. */
  readonly sinks?: readonly string[];
}

/** A validated ledger that identifies the chain of its network. */
export interface KnownLedger {
  readonly ledgerIndex: number;
  /** 64 upper-case hex digits. */
  readonly hash: string;
  /** ISO 8601. */
  readonly closeTime: string;
}

export interface CoverageAdvance {
  readonly network: NetworkName;
  readonly account: string;
  readonly ranges: readonly LedgerRange[];
}

/**
 * The payments database of one data folder (SQLite, WAL). Every method is synchronous. It commits completely, or throws
 * StoreError and changes nothing.
 */
export interface PaymentStore {
  /** What opening found (a damaged database that was set aside, for example): codes and messages for the user. */
  readonly problems: readonly Problem[];
  /** True when this database replaces a damaged one: it must be rebuilt from the network. */
  readonly rebuilt: boolean;

  /**
   * Records new payments and the coverage that they belong to, in one transaction. Returns the payments that were new,
   * in the given order.
   */
  record(payments: readonly NewPayment[], coverage: readonly CoverageAdvance[]): readonly StoredPayment[];

  /** Begins the coverage of an account and keeps the earliest `from`. Returns the account's coverage. */
  beginCoverage(network: NetworkName, account: string, from: number): AccountCoverage;
  /**
   * Used when the network has another chain: forgets its coverage, gaps, known ledger and alert starts. These accounts
   * begin again at `from`, and their entries alert from these ledgers on (by entry id).
   */
  restartNetwork(
    network: NetworkName,
    accounts: Iterable<string>,
    from: number,
    alertsFrom: ReadonlyMap<string, number>,
  ): void;
  /** A ledger of the chain that the coverage belongs to; null where none is known. */
  knownLedger(network: NetworkName): KnownLedger | null;
  saveKnownLedger(network: NetworkName, ledger: KnownLedger): void;
  /** Null for an account never watched. */
  coverage(network: NetworkName, account: string): AccountCoverage | null;
  /** Examined ranges, ascending, disjoint, not touching. */
  coveredRanges(network: NetworkName, account: string): readonly LedgerRange[];
  /** Takes back coverage that turned out to be unproven (a frame of those ledgers could not be read). */
  withdrawCoverage(network: NetworkName, account: string, range: LedgerRange): void;
  /** First ledger whose payments alert for a watched entry: the one after which it was added. Null when not yet known. */
  alertsFrom(network: NetworkName, entryId: string): number | null;
  setAlertsFrom(network: NetworkName, entryId: string, ledgerIndex: number): void;

  /** Payments whose delivery to a sink is pending, in the order of recording. */
  pending(network: NetworkName, sink: string): readonly StoredPayment[];
  /** Ends pending deliveries: by the sink's name, ids of payments that it took or need not take any more. */
  acknowledge(deliveries: ReadonlyMap<string, Iterable<number>>): void;

  gaps(network: NetworkName): readonly KnownGap[];
  /** Replaces the known gaps of the network. */
  saveGaps(network: NetworkName, gaps: readonly KnownGap[]): void;

  /** What servers said of tokens; null where they said nothing. */
  assetInfo(network: NetworkName): ReadonlyMap<AssetKey, AssetInfo | null>;
  saveAssetInfo(network: NetworkName, key: AssetKey, info: AssetInfo | null): void;

  // For the window
  payment(id: number): StoredPayment | null;
  raw(id: number): string | null;
  query(query: StoreQuery): { readonly rows: readonly StoredPayment[]; readonly total: number };
  /** `page` and `total` are the two halves of `query`: a search may have to read every row for either. */
  page(query: StoreQuery): readonly StoredPayment[];
  total(query: StoreQuery): number;
  /** Exact sums of what matches, by asset key: added in decimal, not by SQL. */
  sums(query: StoreQuery): readonly AssetAmount[];
  lastPayment(network: NetworkName, account: string, tag: number | null): StoredPayment | null;
  /** What an account received in all, or with one tag. Every payment updates it, so that reading it is cheap. */
  totals(network: NetworkName, account: string, tag: number | null): StoredTotals;
  /** Ids of all payments that match, newest first, whatever `offset` and `limit` say: for work in slices. */
  matching(query: StoreQuery): readonly number[];
  /** These payments in the given order, without those that were deleted since. */
  payments(ids: readonly number[]): readonly StoredPayment[];
  /** What these payments brought and when, for sums, without those that were deleted since. */
  amounts(ids: readonly number[]): readonly TimedAmount[];
  /** Every asset ever received, most frequent first. */
  assets(): readonly { readonly key: string; readonly asset: Asset; readonly count: number }[];
  info(): { readonly bytes: number; readonly payments: number; readonly oldest: string | null };
  /** Highest row id; 0 when there is no payment. */
  newestId(): number;
  unreadCount(byTagAlone?: readonly TagsOfAccount[]): number;
  markRead(ids: readonly number[] | 'all'): void;
  /** Deletes payments closed before the time, the oldest first, at most `most`. Coverage stays. Returns how many it deleted. */
  prune(before: string, most?: number): number;
  erase(): void;

  close(): void;
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
