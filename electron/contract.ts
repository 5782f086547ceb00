/**
 * The types that several rooms share and that cross IPC. The renderer imports types from here and nothing
 * else from electron/. No code lives here but constant tables that both sides need.
 *
 * Conventions: amounts are exact decimal strings (XRP in XRP, never drops; MPT amounts as raw integers);
 * ledger indexes and tags are integers; times are ISO 8601 UTC strings.
 */

/** Network a watched account lives on: a known name, or the decimal network id of another network. */
export type NetworkName = 'mainnet' | 'testnet' | 'devnet' | `${number}`;

export interface XrpAsset {
  readonly currency: 'XRP';
}
export interface IssuedAsset {
  /** The ledger's own code: three characters, or 40 upper-case hex digits, never decoded here. */
  readonly currency: string;
  readonly issuer: string;
}
export interface MptAsset {
  /** 48 hex digits. */
  readonly mptIssuanceId: string;
}
export type Asset = XrpAsset | IssuedAsset | MptAsset;

export interface AssetAmount {
  readonly asset: Asset;
  /** Exact decimal string, positive. */
  readonly amount: string;
}

/** What brought the value (DESIGN.md section 5). */
export const CREDIT_KINDS = [
  'payment',
  'check',
  'escrow',
  'channel',
  'account-delete',
  'nft-sale',
  'nft-royalty',
  'nft-broker-fee',
  'bridge',
  'exchange',
  'refund',
  'other',
] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** A memo as shown: text only where the bytes are valid, harmless UTF-8; the hex otherwise. All cut to a stated length. */
export interface Memo {
  readonly type: string | null;
  readonly format: string | null;
  readonly data: string | null;
  readonly dataHex: string | null;
}

/** One credit of one asset to one watched account: the unit that is recorded once and alerted once. */
export interface Payment {
  readonly network: NetworkName;
  /** Classic address that received. */
  readonly account: string;
  /** Transaction hash, 64 upper-case hex digits. */
  readonly hash: string;
  readonly ledgerIndex: number;
  /** Position inside the ledger (meta.TransactionIndex). */
  readonly transactionIndex: number;
  /** Close time of the ledger; null only where a server did not tell it. */
  readonly closeTime: string | null;
  readonly kind: CreditKind;
  readonly transactionType: string;
  /** Who paid (not always the signer); null where nobody can be named. */
  readonly from: string | null;
  readonly asset: Asset;
  /** Net change of the account's own balance: what really arrived. */
  readonly amount: string;
  readonly destinationTag: number | null;
  readonly sourceTag: number | null;
  readonly invoiceId: string | null;
  readonly memos: readonly Memo[];
  readonly credentialIds: readonly string[];
  /** Set when the transaction was a partial payment: what its Amount asked for. Never summed, never alerted. */
  readonly partialOf: AssetAmount | null;
  /** The server's delivered_amount, kept only where it differs from the balance change beyond rounding; 'unavailable' as such. */
  readonly deliveredAmount: AssetAmount | 'unavailable' | null;
  /** How it was first seen. */
  readonly source: 'live' | 'recovered';
}

/** A payment as the store holds it. */
export interface StoredPayment extends Payment {
  /** Row id: grows in the order of recording. */
  readonly id: number;
  /** The decision to ring, made when it was recorded. */
  readonly alerted: boolean;
  readonly read: boolean;
  readonly recordedAt: string;
}

