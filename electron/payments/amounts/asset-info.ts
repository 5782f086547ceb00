import type { Asset } from '../../contract/index.ts';
import { asObject } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { parseAmount } from './asset.ts';
import { type MptInfo, readMptIssuance } from './mpt-metadata.ts';

/** The two assets of the pool that issued an LP token. */
export interface PoolInfo {
  readonly type: 'pool';
  readonly assets: readonly [Asset, Asset];
}

/** What servers say of an asset. It is optional everywhere: without it the asset is shown by its own code. */
export type AssetInfo = MptInfo | PoolInfo;

export interface AssetInfoRequest {
  readonly command: string;
  readonly parameters: JsonObject;
}

/** Returns the request that asks for more about an asset; null where the asset's own code is name enough. */
export function assetInfoRequest(asset: Asset): AssetInfoRequest | null {
  if ('mptIssuanceId' in asset) {
    const parameters = { mpt_issuance: asset.mptIssuanceId, ledger_index: 'validated' };
    return { command: 'ledger_entry', parameters };
  }
  // The account of a pool issues its LP tokens.
  if ('issuer' in asset && /^03[0-9A-F]{38}$/.test(asset.currency)) {
    return { command: 'amm_info', parameters: { amm_account: asset.issuer, ledger_index: 'validated' } };
  }
  return null;
}

/** Reads the `result` of the answer to assetInfoRequest; null where it holds no information. */
export function readAssetInfo(asset: Asset, result: JsonObject): AssetInfo | null {
  if ('mptIssuanceId' in asset) {
    const entry = asObject(result.node);
    return entry === null || entry.LedgerEntryType !== 'MPTokenIssuance' ? null : readMptIssuance(entry);
  }
  const pool = asObject(result.amm);
  const [one, other] = [parseAmount(pool?.amount), parseAmount(pool?.amount2)];
  return one === null || other === null ? null : { type: 'pool', assets: [one.asset, other.asset] };
}
