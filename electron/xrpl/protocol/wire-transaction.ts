import { asFilledString, asHex, asIndex, asObject, isObject } from './json.ts';
import { hashOf } from './ledger-hash.ts';
import { isoTime, ledgerTimeToIso } from './ledger-time.ts';
import type { JsonObject, JsonValue, ValidatedTransaction } from './transaction.ts';

/** The ledger has no metadata of more entries: such a transaction fails (rippled: oversizeMetaDataCap in Protocol.h). */
const MOST_AFFECTED_NODES = 5200;

/** A transaction's type or result; the longest are half as long. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^\w{1,64}$/.test(value);
}

interface Parts {
  readonly tx: JsonObject;
  readonly meta: unknown;
  readonly hash: unknown;
  readonly ledgerIndex: number | null;
  readonly closeTime: string | null;
  readonly ledgerHash?: string | null;
  readonly engineResult?: string | null;
}

/**
 * One row of account_tx. v1: {meta, tx: {…, hash, date, ledger_index}, validated}; v2: {close_time_iso, hash,
 * ledger_index, meta, tx_json, validated}. Null when it cannot be understood or is not validated.
 */
export function parseAccountTxRow(row: unknown): ValidatedTransaction | null {
  if (!isObject(row) || row.validated !== true) return null;
  const tx = asObject(row.tx_json) ?? asObject(row.tx);
  return tx && assemble(sharedParts(row, tx));
}

/** The ledger that a row names, even where the rest of it cannot be understood; null when it names none. */
export function ledgerIndexOfRow(row: unknown): number | null {
  if (!isObject(row)) return null;
  const tx = asObject(row.tx_json) ?? asObject(row.tx) ?? asObject(row.transaction);
  return asIndex(row.ledger_index) ?? (tx && asIndex(tx.ledger_index));
}

/**
 * One message of the transaction stream. v1: {transaction: {…, hash, date}, meta, ledger_index …}; v2: {tx_json,
 * hash, meta, ledger_index …}. Null when it cannot be understood. The caller has checked `validated`.
 */
export function parseStreamTransaction(message: JsonObject): ValidatedTransaction | null {
  const tx = asObject(message.tx_json) ?? asObject(message.transaction);
  return tx && assemble(sharedParts(message, tx));
}

/**
 * One transaction of `ledger` with expand. v1: fields inline, with metaData and hash, and neither date nor
 * ledger_index; v2: like a row of account_tx. What it lacks comes from the ledger's header.
 */
export function parseLedgerTransaction(
  entry: unknown,
  ledgerIndex: number,
  closeTime: string | null,
): ValidatedTransaction | null {
  if (!isObject(entry)) return null;
  const tx = asObject(entry.tx_json);
  if (tx) return assemble({ ...sharedParts(entry, tx), ledgerIndex, closeTime });
  return assemble({
    tx: entry,
    meta: entry.metaData ?? entry.meta,
    hash: entry.hash,
    ledgerIndex,
    closeTime,
  });
}

function sharedParts(envelope: JsonObject, tx: JsonObject): Parts {
  return {
    tx,
    meta: envelope.meta,
    hash: envelope.hash ?? tx.hash,
    ledgerIndex: asIndex(envelope.ledger_index) ?? asIndex(tx.ledger_index),
    closeTime: isoTime(envelope.close_time_iso) ?? ledgerTimeToIso(tx.date),
    ledgerHash: hashOf(envelope),
    engineResult: asFilledString(envelope.engine_result),
  };
}

type Assembled = { -readonly [Field in keyof ValidatedTransaction]: ValidatedTransaction[Field] };

function assemble(parts: Parts): ValidatedTransaction | null {
  const { tx, meta, ledgerIndex, closeTime, engineResult, ledgerHash } = parts;
  const hash = asHex(parts.hash, 64);
  if (!isObject(meta) || hash === null) return null;
  const transactionIndex = asIndex(meta.TransactionIndex);
  const result = asFilledString(meta.TransactionResult);
  if (ledgerIndex === null || transactionIndex === null || result === null) return null;
  if (!isName(tx.TransactionType) || !isName(result) || asFilledString(tx.Account) === null) return null;
  if (Array.isArray(meta.AffectedNodes) && meta.AffectedNodes.length > MOST_AFFECTED_NODES) return null;
  const fields = fieldsOnLedger(tx);
  const transaction: Assembled = { hash, ledgerIndex, closeTime, transactionIndex, result, tx: fields, meta };
  if (engineResult) transaction.engineResult = engineResult;
  if (ledgerHash) transaction.ledgerHash = ledgerHash;
  return transaction;
}

const LETTER_A = 0x41;
const LETTER_Z = 0x5a;

/**
 * Servers mix fields of their own into a transaction (hash, date, ledger_index, inLedger, ctid, owner_funds,
 * metaData). The ledger's fields are the ones that begin with a capital letter.
 */
function fieldsOnLedger(tx: JsonObject): JsonObject {
  const fields: Record<string, JsonValue | undefined> = {};
  for (const name of Object.keys(tx)) {
    const first = name.charCodeAt(0);
    if (first >= LETTER_A && first <= LETTER_Z) fields[name] = tx[name];
  }
  // v2 renames a Payment's Amount to DeliverMax, v1 gives both names: give both always.
  if (fields.TransactionType === 'Payment') {
    fields.Amount ??= fields.DeliverMax;
    fields.DeliverMax ??= fields.Amount;
  }
  return fields;
}
