import { isValidClassicAddress } from 'ripple-address-codec';
import type { LedgerRange } from '../../contract/index.ts';
import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import type { LedgerTransaction } from '../ledger-source.ts';
import { ApiError } from './api-error.ts';
import { ledgerByHash } from './ledger.ts';
import { accountTxRow } from './render.ts';
import { holds, type RequestContext, type ServerView, validatedRange } from './server-context.ts';

const DEFAULT_LIMIT = 200;
const UINT32_MAX = 4294967295;
const BAD_MARKER =
  'invalid marker. Provide ledger index via ledger field, and transaction sequence number via seq field';

/** account_tx with rippled's quirks and in rippled's order of checks (AccountTx.cpp). */
export function accountTx({ view, apiVersion, request }: RequestContext): JsonObject {
  checkFlags(request, apiVersion);
  const limit = readLimit(request.limit);
  const account = readAccount(request.account);
  const wanted = readLedgers(request, apiVersion);
  const marker = readMarker(request);
  const range = ledgerRange(view, wanted, apiVersion);
  const forward = truthy(request.forward);

  const rows = view.source.accountTransactions(account);
  const { page, next } = readPage(rows, range, forward, marker, pageLength(limit, view));
  const transactions = page.flatMap((transaction) => {
    const ledger = view.source.ledger(transaction.ledgerIndex);
    return ledger === undefined ? [] : [accountTxRow(transaction, ledger, view.networkId, apiVersion)];
  });
  return {
    account,
    ledger_index_max: range[1],
    ledger_index_min: range[0],
    limit,
    ...(next === null ? {} : { marker: { ledger: next.ledgerIndex, seq: next.transactionIndex } }),
    transactions,
    validated: true,
  };
}

interface Marker {
  readonly ledger: number;
  readonly seq: number;
}

/** API v2 requires booleans. */
function checkFlags(request: JsonObject, apiVersion: number): void {
  if (apiVersion < 2) return;
  for (const name of ['binary', 'forward']) {
    const value = request[name];
    if (value !== undefined && typeof value !== 'boolean') {
      throw new ApiError('invalidParams', `Invalid field '${name}'.`);
    }
  }
}

function readAccount(value: JsonValue | undefined): string {
  if (value === undefined) throw new ApiError('invalidParams', "Missing field 'account'.");
  if (typeof value !== 'string') throw new ApiError('invalidParams', "Invalid field 'account'.");
  if (!isValidClassicAddress(value)) throw new ApiError('actMalformed');
  return value;
}

/** The limit as the answer repeats it: jsoncpp's asUInt, which accepts 1.5, "5" and null, and throws for other values. */
function readLimit(value: JsonValue | undefined): number {
  return value === undefined ? 0 : asUnsigned(value);
}

/**
 * Rows per page: the requested number, one at least, and the server's page length where no limit or a larger one was
 * requested (recorded: 200 rows for a limit of 10,000 on a public port). The answer repeats the requested `limit`.
 */
function pageLength(asked: number, view: ServerView): number {
  const { min, max } = view.pageLimits;
  return asked === 0 ? Math.min(DEFAULT_LIMIT, max) : Math.min(Math.max(asked, min), max);
}

type Wanted =
  | { readonly kind: 'all' }
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  | { readonly kind: 'hash'; readonly hash: string }
  | { readonly kind: 'ledger'; readonly index: number | 'validated' | 'current' };

function readLedgers(request: JsonObject, apiVersion: number): Wanted {
  const { ledger_index_min: min, ledger_index_max: max, ledger_index: index, ledger_hash: hash } = request;
  const hasRange = min !== undefined || max !== undefined;
  if (apiVersion > 1 && hasRange && (index !== undefined || hash !== undefined)) {
    throw new ApiError('invalidParams', 'invalidParams');
  }
  if (hasRange) {
    const from = min === undefined ? -1 : asInteger(min);
    const to = max === undefined ? -1 : asInteger(max);
    return { kind: 'range', min: from >= 0 ? from : 0, max: to >= 0 ? to : UINT32_MAX };
  }
  if (hash !== undefined) {
    if (typeof hash !== 'string') throw new ApiError('invalidParams', 'ledgerHashNotString');
    if (!/^[0-9A-Fa-f]{64}$/.test(hash)) throw new ApiError('invalidParams', 'ledgerHashMalformed');
    return { kind: 'hash', hash: hash.toUpperCase() };
  }
  if (index === undefined) return { kind: 'all' };
  if (typeof index === 'number') return { kind: 'ledger', index };
  if (index === 'validated' || index === 'closed') return { kind: 'ledger', index: 'validated' };
  if (index === 'current' || index === '') return { kind: 'ledger', index: 'current' };
  if (typeof index === 'string' && /^\d+$/.test(index)) return { kind: 'ledger', index: Number(index) };
  throw new ApiError('invalidParams', 'ledger_index string malformed');
}