/** What a person entered to be watched: one classic account on one network, perhaps only one destination tag of it. */
export interface WatchedAccount {
  /** Stable id of this entry (a UUID). */
  readonly id: string;
  readonly network: NetworkName;
  readonly address: string;
  /** Only payments with this destination tag ring; null rings for every tag and for none. */
  readonly tag: number | null;
  readonly label: string;
  readonly addedAt: string;
  /** First ledger to examine; null: the one current when it was added. */
  readonly sinceLedger: number | null;
  /** Index into the palette, 0..7; null for none. */
  readonly colour: number | null;
  /** ISO time, or 'until-unmuted'; null when it rings. */
  readonly mutedUntil: string | null;
  /** Smallest amount that rings, by asset key (see assetKey in payments/asset.ts). XRP defaults to 0.001. */
  readonly minimumAmounts: Readonly<Record<string, string>>;
  /** Kinds that ring; null means the defaults of DESIGN.md section 5. */
  readonly alertKinds: readonly CreditKind[] | null;
  /** Senders (classic addresses) that do not ring. */
  readonly mutedSenders: readonly string[];
}

/** The state of the connection to one network. */
export type ConnectionState = 'connecting' | 'connected' | 'waiting' | 'stalled' | 'closed';

/** One state change of a connection. URLs carry no password. */
export interface ConnectionStatus {
  readonly network: NetworkName;
  readonly state: ConnectionState;
  /** Redacted URL; null before the first attempt. */
  readonly server: string | null;
  /** Attempts since the last useful connection; 0 when connected. */
  readonly attempt: number;
  /** Milliseconds until the next attempt, when waiting. */
  readonly retryInMs: number | null;
  /** A sentence for people, or null. */
  readonly reason: string | null;
  /** A stable code behind the reason (errors.ts in xrpl/), or null. */
  readonly code: string | null;
  /** When this state began. */
  readonly since: string;
}

/** Inclusive range of ledger indexes. */
export type LedgerRange = readonly [first: number, last: number];

/** What has been examined for one account. */
export interface AccountCoverage {
  readonly network: NetworkName;
  readonly account: string;
  /** First ledger that must be examined. */
  readonly from: number;
  /** Last ledger proven to be examined, gaps aside; from - 1 when nothing is. */
  readonly through: number;
  /** Ranges inside from..through not examined, oldest first. */
  readonly gaps: readonly LedgerRange[];
}

/** A gap no reachable server could fill, with what is known of its time span. */
export interface KnownGap {
  readonly network: NetworkName;
  readonly account: string;
  readonly range: LedgerRange;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly attempts: number;
  readonly nextRetryAt: string | null;
  readonly accepted: boolean;
}

/** Something the user should know: a stable code and a sentence that says what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly network: NetworkName | null;
  readonly at: string;
}

// ---------------------------------------------------------------- what the window shows

/** What the tray and the header show in one word. */
export type OverallState = 'live' | 'catching-up' | 'incomplete' | 'stalled' | 'offline' | 'paused' | 'empty';

export interface ServerView {
  /** Redacted URL; also the server's key. */
  readonly url: string;
  readonly inUse: boolean;
  readonly latencyMs: number | null;
  readonly ledgerAgeS: number | null;
  readonly completeLedgers: string | null;
  readonly coolDownUntil: string | null;
  readonly lastError: string | null;
}

export interface NetworkView {
  readonly network: NetworkName;
  readonly connection: ConnectionStatus;
  readonly validatedLedger: number | null;
  readonly catchingUp: boolean;
  readonly servers: readonly ServerView[];
}

/** Decimal sum of one asset, with its display text. */
export interface AssetSum extends AssetAmount {
  readonly amountText: string;
}

export interface AccountView extends WatchedAccount {
  readonly coverage: AccountCoverage | null;
  /** True when ledgers from before it was added are examined too: it was watched earlier, or from a chosen ledger. */
  readonly examinedFromEarlier?: boolean;
  readonly gaps: readonly KnownGap[];
  readonly lastPayment: PaymentRow | null;
  readonly totals: readonly AssetSum[];
  readonly paymentCount: number;
}

