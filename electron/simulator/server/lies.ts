import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import { transactionHash } from '../ledger/transaction-hash.ts';

/** What a server says that is not so, of the transactions of its subscribers and of account_tx. */
export type Lie =
  /** The hash is not the transaction's. */
  | 'other-hash'
  /** engine_result says that it failed, the metadata that it did not. */
  | 'other-result'
  /** A balance above all the XRP there is. */
  | 'too-much-xrp'
  /** One payment brings XRP and currencies that nobody sent. */
  | 'many-assets'
  /** Another ledger hash than the ledger's. */
  | 'other-ledger'
  /** More arrived than did; everything else agrees, the hash included. */
  | 'other-amount'
  /** Other people's payments become the subscriber's: nothing in them contradicts itself. */
  | 'invented'
  /** Transactions are left out, and the history says that there were none. */
  | 'withheld';

type Fields = { [name: string]: JsonValue | undefined };
const MANY = ['USD', 'EUR', 'JPY'];

/**
 * A stream message or row of account_tx as a liar sends it; null where it leaves it out. Both API versions are lied
 * about alike.
 */
export function withLie(message: JsonObject, lie: Lie): JsonObject | null {
  if (lie === 'withheld') return null;
  const copy = structuredClone(message) as Fields;
  const inner = (copy.tx_json ?? copy.transaction ?? copy.tx) as Fields | undefined;
  const meta = copy.meta as Fields | undefined;
  if (inner === undefined || meta === undefined) return message;
  const setHash = (hash: string) => {
    if ('hash' in inner) inner.hash = hash;
    else copy.hash = hash;
  };
  const root = accountRoot(meta, inner.Destination);
  switch (lie) {
    case 'other-hash':
      setHash('AB'.repeat(32));
      break;
    case 'other-result':
      if ('engine_result' in copy) copy.engine_result = 'tecPATH_DRY';
      break;
    case 'other-ledger':
      if ('ledger_hash' in copy) copy.ledger_hash = 'CD'.repeat(32);
      break;
    case 'too-much-xrp':
      if (root) root.Balance = '100000000000000001';
      break;
    case 'other-amount':
      if (root) root.Balance = (BigInt(String(root.Balance)) + 5_000_000n).toString();
      break;
    case 'many-assets':
      meta.AffectedNodes = [
        ...(meta.AffectedNodes as JsonValue[]),
        ...MANY.map((currency, n) => madeLine(String(inner.Destination), String(inner.Account), currency, n)),
      ];
      break;
    case 'invented': {
      inner.Sequence = Number(inner.Sequence) + 1_000_000;
      const { hash: _h, date: _d, ledger_index: _l, ctid: _c, inLedger: _i, DeliverMax, ...own } = inner;
      setHash(transactionHash({ ...own, Amount: own.Amount ?? DeliverMax }) ?? '');
      meta.TransactionIndex = Number(meta.TransactionIndex) + 100;
      break;
    }
  }
  return copy as JsonObject;
}

/** An answer to account_tx as a liar sends it. */
export function answerWithLie(text: string, lie: Lie): string {
  const message = JSON.parse(text) as { result?: { transactions?: JsonObject[]; marker?: unknown } };
  const { result } = message;
  if (result?.transactions === undefined) return text;
  result.transactions = result.transactions.map((row) => withLie(row, lie)).filter((row) => row !== null);
  if (lie === 'withheld') result.marker = undefined;
  return JSON.stringify(message);
}

function accountRoot(meta: Fields, account: JsonValue | undefined): Fields | null {
  for (const node of meta.AffectedNodes as Fields[]) {
    const modified = node.ModifiedNode as Fields | undefined;
    const final = modified?.FinalFields as Fields | undefined;
    if (modified?.LedgerEntryType === 'AccountRoot' && final?.Account === account) return final ?? null;
  }
  return null;
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
