import type { JsonObject } from '../xrpl/protocol/transaction.ts';
import type { Council } from './validators/council.ts';

/**
 * What a server answers from. The simulated network is one, and the recordings of a real server are another, so that
 * tests can compare the same command code with the real server's answers.
 */
export interface LedgerSource {
  readonly networkId: number;
  readonly firstLedger: number;
  /** The newest validated ledger. */
  readonly lastLedger: number;
  ledger(index: number): Ledger | undefined;
  /** Every transaction that affects the account, oldest first. */
  accountTransactions(account: string): readonly LedgerTransaction[];
  transaction(hash: string): LedgerTransaction | undefined;
  /** The AccountRoot's fields, or null where there is no such account. The simulation always returns the newest state. */
  accountRoot(account: string, ledgerIndex: number): JsonObject | null;
  /** Returns an MPTokenIssuance entry by its id, or null where there is none. Absent where the source has no entries. */
  mptIssuance?(id: string): JsonObject | null;
  /** Returns an account's trust lines as account_lines shows them; absent where the source has none. */
  trustLines?(account: string): readonly TrustLine[];
  /** Returns the MPTokens that an account holds; absent where the source has none. */
  mptokens?(account: string): readonly { readonly index: string; readonly fields: JsonObject }[];
  /** Its validators, where its ledgers are signed. */
  readonly council?: Council;
  /** Seconds since the Ripple epoch (2000-01-01 UTC) by the network's own clock. */
  now(): number;
}

export interface TrustLine {
  /** Index of its RippleState entry, 64 hex digits. */
  readonly index: string;
  readonly fields: JsonObject;
}

export interface Ledger {
  readonly index: number;
  readonly hash: string;
  readonly parentHash: string;
  /** Seconds since the Ripple epoch. */
  readonly closeTime: number;
  readonly parentCloseTime: number;
  readonly totalCoins: string;
  readonly accountHash: string;
  readonly transactionHash: string;
  /** In the order of TransactionIndex. */
  readonly transactions: readonly LedgerTransaction[];
  /** The byte-exact ledgerClosed message where there is a recorded one. */
  recordedClosed?(): string | undefined;
}

export interface LedgerTransaction {
  readonly hash: string;
  readonly ledgerIndex: number;
  readonly transactionIndex: number;
  readonly result: string;
  /** Every account that it affects: those in whose account_tx and `accounts` stream it appears. */
  readonly accounts: readonly string[];
  /** The signed transaction's fields as serialized (Amount, never DeliverMax; no hash, date, ledger_index). */
  txJson(): JsonObject;
  meta(): JsonObject;
  /** The byte-exact stream frame where there is a recorded one. */
  recordedFrame?(apiVersion: 1 | 2): string | undefined;
}