/** A payment with everything the window needs to draw it; texts are made in the main process, in the user's locale. */
export interface PaymentRow extends StoredPayment {
  /** "25 XRP": for people, no digit that matters lost. */
  readonly amountText: string;
  /** "XRP", "USD", "MPT 00000A…": safe to show. */
  readonly assetText: string;
  /** True when the asset's name could deceive (it imitates another) and is shown as hex. */
  readonly assetSuspicious: boolean;
  /** Issuer of an issued asset or MPT, null for XRP. */
  readonly assetIssuer: string | null;
  /** Contact name, or the shortened address; null when nobody can be named. */
  readonly fromText: string | null;
  /** Ids of the watched entries that this payment matches (address and tag). */
  readonly watchIds: readonly string[];
  readonly partialOfText: string | null;
}

export interface Contact {
  readonly address: string;
  readonly name: string;
}

export type Theme = 'system' | 'light' | 'dark';
export type Locale = 'system' | 'en' | 'de' | 'es' | 'ja';

export interface QuietHours {
  readonly enabled: boolean;
  /** "22:00" local time. */
  readonly from: string;
  readonly to: string;
}

/** Everything in Preferences. Persisted in electron-store, validated by schema on the way in. */
export interface Settings {
  /**
   * Servers by network, in order of preference; an absent network, or an empty list, uses the built-in one.
   * Passwords are redacted in what the renderer sees; the renderer sends such URLs back as it saw them (on a
   * reorder, say), and main keeps the password it has for each.
   */
  readonly servers: Readonly<Record<string, readonly string[]>>;
  readonly alertKinds: readonly CreditKind[];
  readonly sound: 'off' | 'on' | 'loud';
  /** The user's own sound file; null or absent for the app's. */
  readonly soundFile?: string | null;
  readonly privacyMode: boolean;
  /** In XRP: alerts at or above it stay until dismissed; null for never. */
  readonly criticalAboveXrp: string | null;
  readonly quietHours: QuietHours;
  readonly notifier: 'automatic' | 'node-notifier' | 'electron';
  readonly theme: Theme;
  readonly locale: Locale;
  readonly startAtLogin: boolean;
  readonly startHidden: boolean;
  /** Accelerator of the global shortcut that opens the window, or null. */
  readonly shortcut: string | null;
  /** Transaction page; {hash} is replaced. https only. */
  readonly explorerTemplate: string;
  readonly keepDays: number | null;
  readonly checkForUpdates: boolean;
}

/** One snapshot of everything but the list of payments. */
export interface AppSnapshot {
  readonly version: string;
  readonly platform: string;
  readonly locale: string;
  /** True when the app runs on the built-in simulated ledger. */
  readonly demo: boolean;
  readonly overall: OverallState;
  /** The state in words, in the user's language: "Live on mainnet since 09:12". */
  readonly overallText: string;
  readonly overallSince: string;
  readonly networks: readonly NetworkView[];
  readonly accounts: readonly AccountView[];
  readonly unread: number;
  /** ISO time, or 'until-resumed'; null when alerts are on. */
  readonly pausedUntil: string | null;
  readonly problems: readonly Problem[];
  readonly settings: Settings;
  readonly contacts: readonly Contact[];
  readonly notifications: NotificationView;
  readonly dataFolder: string;
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
  readonly message: string | null;
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
  readonly reason: string;
  readonly delivered: number;
  readonly failed: number;
  readonly lastError: string | null;
}

/** What the list, the chart and the export may be narrowed by. */
export type PaymentFilter = Omit<PaymentQuery, 'offset' | 'limit' | 'upToId'>;

export interface PaymentQuery {
  readonly search?: string;
  /** Watched entry ids. */
  readonly watchIds?: readonly string[];
  readonly kinds?: readonly CreditKind[];
  /** Asset keys (payments/asset.ts). */
  readonly assets?: readonly string[];
  /** ISO times, inclusive and exclusive. */
  readonly from?: string;
  readonly to?: string;
  /** Only rows recorded up to this row id: keeps a long list steady under the reader while payments arrive. */
  readonly upToId?: number;
  readonly offset: number;
  /** At most 500. */
  readonly limit: number;
}

