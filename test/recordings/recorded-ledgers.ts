import { isValidClassicAddress } from 'ripple-address-codec';
import { mptIssuer } from '../../electron/simulator/ledger/ledger-entry.ts';
import type { Ledger, LedgerTransaction } from '../../electron/simulator/ledger-source.ts';
import type { JsonObject, JsonValue } from '../../electron/xrpl/protocol/transaction.ts';
import { loadExchanges, loadStream } from './recordings.ts';

/** The ledger the recorded subscribers started at: its own transactions are not recorded. */
export const FIRST_RECORDED_LEDGER = 2;
export const LAST_RECORDED_LEDGER = 312;

/** The whole recorded history, built from the answers of `ledger` and the stream frames of the subscribers. */
export interface RecordedHistory {
  readonly ledgers: ReadonlyMap<number, Ledger>;
  /** Oldest first. */
  readonly transactions: readonly LedgerTransaction[];
}

let loaded: RecordedHistory | null = null;

export function loadHistory(): RecordedHistory {
  loaded ??= build();
  return loaded;
}

function build(): RecordedHistory {
  const streams = { 1: indexStream('scenario-v1'), 2: indexStream('scenario-v2') };
  const ledgers = new Map<number, Ledger>();
  ledgers.set(FIRST_RECORDED_LEDGER, startingLedger());
  const transactions: LedgerTransaction[] = [];
  for (const { answerText } of loadExchanges('ledgers-v2')) {
    const { result } = JSON.parse(answerText ?? '{}') as { result?: { ledger: JsonObject } };
    if (result === undefined) continue;
    const fields = result.ledger;
    const rows = (fields.transactions ?? []) as readonly JsonObject[];
    const own = rows
      .map((row) => recordedTransaction(row, streams))
      .sort((a, b) => a.transactionIndex - b.transactionIndex);
    transactions.push(...own);
    const index = Number(fields.ledger_index);
    const closedFrame = streams[1].closed.get(index);
    ledgers.set(index, {
      index,
      hash: String(fields.ledger_hash),
      parentHash: String(fields.parent_hash),
      closeTime: Number(fields.close_time),
      parentCloseTime: Number(fields.parent_close_time),
      totalCoins: String(fields.total_coins),
      accountHash: String(fields.account_hash),
      transactionHash: String(fields.transaction_hash),
      transactions: own,
      recordedClosed: () => closedFrame,
    });
  }
  return { ledgers, transactions };
}

/** Of ledger 2 only what the answer to subscribe said of it is known. */
function startingLedger(): Ledger {
  const subscribed = loadExchanges('scenario-v1')[0]?.answerText ?? '{}';
  const { result } = JSON.parse(subscribed) as { readonly result: JsonObject };
  const nothing = '0'.repeat(64);
  return {
    index: FIRST_RECORDED_LEDGER,
    hash: String(result.ledger_hash),
    parentHash: nothing,
    closeTime: Number(result.ledger_time),
    parentCloseTime: Number(result.ledger_time),
    totalCoins: '100000000000000000',
    accountHash: nothing,
    transactionHash: nothing,
    transactions: [],
  };
}

interface IndexedStream {
  readonly byHash: ReadonlyMap<string, string>;
  readonly closed: ReadonlyMap<number, string>;
}

function indexStream(name: 'scenario-v1' | 'scenario-v2'): IndexedStream {
  const byHash = new Map<string, string>();
  const closed = new Map<number, string>();
  for (const frame of loadStream(name)) {
    const message = JSON.parse(frame) as JsonObject;
    const transaction = (message.transaction ?? {}) as JsonObject;
    if (message.type === 'ledgerClosed') closed.set(Number(message.ledger_index), frame);
    else byHash.set(String(message.hash ?? transaction.hash), frame);
  }
  return { byHash, closed };
}

function recordedTransaction(
  row: JsonObject,
  streams: Readonly<Record<1 | 2, IndexedStream>>,
): LedgerTransaction {
  const hash = String(row.hash);
  // `ledger` leaves out what the server adds to metadata (nftoken_id …); the stream has it.
  const streamed = streams[2].byHash.get(hash);
  const meta = (streamed === undefined ? row : (JSON.parse(streamed) as JsonObject)).meta as JsonObject;
  const { DeliverMax, ...fields } = row.tx_json as JsonObject;
  // Every v2 answer shows a Payment's Amount under its other name.
  const tx = DeliverMax === undefined ? fields : { ...fields, Amount: DeliverMax };
  return {
    hash,
    ledgerIndex: Number(row.ledger_index),
    transactionIndex: Number(meta.TransactionIndex),
    result: String(meta.TransactionResult),
    accounts: accountsInMeta(meta),
    txJson: () => tx,
    meta: () => meta,
    recordedFrame: (apiVersion) => streams[apiVersion].byHash.get(hash),
  };
}

/** The accounts that metadata affects, by rippled's rule (TxMeta::getAffectedAccounts). */
export function accountsInMeta(meta: JsonObject): readonly string[] {
  const accounts = new Set<string>();
  for (const node of (meta.AffectedNodes ?? []) as readonly JsonObject[]) {
    const [change] = Object.values(node) as readonly (JsonObject | undefined)[];
    const fields = (change?.NewFields ?? change?.FinalFields ?? {}) as JsonObject;
    for (const [name, value] of Object.entries(fields)) {
      const account = accountOfField(name, value);
      if (account !== null) accounts.add(account);
    }
  }
  return [...accounts];
}

function accountOfField(name: string, value: JsonValue | undefined): string | null {
  if (typeof value === 'string') {
    if (name === 'MPTokenIssuanceID') return mptIssuer(value);
    return isValidClassicAddress(value) ? value : null;
  }
  const isLimit = ['LowLimit', 'HighLimit', 'TakerPays', 'TakerGets'].includes(name);
  if (!isLimit || value === null || typeof value !== 'object') return null;
  return String((value as JsonObject).issuer);
}
