import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { sortedFields } from '../ledger/ledger-entry.ts';
import { RIPPLE_EPOCH } from '../ledger/ripple-time.ts';
import type { Ledger, LedgerTransaction } from '../ledger-source.ts';

export type ApiVersion = 1 | 2;

const ENGINE_MESSAGES: Readonly<Record<string, readonly [code: number, message: string]>> = {
  tesSUCCESS: [0, 'The transaction was applied. Only final in a validated ledger.'],
  tecPATH_PARTIAL: [101, 'Path could not send full amount.'],
  tecUNFUNDED_PAYMENT: [104, 'Insufficient XRP balance to send.'],
  tecNO_DST: [124, 'Destination does not exist. Too little XRP sent to create it.'],
  tecNO_DST_INSUF_XRP: [125, 'Destination does not exist. Too little XRP sent to create it.'],
  tecPATH_DRY: [128, 'Path could not send partial amount.'],
  tecNO_PERMISSION: [139, 'No permission to perform requested operation.'],
  tecDST_TAG_NEEDED: [143, 'A destination tag is required.'],
};

export function isoTime(rippleSeconds: number): string {
  return new Date((rippleSeconds + RIPPLE_EPOCH) * 1000).toISOString().replace('.000Z', 'Z');
}

/** The compact transaction identifier: ledger, position and network in one. */
function ctid(transaction: LedgerTransaction, networkId: number): string {
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  return `C${hex(transaction.ledgerIndex, 7)}${hex(transaction.transactionIndex, 4)}${hex(networkId & 0xffff, 4)}`;
}

/** v1 shows Amount and DeliverMax of a Payment, v2 DeliverMax alone. */
function versionedFields(transaction: LedgerTransaction, apiVersion: ApiVersion): JsonObject {
  const fields = transaction.txJson();
  if (fields.TransactionType !== 'Payment') return fields;
  const { Amount, ...others } = fields;
  return apiVersion === 1 ? { ...fields, DeliverMax: Amount } : { ...others, DeliverMax: Amount };
}

function sorted(fields: JsonObject): JsonObject {
  return sortedFields(fields as Parameters<typeof sortedFields>[0]);
}

/** A message of the accounts or transactions stream, ending in a line feed as rippled's do. */
export function streamFrame(
  transaction: LedgerTransaction,
  ledger: Ledger,
  networkId: number,
  apiVersion: ApiVersion,
): string {
  const recorded = transaction.recordedFrame?.(apiVersion);
  if (recorded !== undefined) return recorded;
  const fields = { ...versionedFields(transaction, apiVersion), date: ledger.closeTime };
  const [code, message] = ENGINE_MESSAGES[transaction.result] ?? [100, transaction.result];
  const frame = sorted({
    close_time_iso: isoTime(ledger.closeTime),
    ctid: ctid(transaction, networkId),
    engine_result: transaction.result,
    engine_result_code: code,
    engine_result_message: message,
    ledger_hash: ledger.hash,
    ledger_index: ledger.index,
    meta: transaction.meta(),
    status: 'closed',
    type: 'transaction',
    validated: true,
    ...(apiVersion === 1
      ? { transaction: sorted({ ...fields, hash: transaction.hash }) }
      : { hash: transaction.hash, tx_json: sorted(fields) }),
  });
  return `${JSON.stringify(frame)}\n`;
}

/** A message about a transaction that no ledger has yet: never to be counted. */
export function proposedFrame(transaction: LedgerTransaction, apiVersion: ApiVersion): string {
  const fields = versionedFields(transaction, apiVersion);
  const [code, message] = ENGINE_MESSAGES[transaction.result] ?? [100, transaction.result];
  const frame = sorted({
    engine_result: transaction.result,
    engine_result_code: code,
    engine_result_message: message,
    ledger_current_index: transaction.ledgerIndex,
    status: 'proposed',
    type: 'transaction',
    validated: false,
    ...(apiVersion === 1
      ? { transaction: sorted({ ...fields, hash: transaction.hash }) }
      : { hash: transaction.hash, tx_json: sorted(fields) }),
  });
  return `${JSON.stringify(frame)}\n`;
}

/** One row of account_tx. */
export function accountTxRow(
  transaction: LedgerTransaction,
  ledger: Ledger,
  networkId: number,
  apiVersion: ApiVersion,
): JsonObject {
  const fields = {
    ...versionedFields(transaction, apiVersion),
    ctid: ctid(transaction, networkId),
    date: ledger.closeTime,
    ledger_index: ledger.index,
  };
  const meta = transaction.meta();
  if (apiVersion === 1) {
    const tx = sorted({ ...fields, hash: transaction.hash, inLedger: ledger.index });
    return { meta, tx, validated: true };
  }
  return {
    close_time_iso: isoTime(ledger.closeTime),
    hash: transaction.hash,
    ledger_hash: ledger.hash,
    ledger_index: ledger.index,
    meta,
    tx_json: sorted(fields),
    validated: true,
  };
}

/** What rippled adds to metadata in streams, account_tx and tx, but not in `ledger`. */
const ADDED_TO_META = ['nftoken_id', 'nftoken_ids', 'offer_id'];

/** The metadata without what servers add to it elsewhere. */
export function metaInLedger(transaction: LedgerTransaction): JsonObject {
  const isDelete = transaction.txJson().TransactionType === 'AccountDelete';
  const left = Object.entries(transaction.meta()).filter(
    ([name]) => !ADDED_TO_META.includes(name) && !(isDelete && name === 'delivered_amount'),
  );
  return Object.fromEntries(left);
}

/** One transaction inside `ledger` with expand: v1 inline with metaData and hash but no date. */
export function ledgerRow(
  transaction: LedgerTransaction,
  ledger: Ledger,
  apiVersion: ApiVersion,
): JsonObject {
  const fields = versionedFields(transaction, apiVersion);
  if (apiVersion === 1) {
    return sorted({ ...fields, hash: transaction.hash, metaData: metaInLedger(transaction) });
  }
  return {
    close_time_iso: isoTime(ledger.closeTime),
    hash: transaction.hash,
    ledger_hash: ledger.hash,
    ledger_index: ledger.index,
    meta: metaInLedger(transaction),
    tx_json: sorted(fields),
    validated: true,
  };
}