/** One asset a person can filter by or set a threshold for. */
export interface AssetChoice {
  /** Asset key (payments/asset.ts). */
  readonly key: string;
  readonly asset: Asset;
  /** "XRP", "USD", "MPT 00000A…": safe to show. */
  readonly assetText: string;
  readonly count: number;
}

export interface DaySum {
  /** Local calendar day, "2026-11-21". */
  readonly day: string;
  readonly count: number;
  readonly sums: readonly AssetSum[];
}

export interface PaymentPage {
  readonly rows: readonly PaymentRow[];
  /** All that match, not only this page. */
  readonly total: number;
  /** Sums of the days that occur in this page, over all that match. */
  readonly days: readonly DaySum[];
  /** The request's upToId, or the highest row id recorded when this was answered (0 when there is none). */
  readonly upToId: number;
}

export interface PaymentDetail {
  readonly payment: PaymentRow;
  readonly explorerUrl: string | null;
  /** The transaction and its metadata as JSON text, for display only. */
  readonly raw: string;
}

/** What became of a text entered as an address. */
export type AddressCheck =
  | {
      readonly ok: true;
      readonly address: string;
      readonly tag: number | null;
      readonly network: NetworkName | null;
      readonly alreadyWatched: boolean;
    }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Outcome of an action: nothing throws across IPC. */
export type Outcome<T = null> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface NewAccount {
  /** Classic or X-address as entered. */
  readonly text: string;
  readonly label: string;
  readonly network: NetworkName;
  /** Overrides the tag of an X-address when given. */
  readonly tag?: number | null;
}

export type AccountChange = Partial<
  Pick<
    WatchedAccount,
    'label' | 'colour' | 'mutedUntil' | 'minimumAmounts' | 'alertKinds' | 'mutedSenders' | 'tag'
  >
>;

export interface ActivitySpan {
  readonly from: string;
  readonly to: string;
  readonly state: 'live' | 'catching-up' | 'offline' | 'recovered' | 'unknown';
}

export interface HealthView {
  readonly networks: readonly NetworkView[];
  /** The last state changes, newest first. */
  readonly events: readonly ConnectionStatus[];
  /** The last 24 hours, by network. */
  readonly activity: Readonly<Record<string, readonly ActivitySpan[]>>;
}

/**
 * One request and one response per channel (renderer asks, main answers). main validates each request by the
 * schema of the same name in desktop/ipc-schemas.ts; a channel without a schema does not compile.
 */
