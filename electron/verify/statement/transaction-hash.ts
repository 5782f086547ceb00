import { createHash } from 'node:crypto';
import { decodeAccountID } from 'ripple-address-codec';
import { isObject } from '../../xrpl/protocol/json.ts';
import type { JsonObject, JsonValue, ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';

/** Says what a transaction's hash must be: 64 upper-case hex digits, or null where that cannot be said. */
export type HashOf = (tx: ValidatedTransaction['tx']) => string | null;

/** Hash prefix of a signed transaction (rippled, HashPrefix.h). */
const TRANSACTION_ID = Buffer.from('TXN\0');
/** Objects lie at most this deep in a real transaction (a Batch holds signers in transactions in wrappers). */
const DEEPEST = 12;

/**
 * Loads the codec, which takes a tenth of a second of work: once, and not before it is needed. The function it gives
 * takes about 0.1 ms for a transaction.
 *
 * A transaction with a field or a type that the codec does not know gets null: the codec leaves such a field out in
 * silence, and the hash would be another one although nobody lied.
 */
export async function loadHashOf(): Promise<HashOf> {
  const { DEFAULT_DEFINITIONS, encode } = await import('ripple-binary-codec');
  const fields: Readonly<Record<string, unknown>> = { ...DEFAULT_DEFINITIONS.field };
  const types = new Set(DEFAULT_DEFINITIONS.transactionNames);
  const accountFields = Object.entries(DEFAULT_DEFINITIONS.field).flatMap(([name, { type }]) =>
    type.name === 'AccountID' ? [name] : [],
  );

  /** With accounts as the codec's hex: of an address it looks twice whether it is an X-address, by its checksum. */
  function withAccountsAsHex(tx: JsonObject): JsonObject {
    const inHex: Record<string, JsonValue | undefined> = { ...tx };
    for (const name of accountFields) {
      const address = tx[name];
      if (typeof address === 'string' && address.startsWith('r'))
        inHex[name] = Buffer.from(decodeAccountID(address)).toString('hex').toUpperCase();
    }
    return inHex;
  }

  function isKnown(value: unknown, depth: number): boolean {
    if (Array.isArray(value))
      return depth < DEEPEST && value.every((item) => !isObject(item) || isKnown(item, depth + 1));
    if (!isObject(value)) return true;
    if (depth >= DEEPEST) return false;
    // Amounts, paths and the like are objects of their own, whose names begin with a small letter.
    return Object.entries(value).every(
      ([name, inner]) => (!/^[A-Z]/.test(name) || fields[name] !== undefined) && isKnown(inner, depth + 1),
    );
  }

  return (tx) => {
    const own = ownFields(tx);
    if (typeof own.TransactionType !== 'string' || !types.has(own.TransactionType)) return null;
    if (!isKnown(own, 0)) return null;
    const { stackTraceLimit } = Error;
    try {
      // The codec looks by exceptions whether each text is an X-address: their stacks would be two thirds of its time.
      Error.stackTraceLimit = 0;
      const blob = Buffer.from(encode(withAccountsAsHex(own)), 'hex');
      return createHash('sha512')
        .update(TRANSACTION_ID)
        .update(blob)
        .digest('hex')
        .slice(0, 64)
        .toUpperCase();
    } catch {
      // A value of a form that the codec does not know.
      return null;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
}

/** Servers add DeliverMax to a Payment; on the ledger the field is called Amount. */
function ownFields(tx: JsonObject): JsonObject {
  if (tx.TransactionType !== 'Payment') return tx;
  const { DeliverMax: _, ...own } = tx;
  return own;
}
