import { createHash } from 'node:crypto';
import type { Asset } from '../../contract/index.ts';
import { isXrp } from './asset.ts';

/**
 * The currency code of a pair's LP token: 03, then the first 19 bytes of SHA-512 over the two assets' identifiers, the
 * smaller first (rippled, ammLPTCurrency). An identifier is a currency code of 20 bytes or an issuance id of 24. MPTs
 * come before currencies (rippled, the order of Asset).
 */
export function lpTokenCode(pair: readonly [Asset, Asset]): string {
  const ordered = pair.toSorted(
    (one, other) => rank(one) - rank(other) || Buffer.compare(assetBytes(one), assetBytes(other)),
  );
  const digest = createHash('sha512')
    .update(Buffer.concat(ordered.map(assetBytes)))
    .digest('hex');
  return `03${digest.slice(0, 38)}`.toUpperCase();
}

function rank(asset: Asset): number {
  return 'mptIssuanceId' in asset ? 0 : 1;
}

/** An MPT's id; a currency's 20 bytes: zeros for XRP, three characters at byte 12, or the hex itself. */
function assetBytes(asset: Asset): Buffer {
  if ('mptIssuanceId' in asset) return Buffer.from(asset.mptIssuanceId, 'hex');
  const bytes = Buffer.alloc(20);
  if (isXrp(asset)) return bytes;
  if (asset.currency.length === 40) return Buffer.from(asset.currency, 'hex');
  bytes.write(asset.currency, 12, 'latin1');
  return bytes;
}
