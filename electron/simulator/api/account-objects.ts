import { isValidClassicAddress } from 'ripple-address-codec';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { ApiError } from './api-error.ts';
import { entryPage } from './entry-page.ts';
import { findLedger } from './ledger.ts';
import type { RequestContext } from './server-context.ts';

/**
 * account_objects of MPTokens only, which is all that the app asks for. It returns the newest state. A source without
 * MPTokens answers as a server from before them does: it does not know the type (AccountObjects.cpp).
 */
export function accountObjects({ view, request, apiVersion }: RequestContext): JsonObject {
  const { account, type } = request;
  if (typeof account !== 'string') throw new ApiError('invalidParams', "Missing field 'account'.");
  const ledger = findLedger(view, request, apiVersion);
  const where = { ledger_hash: ledger.hash, ledger_index: ledger.index, validated: true };
  if (!isValidClassicAddress(account)) throw new ApiError('actMalformed', undefined, where);
  if (view.source.accountRoot(account, ledger.index) === null) throw new ApiError('actNotFound');
  const tokens = view.source.mptokens?.(account);
  if (type !== 'mptoken' || tokens === undefined)
    throw new ApiError('invalidParams', "Invalid field 'type'.");
  const { page, rest } = entryPage(request, tokens);
  const entries = page.map(({ index, fields }) => ({ ...fields, LedgerEntryType: 'MPToken', index }));
  return { account, account_objects: entries, ...where, ...rest };
}
