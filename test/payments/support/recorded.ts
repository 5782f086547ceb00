import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { JsonObject, ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import {
  parseAccountTxRow,
  parseLedgerTransaction,
  parseStreamTransaction,
} from '../../../electron/xrpl/protocol/wire-transaction.ts';

const DATA = new URL('../../recordings/data/', import.meta.url);

/** One form in which the server sent transactions. */
export interface RecordedForm {
  readonly name: string;
  /** Transactions of the whole network (ledger form) or of one account (streams and account_tx). */
  readonly scope: 'all' | 'W' | 'W2' | 'both';
  readonly transactions: readonly ValidatedTransaction[];
}

interface AccountsFile {
  readonly accounts: Readonly<Record<string, { readonly address: string }>>;
}

const ACCOUNTS = (JSON.parse(readFileSync(new URL('accounts.json', DATA), 'utf8')) as AccountsFile).accounts;

/** An account of the scenario by its name there. */
export function addressOf(name: string): string {
  const address = ACCOUNTS[name]?.address;
  if (address === undefined) throw new Error(`The recordings have no account ${name}.`);
  return address;
}

/** Replaces addresses by the scenario's names, for messages and tables. */
export function named(text: string): string {
  let result = text;
  for (const [name, { address }] of Object.entries(ACCOUNTS)) result = result.replaceAll(address, name);
  return result;
}

/** Every frame that the server sent in a recording. */
function incoming(file: string): readonly JsonObject[] {
  return gunzipSync(readFileSync(new URL(`${file}.jsonl.gz`, DATA)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { dir: string; frame: string })
    .filter((record) => record.dir === 'in')
    .map((record) => JSON.parse(record.frame) as JsonObject);
}

function streamForm(file: string): RecordedForm {
  const frames = incoming(file).filter((frame) => frame.type === 'transaction');
  return {
    name: file,
    scope: 'both',
    transactions: frames.map((frame) => parsed(parseStreamTransaction(frame))),
  };
}

function accountTxForm(file: string, scope: 'W' | 'W2'): RecordedForm {
  const rows = incoming(file).flatMap((frame) => list(object(frame.result).transactions));
  return { name: file, scope, transactions: rows.map((row) => parsed(parseAccountTxRow(row))) };
}

function ledgerForm(file: string): RecordedForm {
  const transactions = incoming(file).flatMap((frame) => {
    const ledger = object(object(frame.result).ledger);
    const closeTime = typeof ledger.close_time_iso === 'string' ? ledger.close_time_iso : null;
    return list(ledger.transactions).map((row) =>
      parsed(parseLedgerTransaction(row, Number(ledger.ledger_index), closeTime)),
    );
  });
  return { name: file, scope: 'all', transactions };
}

/** Every recorded transaction can be understood. */
function parsed(transaction: ValidatedTransaction | null): ValidatedTransaction {
  if (transaction === null) throw new Error('A recorded transaction was not understood.');
  return transaction;
}

/** Every form and API version in which the scenario was recorded. */
export function recordedForms(): readonly RecordedForm[] {
  return [
    streamForm('scenario-v1'),
    streamForm('scenario-v2'),
    streamForm('scenario-no-api_version'),
    accountTxForm('account_tx-W-v1-fwd-limit7', 'W'),
    accountTxForm('account_tx-W-v1-bwd-limit7', 'W'),
    accountTxForm('account_tx-W-v1-nolimit', 'W'),
    accountTxForm('account_tx-W-v2-fwd-limit7', 'W'),
    accountTxForm('account_tx-W-v2-bwd-limit7', 'W'),
    accountTxForm('account_tx-W-v2-nolimit', 'W'),
    accountTxForm('account_tx-W2-v1-fwd-limit7', 'W2'),
    accountTxForm('account_tx-W2-v2-fwd-limit7', 'W2'),
    ledgerForm('ledgers-v1'),
    ledgerForm('ledgers-v2'),
  ];
}

let everything: readonly ValidatedTransaction[] | null = null;

/** Every transaction of the recorded ledgers, in ledger order. */
export function allRecorded(): readonly ValidatedTransaction[] {
  everything ??= ledgerForm('ledgers-v2').transactions;
  return everything;
}

/** What the balances of one watched account did in one transaction, measured before and after. */
export interface TruthSide {
  readonly received: boolean;
  readonly kind?: string;
  readonly reason: string;
  readonly deltas?: readonly {
    readonly asset: TruthAsset;
    readonly amount: string;
    readonly unit?: string;
  }[];
  readonly asset?: TruthAsset;
  readonly amount?: string;
}
export interface TruthAsset {
  readonly currency?: string;
  readonly issuer?: string;
  readonly mpt_issuance_id?: string;
  readonly nft_count?: boolean;
}
export interface TruthRecord {
  readonly label: string;
  readonly hash: string;
  readonly type: string;
  readonly ledger_index: number | null;
  readonly result: string;
  readonly inner_of?: string;
  readonly expected: Readonly<Record<'W' | 'W2', TruthSide>>;
  readonly ledger_delta?: Readonly<Record<'W' | 'W2', Readonly<Record<string, string>>>>;
}

export function readTruth(): readonly TruthRecord[] {
  return JSON.parse(gunzipSync(readFileSync(new URL('truth.json.gz', DATA))).toString('utf8'));
}

function object(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function list(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value : [];
}
