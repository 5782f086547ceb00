import { isValidClassicAddress } from 'ripple-address-codec';
import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import { ApiError } from './api-error.ts';
import { findLedger } from './ledger.ts';
import type { RequestContext } from './server-context.ts';

/** Tuning.h: smallest, usual and largest page of account_lines. */
const [LEAST, USUAL, MOST] = [10, 200, 400];

/** account_lines in rippled's order of checks (AccountLines.cpp). It returns the newest state. */
export function accountLines({ view, request, apiVersion }: RequestContext): JsonObject {
  const { account, peer } = request;
  if (account === undefined) throw new ApiError('invalidParams', "Missing field 'account'.");
  if (typeof account !== 'string') throw new ApiError('invalidParams', "Invalid field 'account'.");
  const ledger = findLedger(view, request, apiVersion);
  const current = request.ledger_index === undefined || request.ledger_index === 'current';
  const where = current
    ? { ledger_current_index: ledger.index + 1, validated: false }
    : { ledger_hash: ledger.hash, ledger_index: ledger.index, validated: true };
  if (!isValidClassicAddress(account)) throw new ApiError('actMalformed', undefined, where);
  if (view.source.accountRoot(account, ledger.index) === null) throw new ApiError('actNotFound');
  if (peer !== undefined && !(typeof peer === 'string' && isValidClassicAddress(peer))) {
    throw new ApiError('actMalformed', undefined, where);
  }
  const limit = readLimit(request.limit);
  const all = view.source.trustLines?.(account) ?? [];
  const lines = all.filter((line) => peer === undefined || line.fields.account === peer);
  const start = readStart(request.marker, lines);
  const page = lines.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && start + limit < lines.length;
  return {
    account,
    ...where,
    ...(more ? { limit } : {}),
    lines: page.map(({ fields }) => fields),
    ...(more ? { marker: `${last.index},0` } : {}),
  };
}

function readLimit(value: JsonValue | undefined): number {
  if (value === undefined) return USUAL;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new ApiError('invalidParams', "Invalid field 'limit', not unsigned integer.");
  }
  return Math.min(Math.max(value, LEAST), MOST);
}

/** A marker is the index of the last line of the page before, and a hint. */
function readStart(marker: JsonValue | undefined, lines: readonly { readonly index: string }[]): number {
  if (marker === undefined) return 0;
  if (typeof marker !== 'string') {
    throw new ApiError('invalidParams', "Invalid field 'marker', not string.");
  }
  const [index] = marker.split(',');
  const place = lines.findIndex((line) => line.index === index);
  if (place < 0) throw new ApiError('invalidParams');
  return place + 1;
}
