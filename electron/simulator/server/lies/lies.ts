import type { JsonObject, JsonValue } from '../../../xrpl/protocol/transaction.ts';
import { addIssued } from '../../ledger/amounts.ts';
import { transactionHash } from '../../ledger/transaction-hash.ts';
import {
  addNodes,
  entriesOf,
  type Fields,
  moveTo,
  type Statement,
  setHash,
  signedFields,
  statementOf,
} from './statement.ts';

/** What a liar knows besides the statement that it changes. */
interface Known {
  /** The first true message of this form that it told, before this one; null where there was none. */
  readonly earlier: JsonObject | null;
  /** Whose payments the others become; null: nobody's. */
  readonly favoured: string | null;
}

/** Changes a true statement. What it returns is told instead: by default the statement as it is then. */
type Tell = (statement: Statement, known: Known) => readonly Statement[] | undefined;

const none: readonly Statement[] = [];
const MANY = ['USD', 'EUR', 'JPY'];
const HOUR_S = 3600;
const ANOTHER_LEDGER = 'CD'.repeat(32);

/** Everything that a server may say of transactions and that is not so, in the order of what it is about. */
const TRANSACTION_LIES = {
  /** The hash is not the transaction's. */
  'other-hash': (statement) => void setHash(statement, 'AB'.repeat(32)),
  /** Somebody else was paid. */
  'other-destination': ({ tx, meta }, { favoured }) => {
    if (favoured === null || tx.TransactionType !== 'Payment') return undefined;
    for (const { final } of entriesOf(meta, 'AccountRoot')) {
      if (final.Account === tx.Destination) final.Account = favoured;
    }
    tx.Destination = favoured;
    return undefined;
  },
  /** engine_result says that it failed, the metadata that it did not. */
  'other-result': ({ message }) => {
    if ('engine_result' in message) message.engine_result = 'tecPATH_DRY';
    return undefined;
  },
  /** A payment that failed arrived. */
  paid: ({ message, tx, meta }) => {
    if (meta.TransactionResult === 'tesSUCCESS' || typeof signedFields(tx).Amount !== 'string') return none;
    if ('engine_result' in message) message.engine_result = 'tesSUCCESS';
    meta.TransactionResult = 'tesSUCCESS';
    addNodes(meta, [paidRoot(String(tx.Destination), BigInt(String(signedFields(tx).Amount)))]);
    return undefined;
  },
  /** More arrived than did, in the same asset: of XRP 5 more, of a currency twice as much. */
  'other-amount': ({ tx, meta }) => {
    for (const { final } of rootsOf(meta, tx.Destination))
      final.Balance = (BigInt(String(final.Balance)) + 5_000_000n).toString();
    if (typeof signedFields(tx).Amount === 'string') return undefined;
    for (const { final } of linesOf(meta, tx.Destination)) {
      const balance = final.Balance as Fields;
      balance.value = addIssued(String(balance.value), String(balance.value));
    }
    return undefined;
  },
  /** The payment was successful and brought nothing. */
  emptied: ({ tx, meta }) => {
    for (const { final, previous } of rootsOf(meta, tx.Destination))
      final.Balance = previous?.Balance ?? final.Balance;
    return undefined;
  },
  /** As many dollars of a stranger arrived instead of XRP. */
  'other-currency': ({ tx, meta }) => {
    for (const { final, previous } of rootsOf(meta, tx.Destination))
      final.Balance = previous?.Balance ?? final.Balance;
    addNodes(meta, [madeLine(String(tx.Destination), String(tx.Account), 'USD', 0)]);
    return undefined;
  },
  /** A balance above all the XRP there is. */
  'too-much-xrp': ({ tx, meta }) => {
    for (const { final } of rootsOf(meta, tx.Destination)) final.Balance = '100000000000000001';
    return undefined;
  },
  /** One payment brings XRP and currencies that nobody sent. */
  'many-assets': ({ tx, meta }) =>
    void addNodes(
      meta,
      MANY.map((currency, n) => madeLine(String(tx.Destination), String(tx.Account), currency, n)),
    ),
  /** Another ledger hash than the ledger's, in transactions alone. */
  'other-ledger': ({ message }) => {
    if ('ledger_hash' in message) message.ledger_hash = ANOTHER_LEDGER;
    return undefined;
  },
  /** The same, and its ledgerClosed says so too (see LEDGER_LIES): nothing contradicts itself. */
  'false-ledger': ({ message }) => {
    if ('ledger_hash' in message) message.ledger_hash = ANOTHER_LEDGER;
    return undefined;
  },
  /** The ledger closed an hour later. */
  'other-time': ({ message, tx }) => {
    if (typeof message.close_time_iso === 'string')
      message.close_time_iso = new Date(Date.parse(message.close_time_iso) + HOUR_S * 1000)
        .toISOString()
        .replace('.000Z', 'Z');
    if ('date' in tx) tx.date = Number(tx.date) + HOUR_S;
    return undefined;
  },
  /** It stands elsewhere in its ledger. */
  'other-place': ({ meta }) => {
    meta.TransactionIndex = Number(meta.TransactionIndex) + 50;
    return undefined;
  },
  /** All transactions of a ledger stand in one place. */
  'same-place': ({ meta }) => {
    meta.TransactionIndex = 0;
    return undefined;
  },
  /** It is in the next ledger, which is not validated and not even closed. */
  early: ({ message, tx }) => {
    for (const fields of [message, tx])
      if ('ledger_index' in fields) fields.ledger_index = Number(fields.ledger_index) + 1;
    if ('ledger_hash' in message) message.ledger_hash = ANOTHER_LEDGER;
    return undefined;
  },
  /** An old payment arrives again with every later one. */
  replayed: (statement, { earlier }) => {
    const again = earlier === null ? null : statementOf(earlier);
    if (again === null) return undefined;
    moveTo(again, statement);
    again.meta.TransactionIndex = Number(statement.meta.TransactionIndex) + 1;
    return [statement, again];
  },
  /** The same, long after it could have been in a ledger. */
  expired: (statement) => {
    statement.tx.LastLedgerSequence = 1;
    setHash(statement, transactionHash(signedFields(statement.tx)) ?? '');
    return undefined;
  },
  /** A payment that nobody made: nothing in it contradicts itself. */
  invented: (statement) => {
    const { tx, meta } = statement;
    tx.Sequence = Number(tx.Sequence) + 1_000_000;
    setHash(statement, transactionHash(signedFields(tx)) ?? '');
    meta.TransactionIndex = Number(meta.TransactionIndex) + 100;
    return undefined;
  },
  /** Transactions are left out, and the history says that there were none. */
  withheld: () => none,
} as const satisfies Readonly<Record<string, Tell>>;

