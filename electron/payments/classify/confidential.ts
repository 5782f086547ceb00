import { type AssetAmount, HIDDEN_AMOUNT } from '../../contract/index.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { mptAsset } from '../amounts/asset.ts';
import type { AffectedNode } from './affected-nodes.ts';

/**
 * What a confidential transfer (XLS-96) brought: the ledger adds an encrypted amount to the receiver's inbox, so that
 * the metadata proves that something came, but not how much.
 */
export function hiddenCredits(
  nodes: readonly AffectedNode[],
  tx: JsonObject,
  account: string,
): readonly AssetAmount[] {
  if (tx.TransactionType !== 'ConfidentialMPTSend' || tx.Destination !== account) return [];
  return nodes.flatMap(({ entryType, final, previous }) => {
    const isInbox = entryType === 'MPToken' && final.Account === account;
    if (!isInbox || previous === null || !('ConfidentialBalanceInbox' in previous)) return [];
    const asset = mptAsset(final.MPTokenIssuanceID);
    return asset === null ? [] : [{ asset, amount: HIDDEN_AMOUNT }];
  });
}
