import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { type Random, shuffle } from '../random.ts';
import type { Faults } from './faults.ts';

/** The faults of account_tx pages: empty pages that are not the end, and markers that lead nowhere. */
export const disturbAccountTx = {
  /** Changes the request before it is carried out. */
  before(faults: Faults, request: JsonObject): JsonObject {
    if (request.command !== 'account_tx' || request.marker === undefined) return request;
    const marker = request.marker as JsonObject | null;
    if (faults.forgetMarkers) return { ...request, marker: { ledger: 0, seq: 0 } };
    if (marker === null || typeof marker !== 'object' || marker._ === undefined) return request;
    const { _: _empty, ...rest } = marker;
    return Object.keys(rest).length > 0 ? { ...request, marker: rest } : withoutMarker(request);
  },

  /** Changes the answer: rows in any order, or an empty page with a marker before every real one. */
  after(faults: Faults, request: JsonObject, text: string, random: Random): string {
    if (request.command !== 'account_tx') return text;
    if (faults.shuffleRows) return withShuffledRows(text, random);
    if (faults.repeatMarkers) return withSameMarker(text);
    if (!faults.emptyPages) return text;
    const marker = request.marker as JsonObject | undefined;
    if (marker?._ !== undefined) return text;
    const message = JSON.parse(text) as { result?: JsonObject };
    if (message.result === undefined) return text;
    const result = { ...message.result, marker: { ...marker, _: 1 }, transactions: [] };
    return JSON.stringify({ ...message, result });
  },
};

function withShuffledRows(text: string, random: Random): string {
  const message = JSON.parse(text) as { result?: { transactions: JsonObject[] } };
  if (message.result !== undefined) shuffle(message.result.transactions, random);
  return JSON.stringify(message);
}

function withSameMarker(text: string): string {
  const message = JSON.parse(text) as { result?: JsonObject };
  if (message.result === undefined) return text;
  const result = { ...message.result, marker: { ledger: 1, seq: 0 }, transactions: [] };
  return JSON.stringify({ ...message, result });
}

function withoutMarker(request: JsonObject): JsonObject {
  const { marker: _marker, ...rest } = request;
  return rest;
}
