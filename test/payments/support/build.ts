import type { JsonObject, ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { ALICE, SHOP } from './payments.ts';

/** Pieces of transactions and metadata as rippled writes them, for what the recordings do not contain. */

export const BOB = 'rN18peTHNC7CCGxssRW9RD1qvxm8KP5MmT';
export const CAROL = 'rnvNZfsroQR5xJ8Q3wePhqtJLGjQUoKT9y';
const NOBODY = 'rrrrrrrrrrrrrrrrrrrrBZbvji';

/** A successful transaction of Alice's, changed as given, with these entries affected. */
export function transaction(
  tx: JsonObject,
  nodes: readonly JsonObject[],
  meta: JsonObject = {},
): ValidatedTransaction {
  return {
    hash: 'EF'.repeat(32),
    ledgerIndex: 1000,
    closeTime: '2026-11-21T02:00:07Z',
    transactionIndex: 0,
    result: 'tesSUCCESS',
    tx: { Account: ALICE, Fee: '10', Flags: 0, ...tx },
    meta: { AffectedNodes: nodes, TransactionIndex: 0, TransactionResult: 'tesSUCCESS', ...meta },
  };
}

export function modified(type: string, final: JsonObject, previous?: JsonObject): JsonObject {
  return {
    ModifiedNode: {
      LedgerEntryType: type,
      LedgerIndex: '0'.repeat(64),
      FinalFields: final,
      ...(previous === undefined ? {} : { PreviousFields: previous }),
    },
  };
}

export function created(type: string, fields: JsonObject): JsonObject {
  return { CreatedNode: { LedgerEntryType: type, LedgerIndex: '0'.repeat(64), NewFields: fields } };
}

export function deleted(type: string, final: JsonObject, previous?: JsonObject): JsonObject {
  return {
    DeletedNode: {
      LedgerEntryType: type,
      LedgerIndex: '0'.repeat(64),
      FinalFields: final,
      ...(previous === undefined ? {} : { PreviousFields: previous }),
    },
  };
}

/** An account whose XRP went from one number of drops to another. */
export function root(account: string, before: string, after: string): JsonObject {
  const previous: JsonObject = before === after ? { Sequence: 4 } : { Balance: before, Sequence: 4 };
  return modified('AccountRoot', { Account: account, Balance: after, Sequence: 5 }, previous);
}

/** A trust line as seen by `account`, which is its low or its high side. */
export function line(
  side: 'low' | 'high',
  account: string,
  peer: string,
  currency: string,
  before: string,
  after: string,
): JsonObject {
  const signed = (value: string) =>
    side === 'low' ? value : value.startsWith('-') ? value.slice(1) : `-${value}`;
  const balance = (value: string) => ({ currency, issuer: NOBODY, value: signed(value) });
  const limit = (issuer: string) => ({ currency, issuer, value: '1000' });
  const [low, high] = side === 'low' ? [account, peer] : [peer, account];
  return modified(
    'RippleState',
    { Balance: balance(after), LowLimit: limit(low), HighLimit: limit(high), Flags: 0 },
    { Balance: balance(before) },
  );
}

/** 10 XRP arrive at the shop. */
export const TEN_XRP = root(SHOP, '50000000', '60000000');
