import { BigNumber } from 'bignumber.js';
import type { Asset } from '../../contract/index.ts';

const Decimal = BigNumber.clone({ DECIMAL_PLACES: 200, EXPONENTIAL_AT: 1e9 });

export const XRP: Asset = { currency: 'XRP' };

export type LedgerAmount =
  | string
  | { readonly currency: string; readonly issuer: string; readonly value: string }
  | { readonly mpt_issuance_id: string; readonly value: string };

export const isMpt = (asset: Asset): asset is { readonly mptIssuanceId: string } => 'mptIssuanceId' in asset;
export const isIssued = (asset: Asset): asset is { readonly currency: string; readonly issuer: string } =>
  'issuer' in asset;

/**
 * One text per asset, for maps.
 * @internal
 */
export function assetText(asset: Asset): string {
  if (isMpt(asset)) return asset.mptIssuanceId;
  return isIssued(asset) ? `${asset.currency}.${asset.issuer}` : 'XRP';
}

/** XRP as people write it ("25.5") to drops. Throws on more than six decimals. */
export function toDrops(xrp: string): bigint {
  const drops = new Decimal(xrp).shiftedBy(6);
  if (!drops.isInteger()) throw new Error(`no whole number of drops: ${xrp}`);
  return BigInt(drops.toFixed(0));
}

export function fromDrops(drops: bigint): string {
  return new Decimal(drops.toString()).shiftedBy(-6).toFixed();
}

/**
 * Writes an issued value as rippled does: at most 16 significant digits, and with an exponent where that of the 16-digit
 * mantissa is below -25 or above -5 ("1234567890123456e-75").
 */
function formatIssued(value: BigNumber.Value): string {
  const rounded = new Decimal(value).precision(16, BigNumber.ROUND_HALF_EVEN);
  if (rounded.isZero()) return '0';
  const exponent = (rounded.e ?? 0) - 15;
  if (exponent >= -25 && exponent <= -5) return rounded.toFixed();
  return `${rounded.shiftedBy(-exponent).toFixed(0)}e${exponent}`;
}

export function addIssued(a: string, b: string): string {
  return formatIssued(new Decimal(a).plus(b));
}

export function negateIssued(value: string): string {
  return formatIssued(new Decimal(value).negated());
}

/** Exact a - b in plain decimal notation, of any size: the real change of a balance. */
export function exactDifference(a: string, b: string): string {
  return new Decimal(a).minus(b).toFixed();
}

/** An amount in decimal notation (XRP in XRP) in the ledger's own notation. */
export function toLedgerAmount(asset: Asset, amount: string): LedgerAmount {
  if (isMpt(asset)) return { mpt_issuance_id: asset.mptIssuanceId, value: amount };
  if (isIssued(asset)) {
    return { currency: asset.currency, issuer: asset.issuer, value: formatIssued(amount) };
  }
  return toDrops(amount).toString();
}
