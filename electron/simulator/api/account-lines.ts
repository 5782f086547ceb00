import { isValidClassicAddress } from 'ripple-address-codec';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { ApiError } from './api-error.ts';
import { entryPage } from './entry-page.ts';
import { findLedger } from './ledger.ts';
import type { RequestContext } from './server-context.ts';

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
  const all = view.source.trustLines?.(account) ?? [];
  const lines = all.filter((line) => peer === undefined || line.fields.account === peer);
  const { page, rest } = entryPage(request, lines);
  return { account, ...where, lines: page.map(({ fields }) => fields), ...rest };
}
