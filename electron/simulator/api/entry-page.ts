import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import { ApiError } from './api-error.ts';

/** Tuning.h: smallest, usual and largest page of account_lines and account_objects. */
const [LEAST, USUAL, MOST] = [10, 200, 400];

/** The page of ledger entries that a request asks for by `limit` and `marker`, and what the answer says of the rest. */
export function entryPage<E extends { readonly index: string }>(
  { limit: wanted, marker }: JsonObject,
  entries: readonly E[],
): { readonly page: readonly E[]; readonly rest: JsonObject } {
  const limit = readLimit(wanted);
  const start = readStart(marker, entries);
  const page = entries.slice(start, start + limit);
  const last = page.at(-1);
  const more = last !== undefined && start + limit < entries.length;
  return { page, rest: more ? { limit, marker: `${last.index},0` } : {} };
}

function readLimit(value: JsonValue | undefined): number {
  if (value === undefined) return USUAL;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw new ApiError('invalidParams', "Invalid field 'limit', not unsigned integer.");
  }
  return Math.min(Math.max(value, LEAST), MOST);
}

/** A marker is the index of the last entry of the page before, and a hint. */
function readStart(marker: JsonValue | undefined, entries: readonly { readonly index: string }[]): number {
  if (marker === undefined) return 0;
  if (typeof marker !== 'string') {
    throw new ApiError('invalidParams', "Invalid field 'marker', not string.");
  }
  const [index] = marker.split(',');
  const place = entries.findIndex((entry) => entry.index === index);
  if (place < 0) throw new ApiError('invalidParams');
  return place + 1;
}
