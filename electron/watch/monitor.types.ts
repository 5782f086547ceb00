import type {
  AccountCoverage,
  Asset,
  ConnectionStatus,
  CreditKind,
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
 * Watches the accounts of one network: joins the connection, the classification, the store and the alert
 * decision. Both composition roots (desktop and headless) drive it through this interface.
 */
export interface Monitor {
  readonly network: NetworkName;
  start(): void;
  /** Stops the connection, commits everything, resolves when nothing of it runs any more. */
  stop(): Promise<void>;
  /** The watched entries of this network, whole list. Takes effect at once; coverage of removed accounts is kept. */
  setWatched(entries: readonly WatchedAccount[]): void;
  /** Rules for ringing that are not per account. */
  setAlertRules(rules: AlertRules): void;
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
  /** Alerts delivered (or handed to a channel that cannot fail): marks them, so that they are not alerted after a restart. */
  confirmAlert(alert: Alert): void;
  /** These payments were told; only for a monitor created with `confirmsPayments`. */
  confirmPayments(payments: readonly StoredPayment[]): void;
  /** What is known of a token now (ticker, decimal places, the pair of a pool); begins to ask where nothing is. */
  assetInfo(asset: Asset): AssetInfo | null;
  /** Resolves when all of these are known or could not be found out, at the latest after two seconds. */
  assetInfoReady(assets: readonly Asset[]): Promise<void>;
  onEvent(listener: (event: MonitorEvent) => void): () => void;
}

export interface AlertRules {
  /** Kinds that ring where an account has no rule of its own. */
  readonly kinds: readonly CreditKind[];
}

export type MonitorEvent =
  | { readonly type: 'connection'; readonly status: ConnectionStatus }
  /** A credit, after it was committed, once for ever (a crash between the commit and this event repeats it after restart). */
  | { readonly type: 'payment'; readonly payment: StoredPayment }
  | { readonly type: 'alert'; readonly alert: Alert }
  | { readonly type: 'coverage'; readonly coverage: AccountCoverage }
  | { readonly type: 'catching-up'; readonly active: boolean }
  /** Something was learned of a token: texts that name it may change. */
  | { readonly type: 'asset-info'; readonly asset: Asset }
  | { readonly type: 'gaps'; readonly gaps: readonly KnownGap[] }
  | { readonly type: 'problem'; readonly problem: Problem };

/**
 * What should ring, once. Live payments come one by one; recovered ones in ledger order, up to three one by
 * one, more of them as one summary.
 */
export type Alert =
  | { readonly type: 'payment'; readonly payment: StoredPayment; readonly entries: readonly WatchedAccount[] }
  | {
      readonly type: 'summary';
      readonly payments: readonly StoredPayment[];
      readonly entries: readonly WatchedAccount[];
    };
