import type { Asset } from '../../../electron/contract/index.ts';
import { type AssetKey, issuedAsset, mptAsset, XRP } from '../../../electron/payments/amounts/asset.ts';

/** The asset that a key stands for; null for text that is no key. The inverse of assetKey. */
export function assetFromKey(key: AssetKey): Asset | null {
  if (key === 'XRP') return XRP;
  if (key.startsWith('mpt:')) return mptAsset(key.slice(4));
  const dot = key.lastIndexOf('.');
  return dot < 0 ? null : issuedAsset(key.slice(0, dot), key.slice(dot + 1));
}