/** What is told in place of an announced ledger. `held`: what was not told last time. */
type TellLedger = (
  closed: Fields,
  held: Fields | null,
) => { readonly told: readonly Fields[]; held: Fields | null };

/** Everything that a server may say of the ledgers it announces. */
const LEDGER_LIES = {
  'false-ledger': (closed) => ({ told: [{ ...closed, ledger_hash: ANOTHER_LEDGER }], held: null }),
  /** Two ledgers at a time, the later one first. */
  'ledgers-swapped': (closed, held) =>
    held === null ? { told: [], held: closed } : { told: [closed, held], held: null },
} as const satisfies Readonly<Record<string, TellLedger>>;

/** What a server says that is not so. */
export type Lie = keyof typeof TRANSACTION_LIES | keyof typeof LEDGER_LIES;

const transactionLies: Readonly<Partial<Record<Lie, Tell>>> = TRANSACTION_LIES;
const ledgerLies: Readonly<Partial<Record<Lie, TellLedger>>> = LEDGER_LIES;

/**
 * A stream message, or a row of a history, as a liar tells it: none where it leaves it out. Both API versions are lied
 * about alike.
 */
export function withLie(
  message: JsonObject,
  lie: Lie,
  known: Known = { earlier: null, favoured: null },
): readonly JsonObject[] {
  const statement = statementOf(message);
  if (statement === null) return [message];
  const told = transactionLies[lie]?.(statement, known) ?? [statement];
  return told.map((one) => one.message as JsonObject);
}

/** An announced ledger as a liar tells it. */
export function ledgerWithLie(closed: Fields, lie: Lie, held: Fields | null): ReturnType<TellLedger> {
  return ledgerLies[lie]?.(closed, held) ?? { told: [closed], held: null };
}

function rootsOf(meta: Fields, account: JsonValue | undefined) {
  return entriesOf(meta, 'AccountRoot').filter(({ final }) => final.Account === account);
}

function linesOf(meta: Fields, account: JsonValue | undefined) {
  const isOf = (limit: JsonValue | undefined) => (limit as Fields).issuer === account;
  return entriesOf(meta, 'RippleState').filter(({ final }) => isOf(final.LowLimit) || isOf(final.HighLimit));
}

function paidRoot(account: string, drops: bigint): JsonObject {
  return {
    ModifiedNode: {
      LedgerEntryType: 'AccountRoot',
      LedgerIndex: 'F'.repeat(64),
      FinalFields: { Account: account, Balance: (1_000_000_000n + drops).toString(), Sequence: 1 },
      PreviousFields: { Balance: '1000000000' },
    },
  };
}

function madeLine(holder: string, issuer: string, currency: string, n: number): JsonObject {
  const amount = { currency, issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: '1000000' };
  return {
    CreatedNode: {
      LedgerEntryType: 'RippleState',
      LedgerIndex: String(n).padStart(64, 'E'),
      NewFields: {
        Balance: amount,
        LowLimit: { currency, issuer: holder, value: '0' },
        HighLimit: { currency, issuer, value: '0' },
      },
    },
  };
}
