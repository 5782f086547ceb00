import type { Asset, AssetAmount } from '../../contract/index.ts';
import { asAddress, asHex, asObject } from '../../xrpl/protocol/json.ts';
import { type Decimal, parseDecimal, parseInteger, plain } from './decimal.ts';

/**
 * An asset's identity as text: 'XRP', 'USD.rIssuer', '<40 hex>.rIssuer', 'mpt:<48 hex>'. Codes may hold any of ?!@#… but
 * no dot, and addresses hold no dot either.
 */
export type AssetKey = string;

export const XRP: Asset = Object.freeze({ currency: 'XRP' });

/** Characters that rippled allows in a three-character code. */
const THREE_CHARACTERS = /^[A-Za-z0-9?!@#$%^&*<>(){}[\]|]{3}$/;
/** A code in the standard layout, as 20 bytes: 12 zero bytes, three characters, 5 zero bytes. */
const STANDARD_LAYOUT = /^0{24}([0-9A-F]{6})0{10}$/;

export function isXrp(asset: Asset): boolean {
  return 'currency' in asset && asset.currency === 'XRP' && !('issuer' in asset);
}

export function assetKey(asset: Asset): AssetKey {
  if ('mptIssuanceId' in asset) return `mpt:${asset.mptIssuanceId}`;
  return 'issuer' in asset ? `${asset.currency}.${asset.issuer}` : 'XRP';
}

export function sameAsset(one: Asset, other: Asset): boolean {
  return assetKey(one) === assetKey(other);
}

/** An issued currency; null where the code or the issuer is not valid. "XRP" is never an issued currency. */
export function issuedAsset(currency: unknown, issuer: unknown): Asset | null {
  const code = currencyCode(currency);
  const address = asAddress(issuer);
  return code === null || address === null ? null : { currency: code, issuer: address };
}

/** An MPT by its issuance id (48 hex digits). */
export function mptAsset(issuanceId: unknown): Asset | null {
  const id = asHex(issuanceId, 48);
  return id === null ? null : { mptIssuanceId: id };
}

/**
 * Returns the ledger's code in the form that is used here: three characters, or 40 upper-case hex digits. Hex that
 * spells a three-character code becomes that code. XRP and its hex are no issued currency: null.
 * @internal
 */
export function currencyCode(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (value.length === 3) return THREE_CHARACTERS.test(value) && value !== 'XRP' ? value : null;
  const hex = asHex(value, 40);
  if (hex === null || /^0{40}$/.test(hex)) return null;
  const standard = STANDARD_LAYOUT.exec(hex)?.[1];
  if (standard === undefined) return hex;
  const text = Buffer.from(standard, 'hex').toString('latin1');
  return text !== 'XRP' && THREE_CHARACTERS.test(text) ? text : hex;
}

/** An amount of a transaction or ledger entry with its exact value; XRP in XRP. */
export interface ParsedAmount {
  readonly asset: Asset;
  readonly value: Decimal;
}

/**
 * Reads an amount of the ledger: a string of drops, {currency, issuer, value} or {mpt_issuance_id, value}. Null for
 * anything else.
 */
export function parseAmount(value: unknown): ParsedAmount | null {
  if (typeof value === 'string') {
    const drops = parseInteger(value);
    return drops === null ? null : { asset: XRP, value: drops.shiftedBy(-6) };
  }
  const amount = asObject(value);
  if (amount === null) return null;
  if ('mpt_issuance_id' in amount) {
    const asset = mptAsset(amount.mpt_issuance_id);
    const units = parseInteger(amount.value);
    return asset === null || units === null ? null : { asset, value: units };
  }
  const asset = issuedAsset(amount.currency, amount.issuer);
  const number = parseDecimal(amount.value);
  return asset === null || number === null ? null : { asset, value: number };
}

export function toAssetAmount(amount: ParsedAmount): AssetAmount {
  return { asset: amount.asset, amount: plain(amount.value) };
}
