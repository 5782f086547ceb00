import { asIndex, asObject } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import type { HistoryClaim } from './claim.ts';

/**
 * Whether a claim cannot be whole by what another server says of the account's root at the end of the range (the result
 * of account_info): the root was last changed within the range, after everything that the claim knows of. Each change of
 * its balance, its owner count or its settings is one, and each belongs into account_tx. What arrives on a trust line
 * leaves the root as it was. Null where the answer says nothing of that ledger.
 */
export function isSurprising({ account, range, lastRow }: HistoryClaim, result: JsonObject): boolean | null {
  const data = asObject(result.account_data);
  const changed = asIndex(data?.PreviousTxnLgrSeq);
  const [first, last] = range;
  if (result.validated !== true || asIndex(result.ledger_index) !== last) return null;
  if (data?.Account !== account || changed === null || changed > last) return null;
  return changed >= first && (lastRow === null || lastRow < changed);
}
