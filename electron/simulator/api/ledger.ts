import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { hexOf } from '../ledger/bytes.ts';
import { blobsOf, headerBytes } from '../ledger/real-ledger.ts';
import type { Ledger } from '../ledger-source.ts';
import { ApiError } from './api-error.ts';
import { isoTime, ledgerRow } from './render.ts';
import { formatCompleteLedgers, holds, type RequestContext, type ServerView } from './server-context.ts';

export const FEES = { fee_base: 10, reserve_base: 1_000_000, reserve_inc: 200_000 } as const;

/** The fields common to ledgerClosed and to the answer of a ledger subscription. */
export function ledgerFields(view: ServerView, ledger: Ledger): JsonObject {
  return {
    fee_base: FEES.fee_base,
    ledger_hash: ledger.hash,
    ledger_index: ledger.index,
    ledger_time: ledger.closeTime,
    network_id: view.networkId,
    reserve_base: FEES.reserve_base,
    reserve_inc: FEES.reserve_inc,
    validated_ledgers: formatCompleteLedgers(view.complete),
  };
}

/** The ledgerClosed message. txn_count counts every transaction of the ledger, not only the subscriber's. */
export function ledgerClosedFrame(view: ServerView, ledger: Ledger): string {
  const recorded = ledger.recordedClosed?.();
  if (recorded !== undefined) return recorded;
  const { validated_ledgers, ...fields } = ledgerFields(view, ledger);
  const frame = {
    ...fields,
    txn_count: ledger.transactions.length,
    type: 'ledgerClosed',
    validated_ledgers,
  };
  return `${JSON.stringify(frame)}\n`;
}

export function ledgerCommand({ view, request, apiVersion }: RequestContext): JsonObject {
  if (request.full === true || request.accounts === true) throw new ApiError('noPermission');
  const ledger = findLedger(view, request, apiVersion);
  if (request.binary === true) return binaryLedger(ledger, request, apiVersion);
  const expand = request.transactions === true ? transactionsOf(ledger, request, apiVersion) : {};
  const closed = new Date((ledger.closeTime + 946_684_800) * 1000);
  return {
    ledger: {
      account_hash: ledger.accountHash,
      close_flags: 0,
      close_time: ledger.closeTime,
      close_time_human: humanTime(closed),
      close_time_iso: isoTime(ledger.closeTime),
      close_time_resolution: 10,
      closed: true,
      ledger_hash: ledger.hash,
      ledger_index: apiVersion === 1 ? String(ledger.index) : ledger.index,
      parent_close_time: ledger.parentCloseTime,
      parent_hash: ledger.parentHash,
      total_coins: ledger.totalCoins,
      transaction_hash: ledger.transactionHash,
      ...expand,
    },
    ledger_hash: ledger.hash,
    ledger_index: ledger.index,
    validated: true,
  };
}

/** Header, and with `transactions` and `expand` the whole of each, as they are serialized (recorded; v1 has `meta`). */
function binaryLedger(ledger: Ledger, request: JsonObject, apiVersion: 1 | 2): JsonObject {
  const rows = () =>
    ledger.transactions.map((transaction) => {
      const blobs = blobsOf(transaction);
      return {
        hash: transaction.hash,
        [apiVersion === 1 ? 'meta' : 'meta_blob']: hexOf(blobs.metadata),
        tx_blob: hexOf(blobs.transaction),
      };
    });
  const isWhole = request.transactions === true && request.expand === true;
  return {
    ledger: {
      closed: true,
      ledger_data: hexOf(headerBytes(ledger)),
      ...(isWhole ? { transactions: rows() } : {}),
    },
    ledger_hash: ledger.hash,
    ledger_index: ledger.index,
    validated: true,
  };
}

/** The ledger that ledger_index or ledger_hash names. Here "current" and no name mean the newest validated one. */
export function findLedger(view: ServerView, request: JsonObject, apiVersion: number): Ledger {
  const { ledger_index: index, ledger_hash: hash } = request;
  if (hash !== undefined && !(typeof hash === 'string' && /^[0-9A-Fa-f]{64}$/.test(hash))) {
    throw new ApiError('invalidParams', 'ledgerHashMalformed');
  }
  const byNumber = typeof index === 'number' || (typeof index === 'string' && /^\d+$/.test(index));
  if (index !== undefined && !byNumber && !['validated', 'closed', 'current'].includes(String(index))) {
    throw new ApiError('invalidParams', 'ledgerIndexMalformed');
  }
  if (byNumber && Number(index) < 0) throw new ApiError('invalidParams', 'ledgerIndexMalformed');
  const wanted = byNumber ? Number(index) : view.validated;
  if (!view.synced && !(byNumber && view.source.ledger(Number(index)) === undefined)) {
    const name = apiVersion === 1 ? 'noNetwork' : 'notSynced';
    throw new ApiError(name, apiVersion === 1 ? 'InsufficientNetworkMode' : 'notSynced');
  }
  const ledger =
    hash === undefined
      ? wanted !== null && holds(view, wanted)
        ? view.source.ledger(wanted)
        : undefined
      : ledgerByHash(view, String(hash).toUpperCase());
  if (ledger === undefined) throw new ApiError('lgrNotFound');
  return ledger;
}

export function ledgerByHash(view: ServerView, hash: string): Ledger | undefined {
  for (const [first, last] of view.complete) {
    for (let index = last; index >= first; index--) {
      const ledger = view.source.ledger(index);
      if (ledger?.hash === hash) return ledger;
    }
  }
  return undefined;
}

/** Sorted by hash, as in the ledger's tree, not in the order in which they were applied. */
function transactionsOf(ledger: Ledger, request: JsonObject, apiVersion: 1 | 2): JsonObject {
  const byHash = ledger.transactions
    .map((transaction) => ({ hash: transaction.hash, transaction }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const transactions =
    request.expand === true
      ? byHash.map(({ transaction }) => ledgerRow(transaction, ledger, apiVersion))
      : byHash.map(({ hash }) => hash);
  return { transactions };
}

/** "2026-Nov-21 02:00:12.000000000 UTC". */
function humanTime(time: Date): string {
  const month = time.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
  const iso = time.toISOString();
  return `${iso.slice(0, 4)}-${month}-${iso.slice(8, 10)} ${iso.slice(11, 19)}.000000000 UTC`;
}
