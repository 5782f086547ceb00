import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { ApiError } from './api-error.ts';
import { findLedger } from './ledger.ts';
import type { RequestContext } from './server-context.ts';

/** ledger_entry of MPT issuances only, which is what the app asks about a token. It returns the newest state. */
export function ledgerEntry({ view, request, apiVersion }: RequestContext): JsonObject {
  const ledger = findLedger(view, request, apiVersion);
  const id = request.mpt_issuance;
  if (id === undefined) throw new ApiError('unknownOption');
  if (typeof id !== 'string' || !/^[0-9A-Fa-f]{48}$/.test(id)) throw new ApiError('malformedRequest');
  const node = view.source.mptIssuance?.(id.toUpperCase()) ?? null;
  const where = { ledger_hash: ledger.hash, ledger_index: ledger.index, validated: true };
  if (node === null) throw new ApiError('entryNotFound', undefined, where);
  return { ...where, node };
}
