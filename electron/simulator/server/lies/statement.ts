import type { JsonObject, JsonValue } from '../../../xrpl/protocol/transaction.ts';

export type Fields = { [name: string]: JsonValue | undefined };

/** What a message says of one transaction, in a copy that may be changed. */
export interface Statement {
  /** The whole message or row. */
  readonly message: Fields;
  readonly tx: Fields;
  readonly meta: Fields;
}

/**
 * Reads a copy of a stream message, a row of account_tx or a transaction of `ledger`, of either API version. Null where
 * it says nothing of a transaction.
 */
export function statementOf(message: JsonObject): Statement | null {
  const copy = structuredClone(message) as Fields;
  const inline = copy.TransactionType === undefined ? undefined : copy;
  const tx = (copy.tx_json ?? copy.transaction ?? copy.tx ?? inline) as Fields | undefined;
  const meta = (copy.meta ?? copy.metaData) as Fields | undefined;
  return tx === undefined || meta === undefined ? null : { message: copy, tx, meta };
}

export function setHash({ message, tx }: Statement, hash: string): void {
  if ('hash' in tx) tx.hash = hash;
  else message.hash = hash;
}

/** Moves it to another ledger, of the same form: `like` is a statement of that ledger. */
export function moveTo(statement: Statement, like: Statement): void {
  for (const name of ['ledger_index', 'ledger_hash', 'close_time_iso'] as const) {
    if (name in statement.message) statement.message[name] = like.message[name];
  }
  for (const name of ['ledger_index', 'inLedger', 'date'] as const) {
    if (name in statement.tx) statement.tx[name] = like.tx[name];
  }
}

/** The signed transaction's own fields: what servers add begins with a small letter, or is called DeliverMax. */
export function signedFields(tx: Fields): JsonObject {
  const own: Fields = {};
  for (const [name, value] of Object.entries(tx)) {
    if (/^[A-Z]/.test(name) && name !== 'DeliverMax') own[name] = value;
  }
  if (tx.TransactionType === 'Payment') own.Amount ??= tx.DeliverMax;
  return own as JsonObject;
}

/** The fields of every entry of this type after the transaction, and those before that changed. */
export function entriesOf(
  meta: Fields,
  type: string,
): readonly { readonly final: Fields; readonly previous: Fields | null }[] {
  return (meta.AffectedNodes as Fields[]).flatMap((wrapped) => {
    const node = (wrapped.ModifiedNode ?? wrapped.CreatedNode) as Fields | undefined;
    if (node?.LedgerEntryType !== type) return [];
    const final = (node.FinalFields ?? node.NewFields) as Fields;
    return [{ final, previous: (node.PreviousFields as Fields | undefined) ?? null }];
  });
}

/** Adds entries to the metadata. */
export function addNodes(meta: Fields, nodes: readonly JsonObject[]): void {
  meta.AffectedNodes = [...(meta.AffectedNodes as JsonValue[]), ...nodes];
}
