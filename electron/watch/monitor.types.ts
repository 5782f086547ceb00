import type {
  AccountCoverage,
  Asset,
  ConnectionStatus,
  KnownGap,
  Problem,
  StoredPayment,
  TrustLevel,
} from '../contract/index.ts';

export type MonitorEvent =
  | { readonly type: 'connection'; readonly status: ConnectionStatus }
  /** New payments, in ledger order, right after their commit. Their deliveries are pending in the store. */
  | {
      readonly type: 'recorded';
      readonly payments: readonly StoredPayment[];
      readonly source: StoredPayment['source'];
    }
  /** One more server said something of a transaction: its payments are believed so far, on the word of these servers. */
  | {
      readonly type: 'trust';
      /** As they are stored now. */
      readonly payments: readonly StoredPayment[];
      readonly trust: TrustLevel;
      readonly servers: readonly string[];
      /** Whether they left the sums or came back to them: what was added up of them is wrong now. */
      readonly sumsChanged: boolean;
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
  /** The list of validators may be another; what stands in the way of proofs, now or soon, or nothing any more. */
  | { readonly type: 'validator-list'; readonly problem: Problem | null }
  | { readonly type: 'problem'; readonly problem: Problem };
