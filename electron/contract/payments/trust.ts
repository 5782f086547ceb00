/** What servers said of a payment: of two that disagree, both words are kept. */

import type { AssetAmount, TrustLevel } from './payment.ts';

/** A transaction as one server states it, for one account. */
export interface StatedTransaction {
  /** 64 upper-case hex digits. */
  readonly hash: string;
  readonly ledgerIndex: number;
  /** 64 upper-case hex digits; null where the server did not tell it. */
  readonly ledgerHash: string | null;
  /** The engine's result: tesSUCCESS for everything that is recorded. */
  readonly result: string;
  /** What it brought to the account by this server's metadata; the first 64 assets. */
  readonly amounts: readonly AssetAmount[];
}

/**
 * Whether a server puts the transaction into the same ledger as the one that the payment was recorded from, by the
 * ledger's hash. Where one of the two does not tell a hash, that is not judged.
 */
export type LedgerHashCheck = 'same' | 'other' | 'not-told' | 'not-told-when-recorded';

/** What one server said of a payment. */
export interface TrustStatement {
  /** Redacted URL; VALIDATORS where it is their signatures that say it. */
  readonly server: string;
  /** When it was heard, ISO 8601. */
  readonly at: string;
  /** How far the payment is believed from then on. */
  readonly trust: TrustLevel;
  /** `recorded`: the payment was recorded as this server said it. The others were asked later. */
  readonly says: 'recorded' | 'agrees' | 'disagrees';
  /** Null where the server holds the whole ledger without this transaction. */
  readonly stated: StatedTransaction | null;
  /** Null for the first statement, and where nothing is stated. */
  readonly ledgerHashCheck: LedgerHashCheck | null;
}

/** A statement as people read it. */
export interface ShownStatement extends TrustStatement {
  /** Who runs the server, as far as that is known; its host otherwise. Two servers of one operator are one word. */
  readonly operator: string;
  /** The server is on the user's own machine or network. */
  readonly isOwn: boolean;
  /** "25 XRP", "25 XRP, 3 USD"; null where the server has no such transaction or it brought nothing. */
  readonly amountsText: string | null;
}
