import { createHash } from 'node:crypto';
import type { Asset } from '../contract.ts';
import { isXrp } from './asset.ts';

/**
 * The currency code of the LP token of a pair: 03, then the first 19 bytes of SHA-512 over the two currency codes, the
 * smaller first (rippled, ammLPTCurrency). Null for pairs with an MPT.
 */
export function lpTokenCode(pair: readonly [Asset, Asset]): string | null {
  const [one, other] = pair.map(currencyBytes);
  if (!one || !other) return null;
  const ordered = Buffer.compare(one, other) <= 0 ? [one, other] : [other, one];
  const digest = createHash('sha512').update(Buffer.concat(ordered)).digest('hex');
  return `03${digest.slice(0, 38)}`.toUpperCase();
}

/** A currency's 20 bytes: zeros for XRP, three characters at byte 12, or the hex itself. */
function currencyBytes(asset: Asset): Buffer | null {
  if ('mptIssuanceId' in asset) return null;
  const bytes = Buffer.alloc(20);
  if (isXrp(asset)) return bytes;
  if (asset.currency.length === 40) return Buffer.from(asset.currency, 'hex');
  bytes.write(asset.currency, 12, 'latin1');
  return bytes;
}
