/** What the window shows beside the list of payments. */

import type { Contact, FormerAccount, TaggedAddress, WatchedAccount } from '../accounts/account.ts';
import type { AccountCoverage, KnownGap } from '../accounts/coverage.ts';
import type { ShownSink } from '../forwarding/shown.ts';
import type { NetworkName } from '../payments/payment.ts';
import type { ProofProgress } from '../payments/proof.ts';
import type { AssetSum, PaymentRow } from '../payments/query.ts';
import type { SilenceSpan } from '../schema/schema.ts';
import type { Settings } from '../settings/settings.ts';
import type { ShownConnection, ShownExamined, ShownNetwork, ShownProblem } from './shown.ts';

/** What the tray and the header show in one word. */
export type OverallState =
  | 'live'
  | 'catching-up'
  | 'incomplete'
  | 'connecting'
  | 'stalled'
  | 'offline'
  | 'paused'
  | 'empty';

export interface AccountView extends WatchedAccount {
  /** The address together with the tag that is watched; null where every tag is. */
  readonly tagged: TaggedAddress | null;
  readonly coverage: AccountCoverage | null;
  readonly examined: ShownExamined;
  readonly gaps: readonly KnownGap[];
  readonly lastPayment: PaymentRow | null;
  readonly totals: readonly AssetSum[];
  readonly paymentCount: number;
}

/** What an account held in one validated ledger, by the word of the server in use. */
export type BalanceView =
  | {
      readonly state: 'known';
      /** XRP first, the reserve included; then tokens by name, MPTs among them where the server knows these. */
      readonly sums: readonly AssetSum[];
      /** Tokens that it holds and that are not among `sums`. */
      readonly more: number;
      /** Trust lines on which the account owes: it issued the token. */
      readonly owed: number;
      /** False where the account holds more than is asked for, or something could not be understood. */
      readonly isComplete: boolean;
      readonly ledgerIndex: number;
      /** When that ledger closed, right to the minute; null where it is not known. */
      readonly ledgerTime: string | null;
    }
  | { readonly state: 'no-account' };

/** One snapshot of everything but the list of payments. */
export interface AppSnapshot {
  readonly version: string;
  readonly platform: string;
  readonly locale: string;
  /** True when the app runs on the built-in simulated ledger. */
  readonly demo: boolean;
  readonly overall: OverallState;
  /** The state in words, in the user's language: "Live on Mainnet since 09:12". */
  readonly overallText: string;
  readonly overallSince: string;
  /** The state pause aside: the same as `overall` unless that is 'paused'. */
  readonly overallConnection: OverallState;
  /** The network whose state this is: the one in the worst; null while none is watched. */
  readonly overallNetwork: NetworkName | null;
  readonly networks: readonly ShownNetwork[];
  readonly accounts: readonly AccountView[];
  /** No longer watched; last removed first. */
  readonly formerAccounts: readonly FormerAccount[];
  readonly unread: number;
  /** Another number than before: sums, days and charts that were asked for are wrong now, and are asked for again. */
  readonly sumsRevision?: number;
  /** ISO time, or 'until-resumed'; null when alerts are on. */
  readonly pausedUntil: string | null;
  /** How long the pause was chosen to last; null without one, and where that is not known. */
  readonly pauseSpan: SilenceSpan | null;
  readonly problems: readonly ShownProblem[];
  readonly settings: Settings;
  readonly contacts: readonly Contact[];
  readonly notifications: NotificationView;
  readonly loginItem: LoginItemView;
  /** What the last check of the connections found; null where nobody asked for one. */
  readonly connectionCheck: ConnectionCheckView | null;
  /** What there is to say of the shortcut on this desktop, in the user's language. */
  readonly shortcutNote?: string | null;
  /** The export of payments that is being written; null where none is, and in its first second. */
  readonly exporting: ExportProgress | null;
  /** The proof that a person asked for; null where none is made. */
  readonly proving: ProofProgress | null;
  readonly dataFolder: string;
  /** That passwords of servers are stored unencrypted on this computer; null or absent where they are not. */
  readonly passwordsNote?: string | null;
  /** Where events are sent to, in the user's order. */
  readonly forwarding: readonly ShownSink[];
  /** That secrets of sinks are stored unencrypted on this computer; null or absent where they are not. */
  readonly secretsNote?: string | null;
  /** The built-in servers by network, for Preferences. */
  readonly builtInServers?: Readonly<Record<string, readonly string[]>>;
  readonly update?: UpdateView;
}

/** Where updating stands. 'unsupported' where this kind of installation cannot update itself. */
export interface UpdateView {
  readonly state:
    | 'idle'
    | 'checking'
    | 'current'
    | 'available'
    | 'downloading'
    | 'ready'
    | 'unsupported'
    | 'failed';
  /** The version that is available, downloading or ready. */
  readonly version: string | null;
  /** What there is to say of it, in the user's language. */
  readonly text: string | null;
}

/** The answer to "Check connection". */
export interface ConnectionCheckView {
  readonly isRunning: boolean;
  /** When the last check ended; null while the first one runs. */
  readonly at: string | null;
  /** What was found, in the user's language: "Mainnet: connected to xrplcluster.com, 84 ms, ledger 90,000,031 just now". */
  readonly networks: readonly {
    readonly network: NetworkName;
    readonly isConnected: boolean;
    readonly text: string;
  }[];
}

/** The start at login beside its setting. */
export interface LoginItemView {
  /** False where this run leaves alone what starts at login. */
  readonly isOffered: boolean;
  /** Why it is not offered, or why the system does otherwise than the setting says; null where there is nothing to say. */
  readonly text: string | null;
}

/** How many payments of an export are written. */
export interface ExportProgress {
  readonly written: number;
  /** All that it will hold. */
  readonly count: number;
}

/** An export that is complete. */
export interface ExportedPayments {
  readonly path: string;
  readonly count: number;
}

/** What the data folder holds. */
export interface DataInfo {
  readonly folder: string;
  readonly bytes: number;
  readonly payments: number;
  /** Close time of the oldest payment kept. */
  readonly oldest: string | null;
}

/** Which way notifications go, found out at start. */
export interface NotificationView {
  readonly inUse: 'node-notifier' | 'electron' | 'none';
  /** Why, in the user's language. */
  readonly reasonText: string;
  readonly delivered: number;
  readonly failed: number;
  /** In the user's language. */
  readonly lastErrorText: string | null;
  /** Why the sound that is set does not play, or not louder; null or absent where it does. */
  readonly soundText?: string | null;
}

export interface ActivitySpan {
  readonly from: string;
  readonly to: string;
  readonly state: 'live' | 'catching-up' | 'offline' | 'recovered';
}

export interface HealthView {
  readonly networks: readonly ShownNetwork[];
  /** The last state changes, newest first. */
  readonly events: readonly ShownConnection[];
  /** The last 24 hours, by network; less where the app has not been here for so long. */
  readonly activity: Readonly<Record<string, readonly ActivitySpan[]>>;
}