export interface IpcRequests {
  'app:snapshot': { readonly request: null; readonly response: AppSnapshot };
  'payments:query': { readonly request: PaymentQuery; readonly response: PaymentPage };
  'payments:detail': { readonly request: { readonly id: number }; readonly response: Outcome<PaymentDetail> };
  'payments:mark-read': {
    readonly request: { readonly ids: readonly number[] | 'all' };
    readonly response: Outcome;
  };
  /** The last `days` local days, today included, oldest first; days without payments may be left out. */
  'payments:daily': {
    readonly request: { readonly days: number; readonly filter?: PaymentFilter };
    readonly response: readonly DaySum[];
  };
  /** Every asset ever received, with the key that filters and minimum amounts use; most frequent first. */
  'payments:assets': { readonly request: null; readonly response: readonly AssetChoice[] };
  'payments:export': {
    readonly request: { readonly query: PaymentQuery; readonly format: 'csv' | 'json' };
    readonly response: Outcome<{ readonly path: string; readonly count: number } | null>;
  };
  'accounts:check': {
    readonly request: { readonly text: string; readonly network: NetworkName };
    readonly response: AddressCheck;
  };
  'accounts:add': { readonly request: NewAccount; readonly response: Outcome<{ readonly id: string }> };
  'accounts:update': {
    readonly request: { readonly id: string; readonly change: AccountChange };
    readonly response: Outcome;
  };
  'accounts:remove': { readonly request: { readonly id: string }; readonly response: Outcome };
  'accounts:undo-remove': { readonly request: null; readonly response: Outcome };
  'accounts:reorder': { readonly request: { readonly ids: readonly string[] }; readonly response: Outcome };
  'accounts:export': { readonly request: null; readonly response: Outcome<{ readonly path: string } | null> };
  'accounts:import': {
    readonly request: null;
    readonly response: Outcome<{ readonly added: number; readonly skipped: number } | null>;
  };
  'contacts:set': { readonly request: Contact; readonly response: Outcome };
  'contacts:remove': { readonly request: { readonly address: string }; readonly response: Outcome };
  'alerts:pause': { readonly request: { readonly until: string | null }; readonly response: Outcome };
  'alerts:test': { readonly request: null; readonly response: Outcome<{ readonly via: string }> };
  /** Reconnects at once where the connection is down and asks every network for its state. */
  'connection:check': { readonly request: null; readonly response: Outcome };
  'health:get': { readonly request: null; readonly response: HealthView };
  'gaps:retry': {
    readonly request: { readonly network: NetworkName; readonly account: string };
    readonly response: Outcome;
  };
  'gaps:accept': {
    readonly request: {
      readonly network: NetworkName;
      readonly account: string;
      readonly range: LedgerRange;
    };
    readonly response: Outcome;
  };
  'servers:test': {
    readonly request: { readonly network: NetworkName; readonly url: string };
    readonly response: Outcome<{
      readonly latencyMs: number;
      readonly ledgerIndex: number;
      readonly completeLedgers: string;
    }>;
  };
  'settings:update': { readonly request: Partial<Settings>; readonly response: Outcome };
  'diagnostics:text': { readonly request: null; readonly response: string };
  'updates:check': { readonly request: null; readonly response: Outcome<UpdateView> };
  /** Restarts into the downloaded update. */
  'updates:install': { readonly request: null; readonly response: Outcome };
  'data:info': { readonly request: null; readonly response: DataInfo };
  'data:open-folder': { readonly request: null; readonly response: Outcome };
  /** Asks for a sound file by the platform's dialog and keeps it in settings.soundFile; null when cancelled. */
  'sound:choose': { readonly request: null; readonly response: Outcome<{ readonly path: string } | null> };
  'data:erase': { readonly request: { readonly confirm: 'erase' }; readonly response: Outcome };
  'demo:start': { readonly request: null; readonly response: Outcome };
  /** Starts again on the real networks. */
  'demo:leave': { readonly request: null; readonly response: Outcome };
  'link:open': { readonly request: { readonly url: string }; readonly response: Outcome };
  'clipboard:write': { readonly request: { readonly text: string }; readonly response: Outcome };
  'window:hide': { readonly request: null; readonly response: Outcome };
}
export type IpcChannel = keyof IpcRequests;

/** What main pushes to the renderer, coalesced to at most 10 messages a second. */
export interface IpcPushes {
  /** Only the top-level fields of AppSnapshot that changed. */
  'app:patch': Partial<AppSnapshot>;
  /** New or changed payments since the last push, newest first, at most 200; `more` when there were more: query again. */
  'payments:arrived': { readonly rows: readonly PaymentRow[]; readonly more: boolean };
  /** Open this view (a notification or a menu item was clicked). */
  'view:show': ViewTarget;
}
export type IpcPush = keyof IpcPushes;

export type ViewTarget =
  | { readonly view: 'payments' }
  | { readonly view: 'payment'; readonly id: number }
  | { readonly view: 'accounts'; readonly id?: string }
  | { readonly view: 'add-account'; readonly text?: string }
  | { readonly view: 'health' }
  | { readonly view: 'preferences' }
  | { readonly view: 'about' };

/** What the preload puts on window.chime. */
export interface ChimeBridge {
  invoke<C extends IpcChannel>(
    channel: C,
    request: IpcRequests[C]['request'],
  ): Promise<IpcRequests[C]['response']>;
  /** Returns its own remover. */
  on<P extends IpcPush>(push: P, listener: (value: IpcPushes[P]) => void): () => void;
}