function ledgerRange(view: ServerView, wanted: Wanted, apiVersion: number): LedgerRange {
  const held = validatedRange(view);
  if (held === null) throw new ApiError(apiVersion === 1 ? 'lgrIdxsInvalid' : 'notSynced');
  const [first, last] = held;
  if (wanted.kind === 'all') return held;
  if (wanted.kind === 'hash') {
    const ledger = ledgerByHash(view, wanted.hash);
    if (ledger === undefined) throw new ApiError('lgrNotFound');
    return [ledger.index, ledger.index];
  }
  if (wanted.kind === 'ledger') {
    if (wanted.index === 'current') throw new ApiError('lgrNotValidated');
    const index = wanted.index === 'validated' ? last : wanted.index;
    if (!holds(view, index)) throw new ApiError('lgrNotFound');
    return [index, index];
  }
  if (apiVersion > 1) {
    const above = wanted.max > last && wanted.max !== UINT32_MAX;
    const below = wanted.min < first && wanted.min !== 0;
    if (above || below) throw new ApiError('lgrIdxMalformed');
  }
  // API v1 clamps silently: only ledger_index_min and _max of the answer show it.
  const range: LedgerRange = [Math.max(wanted.min, first), Math.min(wanted.max, last)];
  if (range[1] < range[0]) throw new ApiError(apiVersion === 1 ? 'lgrIdxsInvalid' : 'invalidLgrRange');
  return range;
}

function readMarker(request: JsonObject): Marker | null {
  const value = request.marker;
  if (value === undefined) return null;
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const { ledger, seq } = value as JsonObject;
    if (isUnsigned(ledger) && isUnsigned(seq)) return { ledger, seq };
  }
  throw new ApiError('invalidParams', BAD_MARKER);
}

/**
 * Reads one page. A marker that is not exactly a transaction of this account inside the range finds nothing, which looks
 * like the end of the history: rippled skips rows until it meets the marker.
 */
function readPage(
  rows: readonly LedgerTransaction[],
  [first, last]: LedgerRange,
  forward: boolean,
  marker: Marker | null,
  limit: number,
): { readonly page: readonly LedgerTransaction[]; readonly next: LedgerTransaction | null } {
  const from = lowerBound(rows, first, 0);
  const end = lowerBound(rows, last + 1, 0);
  let start = forward ? from : end - 1;
  if (marker !== null) {
    start = lowerBound(rows, marker.ledger, marker.seq);
    const row = rows[start];
    const exact = row?.ledgerIndex === marker.ledger && row.transactionIndex === marker.seq;
    if (!exact || start < from || start >= end) return { page: [], next: null };
  }
  const stop = forward ? Math.min(start + limit, end) : Math.max(start - limit + 1, from);
  const page = forward ? rows.slice(start, stop) : rows.slice(stop, start + 1).reverse();
  const nextIndex = forward ? stop : stop - 1;
  const more = nextIndex >= from && nextIndex < end;
  return { page, next: (more ? rows[nextIndex] : undefined) ?? null };
}

/** Index of the first row at or after (ledger, seq). */
function lowerBound(rows: readonly LedgerTransaction[], ledger: number, seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    const before =
      row !== undefined &&
      (row.ledgerIndex < ledger || (row.ledgerIndex === ledger && row.transactionIndex < seq));
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

function truthy(value: JsonValue | undefined): boolean {
  return (
    value === true ||
    (typeof value === 'number' && value !== 0) ||
    (typeof value === 'string' && value !== '')
  );
}

function isUnsigned(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** jsoncpp's asInt: it truncates numbers and parses strings; true is 1, and null is 0. Anything else throws. */
function asInteger(value: JsonValue): number {
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || Math.abs(number) > 2147483647) throw new ApiError('internal');
  return Math.trunc(number);
}

function asUnsigned(value: JsonValue): number {
  const number = asInteger(value);
  if (number < 0) throw new ApiError('internal');
  return number;
}
