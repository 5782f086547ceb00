/**
 * The one internal shape of a validated transaction, whatever way and API version it came by
 * (transaction stream, account_tx, ledger with expand; v1 and v2).
 */

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

export interface ValidatedTransaction {
  /** 64 upper-case hex digits. */
  readonly hash: string;
  readonly ledgerIndex: number;
  /** Close time of the ledger, ISO 8601 UTC; null where the form did not carry it (ledger expand v1 takes it from the header). */
  readonly closeTime: string | null;
  /** meta.TransactionIndex. */
  readonly transactionIndex: number;
  /** meta.TransactionResult, e.g. tesSUCCESS. */
  readonly result: string;
  /** The result as the message around the metadata says it; missing in forms that do not. */
  readonly engineResult?: string;
  /** Hash of the ledger, 64 upper-case hex digits; missing in forms that do not carry it. */
  readonly ledgerHash?: string;
  /** The transaction's own fields as on the ledger (TransactionType, Account, Destination …), hash/date/ledger_index removed; v2's DeliverMax also under Amount. */
  readonly tx: JsonObject;
  /** The metadata as the server gave it. */
  readonly meta: JsonObject;
}
