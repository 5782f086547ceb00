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

/** A payment about to be recorded, with the decision to ring and the raw transaction for its detail view. */
export interface NewPayment {
  readonly payment: Payment;
  readonly alerted: boolean;
  /** JSON of {tx, meta}; kept for the detail view. */
  readonly raw: string;
  /** Already announced and alerted before the database was lost and rebuilt: recorded silently. */
  readonly announced?: boolean;
}

/** A validated ledger of a network, by which its chain is known again. */
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
 * The payments database of one data folder (SQLite, WAL). Every method is synchronous and either commits wholly
 * or throws StoreError and changes nothing.
 */
export interface PaymentStore {
  /** What was found on opening (a damaged database set aside, say): codes and sentences for the user. */
  readonly problems: readonly Problem[];
  /** True when this database is new although its folder had one: it must be rebuilt from the network. */
  readonly rebuilt: boolean;

  /** Records what is new and the coverage that goes with it, in one transaction. Returns what was new, in the order given. */
  record(payments: readonly NewPayment[], coverage: readonly CoverageAdvance[]): readonly StoredPayment[];

  /** Begins to watch: keeps the earliest `from`. Returns the account's coverage. */
  beginCoverage(network: NetworkName, account: string, from: number): AccountCoverage;
  /**
   * The network has another chain now: forgets coverage, gaps, the known ledger and all alert starts of it. These
   * accounts begin anew at `from`, entries ringing from these ledgers on (by entry id).
   */
  restartNetwork(
    network: NetworkName,
    accounts: Iterable<string>,
    from: number,
    alertsFrom: ReadonlyMap<string, number>,
  ): void;
  /** A ledger of the chain that coverage is of; null where none is known. */
  knownLedger(network: NetworkName): KnownLedger | null;
  saveKnownLedger(network: NetworkName, ledger: KnownLedger): void;
  /** Null for an account never watched. */
  coverage(network: NetworkName, account: string): AccountCoverage | null;
  /** Examined ranges, ascending, disjoint, not touching. */
  coveredRanges(network: NetworkName, account: string): readonly LedgerRange[];
  /** Takes back a proof that turned out to be none (a frame of those ledgers could not be understood). */
  withdrawCoverage(network: NetworkName, account: string, range: LedgerRange): void;
  /** First ledger whose payments ring for a watched entry: the one after which it was added. Null when not yet known. */
  alertsFrom(network: NetworkName, entryId: string): number | null;
  setAlertsFrom(network: NetworkName, entryId: string, ledgerIndex: number): void;

  /** Payments whose 'payment' event was never confirmed as emitted (a crash in between), in order of recording. */
  unannounced(network: NetworkName): readonly StoredPayment[];
  /** Payments that should ring and have not, in ledger order. */
  unalerted(network: NetworkName): readonly StoredPayment[];
  /** These were announced, and these rang (or need not any more): neither is told again after a restart. */
  markTold(told: { readonly announced: readonly number[]; readonly alerted: readonly number[] }): void;

  gaps(network: NetworkName): readonly KnownGap[];
  /** Replaces the known gaps of the network. */
  saveGaps(network: NetworkName, gaps: readonly KnownGap[]): void;

  /** What servers told of tokens; null for one that told nothing. */
  assetInfo(network: NetworkName): ReadonlyMap<AssetKey, AssetInfo | null>;
  saveAssetInfo(network: NetworkName, key: AssetKey, info: AssetInfo | null): void;

  // For the window
  payment(id: number): StoredPayment | null;
  raw(id: number): string | null;
  query(query: StoreQuery): { readonly rows: readonly StoredPayment[]; readonly total: number };
  /** The two halves of `query`: a search may have to look at every row for either. */
  page(query: StoreQuery): readonly StoredPayment[];
  total(query: StoreQuery): number;
  /** Exact sums (added up in decimal, not by SQL) of what matches, by local day as given by `dayStarts`. */
  sums(query: StoreQuery): readonly AssetAmount[];
  lastPayment(network: NetworkName, account: string, tag: number | null): StoredPayment | null;
  /** What an account received in all, or with one tag: kept up to date with every payment, so that it costs nothing to ask. */
  totals(network: NetworkName, account: string, tag: number | null): StoredTotals;
  /** Ids of all that match, newest first, whatever `offset` and `limit` say: for work done in slices. */
  matching(query: StoreQuery): readonly number[];
  /** These payments, in the order given; those deleted since are left out. */
  payments(ids: readonly number[]): readonly StoredPayment[];
  /** What these payments brought and when, for sums; those deleted since are left out. */
  amounts(ids: readonly number[]): readonly TimedAmount[];
  /** Every asset ever received, most frequent first. */
  assets(): readonly { readonly key: string; readonly asset: Asset; readonly count: number }[];
  info(): { readonly bytes: number; readonly payments: number; readonly oldest: string | null };
  /** Highest row id; 0 when there is no payment. */
  newestId(): number;
  unreadCount(byTagAlone?: readonly TagsOfAccount[]): number;
  markRead(ids: readonly number[] | 'all'): void;
  /** Deletes payments closed before the time, the oldest first, and at most so many; coverage is kept. Returns how many. */
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

/** An amount and the moment people read its payment at: milliseconds since 1970. */
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
  /** Payments to these accounts that came with another tag, or with none, are left out: they are somebody else's. */
  readonly byTagAlone?: readonly TagsOfAccount[];
  /** Sums, not rows and counts, leave out what came on other networks than this one. */
  readonly summedNetwork?: NetworkName;
}
