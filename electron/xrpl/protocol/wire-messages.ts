import { asIndex, asObject, isObject } from './json.ts';
import { hashOf } from './ledger-hash.ts';
import { isoTime, ledgerTimeToIso } from './ledger-time.ts';
import type { JsonObject, JsonValue, ValidatedTransaction } from './transaction.ts';
import {
  ledgerIndexOfRow,
  parseAccountTxRow,
  parseLedgerTransaction,
  parseStreamTransaction,
} from './wire-transaction.ts';

/** What a validator said, serialized and signed, as a server passed it on: unchecked. */
export interface ValidatorWord {
  readonly type: 'validation' | 'manifest';
  readonly bytes: Buffer;
}

/** What a message that answers no request means. */
export type StreamMessage =
  | {
      readonly type: 'ledger';
      readonly ledgerIndex: number;
      readonly closeTime: string | null;
      readonly transactionCount: number;
      /** Null when the server does not give it. */
      readonly ledgerHash: string | null;
      /** The server's complete ledgers at that moment, as it wrote them. */
      readonly completeLedgers: string | null;
    }
  | { readonly type: 'transaction'; readonly transaction: ValidatedTransaction }
  | { readonly type: 'validator'; readonly word: ValidatorWord }
  /** Should have been one of the above and could not be understood. */
  | { readonly type: 'unreadable'; readonly ledgerIndex: number | null }
  | { readonly type: 'unknown' };

/** Reads a message of the ledger or transaction stream, of either API version. */
export function parseStreamMessage(message: JsonObject): StreamMessage {
  if (message.type === 'ledgerClosed') return parseLedgerClosed(message);
  if (message.type === 'transaction') {
    // Proposed transactions have the same type; they prove nothing.
    if (message.validated === false || message.status === 'proposed') return { type: 'unknown' };
    const transaction = message.validated === true ? parseStreamTransaction(message) : null;
    return transaction
      ? { type: 'transaction', transaction }
      : { type: 'unreadable', ledgerIndex: ledgerIndexOfRow(message) };
  }
  if (message.type === 'validationReceived') return parseValidatorWord('validation', message.data);
  if (message.type === 'manifestReceived') return parseValidatorWord('manifest', message.manifest);
  return { type: 'unknown' };
}

/** Both have some hundreds of bytes. */
const MOST_WORD_DIGITS = 8192;

/** Both are hex of the serialized whole (rippled, NetworkOPs.cpp: pubValidation, pubManifest); Clio passes them on. */
function parseValidatorWord(type: ValidatorWord['type'], hex: JsonValue | undefined): StreamMessage {
  const isWord =
    typeof hex === 'string' && hex.length <= MOST_WORD_DIGITS && /^(?:[0-9A-Fa-f]{2})+$/.test(hex);
  return isWord ? { type: 'validator', word: { type, bytes: Buffer.from(hex, 'hex') } } : { type: 'unknown' };
}

function parseLedgerClosed(message: JsonObject): StreamMessage {
  const ledgerIndex = asIndex(message.ledger_index);
  if (ledgerIndex === null) return { type: 'unreadable', ledgerIndex: null };
  return {
    type: 'ledger',
    ledgerIndex,
    closeTime: ledgerTimeToIso(message.ledger_time),
    transactionCount: asIndex(message.txn_count) ?? 0,
    ledgerHash: hashOf(message),
    completeLedgers: typeof message.validated_ledgers === 'string' ? message.validated_ledgers : null,
  };
}

/** The answer of account_tx. */
export interface AccountTxResult {
  /** The range in the *answer*: API v1 clamps silently a range it does not hold. */
  readonly ledgerIndexMin: number;
  readonly ledgerIndexMax: number;
  /** Null on the last page. A page may be empty and still have a marker. */
  readonly marker: JsonObject | null;
  readonly transactions: readonly ValidatedTransaction[];
  /** Rows that could not be understood, by ledger (null: not even that): their ledgers are not proven. */
  readonly unreadable: readonly (number | null)[];
}

/** The answer of `ledger` with its transactions. */
export interface LedgerResult {
  readonly ledgerIndex: number;
  readonly closeTime: string | null;
  readonly transactions: readonly ValidatedTransaction[];
  /** Transactions that could not be understood. */
  readonly unreadable: number;
}

/** Reads the result of account_tx; null when it is none. */
export function parseAccountTxResult(result: JsonObject): AccountTxResult | null {
  const ledgerIndexMin = asIndex(result.ledger_index_min);
  const ledgerIndexMax = asIndex(result.ledger_index_max);
  const rows = result.transactions;
  if (ledgerIndexMin === null || ledgerIndexMax === null || !Array.isArray(rows)) return null;
  const marker = result.marker ?? null;
  // A marker of another form cannot be followed, and without following it the page proves nothing.
  if (marker !== null && !isObject(marker)) return null;
  const transactions: ValidatedTransaction[] = [];
  const unreadable: (number | null)[] = [];
  for (const row of rows) {
    const transaction = parseAccountTxRow(row);
    if (transaction) transactions.push(transaction);
    else unreadable.push(ledgerIndexOfRow(row));
  }
  return { ledgerIndexMin, ledgerIndexMax, marker, transactions, unreadable };
}

/** Reads the result of `ledger` with transactions expanded; null when it is not of a validated ledger. */
export function parseLedgerResult(result: JsonObject): LedgerResult | null {
  const ledger = asObject(result.ledger);
  if (!ledger || result.validated !== true) return null;
  const ledgerIndex = asIndex(result.ledger_index) ?? asIndex(ledger.ledger_index);
  // Always there when asked for, empty ledgers included: a ledger without it says nothing of what was in it.
  const entries = ledger.transactions;
  if (ledgerIndex === null || !Array.isArray(entries)) return null;
  const closeTime = isoTime(ledger.close_time_iso) ?? ledgerTimeToIso(ledger.close_time);
  const transactions: ValidatedTransaction[] = [];
  let unreadable = 0;
  for (const entry of entries) {
    const transaction = parseLedgerTransaction(entry, ledgerIndex, closeTime);
    if (transaction) transactions.push(transaction);
    else unreadable += 1;
  }
  return { ledgerIndex, closeTime, transactions, unreadable };
}
