import type { SQLOutputValue } from 'node:sqlite';
import * as z from 'zod';
import type {
  AlertOutcome,
  Asset,
  AssetAmount,
  CreditKind,
  Memo,
  NetworkName,
  StoredPayment,
  TrustLevel,
} from '../../contract/index.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** The columns that `paymentOfRow` reads. */
export const PAYMENT_COLUMNS = `id, network, account, hash, asset, amount, ledger_index, transaction_index,
  close_time, kind, transaction_type, sender, destination_tag, source_tag, invoice_id, memos, credential_ids,
  partial_of, delivered_amount, source, recorded_at, alerted, outcome, is_read, trust`;

const text = z.string();
const optionalText = z.string().nullable();
const optionalInteger = z.number().nullable();

/** Reads a row of `payments`. The app itself wrote the JSON columns (payment-table.ts). */
export function paymentOfRow(row: Row): StoredPayment {
  return {
    id: Number(row.id),
    network: text.parse(row.network) as NetworkName,
    account: text.parse(row.account),
    hash: text.parse(row.hash),
    ledgerIndex: Number(row.ledger_index),
    transactionIndex: Number(row.transaction_index),
    closeTime: optionalText.parse(row.close_time),
    kind: text.parse(row.kind) as CreditKind,
    transactionType: text.parse(row.transaction_type),
    from: optionalText.parse(row.sender),
    asset: json<Asset>(row.asset),
    amount: text.parse(row.amount),
    destinationTag: optionalInteger.parse(row.destination_tag),
    sourceTag: optionalInteger.parse(row.source_tag),
    invoiceId: optionalText.parse(row.invoice_id),
    memos: json<readonly Memo[]>(row.memos),
    credentialIds: json<readonly string[]>(row.credential_ids),
    partialOf: optionalJson<AssetAmount>(row.partial_of),
    deliveredAmount: optionalJson<AssetAmount | 'unavailable'>(row.delivered_amount),
    source: row.source === 'live' ? 'live' : 'recovered',
    recordedAt: text.parse(row.recorded_at),
    alerted: row.alerted === 1,
    outcome: optionalJson<AlertOutcome>(row.outcome),
    read: row.is_read === 1,
    trust: text.parse(row.trust) as TrustLevel,
  };
}

function json<T>(value: SQLOutputValue | undefined): T {
  return JSON.parse(text.parse(value)) as T;
}

function optionalJson<T>(value: SQLOutputValue | undefined): T | null {
  return value === null || value === undefined ? null : json<T>(value);
}

export function assetOfColumn(value: SQLOutputValue | undefined): Asset {
  return json<Asset>(value);
}
