/** What arrived: assets, amounts and the credit that is recorded and alerted once. */

/** Network a watched account lives on: a known name, or the decimal network id of another network. */
export type NetworkName = 'mainnet' | 'testnet' | 'devnet' | `${number}`;

/** Whether a value is a network's name in its one spelling: "0" to "2" have names, and no id begins with a zero. */
export function isNetworkName(value: unknown): value is NetworkName {
  if (value === 'mainnet' || value === 'testnet' || value === 'devnet') return true;
  return typeof value === 'string' && /^(?:[3-9]|[1-9]\d{1,9})$/.test(value) && Number(value) <= 0xffff_ffff;
}

interface XrpAsset {
  readonly currency: 'XRP';
}

export interface IssuedAsset {
  /** The ledger's own code: three characters, or 40 upper-case hex digits, never decoded here. */
  readonly currency: string;
  readonly issuer: string;
}

interface MptAsset {
  /** 48 hex digits. */
  readonly mptIssuanceId: string;
}

export type Asset = XrpAsset | IssuedAsset | MptAsset;

/** Stands for an amount that arrived, but that the ledger keeps secret (a confidential transfer of an MPT). */
export const HIDDEN_AMOUNT = 'hidden';

/**
 * Of payments that nobody asked to hear of, memos and raw transaction are kept for so many of an account's day (UTC). A
 * stranger can send a thousand a second.
 */
export const SMALL_PAYMENTS_PER_DAY = 1000;

export interface AssetAmount {
  readonly asset: Asset;
  /** Exact decimal string, positive; or HIDDEN_AMOUNT. */
  readonly amount: string;
}

/** What brought the value. */
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

/** Kinds that are alerted where nothing else is said: all by which somebody else's value arrives. */
export const DEFAULT_ALERT_KINDS: readonly CreditKind[] = CREDIT_KINDS.filter(
  (kind) => kind !== 'exchange' && kind !== 'refund',
);

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
  /** Net change of the account's own balance: what really arrived; or HIDDEN_AMOUNT. */
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

/** Why a payment was not to be notified of when it was recorded. */
type SuppressionReason = 'kind' | 'muted-sender' | 'below-minimum' | 'not-watched';

export interface Suppression {
  readonly reason: SuppressionReason;
  /** The minimum that was not reached, in the payment's asset; absent for other reasons. */
  readonly minimum?: string;
}

/** What became of the notification of a payment. Stored as it is: its words never change. */
export type AlertOutcome =
  | ({ readonly type: 'suppressed' } & Suppression)
  /** Every account it concerns was muted when it would have been shown. */
  | { readonly type: 'muted-account' }
  /** Recorded by a run without notifications. */
  | { readonly type: 'off' }
  /** Not handed over yet. */
  | { readonly type: 'pending' }
  /** Shown later: after the pause or the quiet hours, or once notifications work. */
  | { readonly type: 'held'; readonly reason: 'paused' | 'quiet-hours' | 'undelivered' }
  /** Shown at `at` (ISO 8601), alone or together with others. */
  | { readonly type: 'shown'; readonly as: 'single' | 'summary'; readonly at: string }
  /** Nothing could show it, and it is not tried again. */
  | { readonly type: 'failed' };

/** Stands for the validators, by their signatures, where a server is named: their word decides every dispute. */
export const VALIDATORS = 'validators';

/**
 * How far a payment is believed: on one server's word, on that of two operators, by the validators' signatures, or
 * disputed.
 */
export type TrustLevel = 'seen' | 'confirmed' | 'proved' | 'disputed';

/** A payment as the store holds it. */
export interface StoredPayment extends Payment {
  /** Row id: grows in the order of recording. */
  readonly id: number;
  /** The decision to alert, made when it was recorded. */
  readonly alerted: boolean;
  /** Null where a version before recorded it: then `alerted` is all that is known. */
  readonly outcome: AlertOutcome | null;
  readonly read: boolean;
  readonly recordedAt: string;
  /** Default: 'seen'. */
  readonly trust?: TrustLevel;
}
