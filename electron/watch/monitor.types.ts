import type {
  AccountCoverage,
  Asset,
  ConnectionStatus,
  KnownGap,
  LedgerRange,
  NetworkName,
  NetworkView,
  Problem,
  StoredPayment,
  WatchedAccount,
} from '../contract/index.ts';
import type { AssetInfo } from '../payments/amounts/asset-info.ts';
import type { NudgeReason } from '../xrpl/network-client.ts';

/**
 * Watches the accounts of one network: joins the connection, the classification and the store. Both composition roots (desktop and headless) drive it through this interface.
 */
export interface Monitor {
  readonly network: NetworkName;
  start(): void;
  /** Stops the connection, commits everything, resolves when nothing of it runs any more. */
  stop(): Promise<void>;
  /** The watched entries of this network, whole list. Takes effect at once; coverage of removed accounts is kept. */
  setWatched(entries: readonly WatchedAccount[]): void;
  setServers(urls: readonly string[]): void;
  view(): NetworkView;
  coverage(): readonly AccountCoverage[];
  gaps(): readonly KnownGap[];
  recentEvents(): readonly ConnectionStatus[];
  /** True while history is being recovered (since start, a drop, sleep …). */
  readonly catchingUp: boolean;
  /** The machine is about to sleep: commit and mark. */
  suspend(): void;
  /** The machine woke, the network came back, the clock jumped, or the user asked: reconnect and recover at once. */
  nudge(reason: NudgeReason): void;
  retryGaps(account?: string): void;
  acceptGap(account: string, range: LedgerRange): void;
  /** True when some entry watches the account. */
  isWatched(account: string): boolean;
  /** Entries of the account that were there before this ledger; one without a place yet was just added and counts. */
  alertingEntries(account: string, ledgerIndex: number): readonly WatchedAccount[];
  /** True when it is known from which ledger on this entry's payments alert. */
  isPlaced(entry: WatchedAccount): boolean;
  /** Deliveries of these payments were acknowledged: a checkpoint may go past them. */
  acknowledged(payments: readonly StoredPayment[]): void;
  /** Something else could not be written to the store. Published as a problem, once per failure. */
  storeFailed(error: unknown): void;
  /** What is known of a token now (ticker, decimal places, the pair of a pool); begins to ask where nothing is. */
  assetInfo(asset: Asset): AssetInfo | null;
  /** Resolves when all of these are known or could not be found out, at the latest after two seconds. */
  assetInfoReady(assets: readonly Asset[]): Promise<void>;
  onEvent(listener: (event: MonitorEvent) => void): () => void;
}

export type MonitorEvent =
  | { readonly type: 'connection'; readonly status: ConnectionStatus }
  /** New payments, in ledger order, right after their commit. Their deliveries are pending in the store. */
  | {
      readonly type: 'recorded';
      readonly payments: readonly StoredPayment[];
      readonly source: StoredPayment['source'];
    }
  /** The monitor began, or entries joined its list: deliveries left over from before may have a watcher again. */
  | { readonly type: 'accounts-joined' }
  /** Whether there is a connection whose subscriptions prove something. */
  | { readonly type: 'online'; readonly online: boolean }
  | { readonly type: 'coverage'; readonly coverage: AccountCoverage }
  | { readonly type: 'catching-up'; readonly active: boolean }
  /** Nothing is being recovered. Comes after each piece of recovery, also while not catching up. */
  | { readonly type: 'settled' }
  /** Something was learned of a token: texts that name it may change. */
  | { readonly type: 'asset-info'; readonly asset: Asset }
  | { readonly type: 'gaps'; readonly gaps: readonly KnownGap[] }
  | { readonly type: 'problem'; readonly problem: Problem };
