import { encodeAccountID } from 'ripple-address-codec';
import { safeText } from '../../contract/index.ts';
import { asObject, asString, asUInt32 } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';

/** What an MPT's issuance says of it: claims of the issuer, not facts. */
export interface MptInfo {
  readonly type: 'mpt';
  readonly issuer: string | null;
  /** As written in the metadata; judge it by formatAsset before showing it. */
  readonly ticker: string | null;
  /** Safe to show. */
  readonly name: string | null;
  /** Decimal places of the raw integer amount: 2 means that 12345 is 123.45. */
  readonly assetScale: number;
}

/**
 * Reads an MPTokenIssuance ledger entry (the `node` of ledger_entry with mpt_issuance). Metadata by XLS-89 is JSON in
 * hex, with long (ticker, name) or short keys (t, n); anything else is left out. Never throws.
 */
export function readMptIssuance(entry: JsonObject): MptInfo {
  const metadata = readMetadata(entry.MPTokenMetadata);
  const name = asString(metadata?.name) ?? asString(metadata?.n);
  const scale = asUInt32(entry.AssetScale) ?? 0;
  return {
    type: 'mpt',
    issuer: asString(entry.Issuer),
    ticker: asString(metadata?.ticker) ?? asString(metadata?.t),
    name: name === null ? null : safeText(name, 'tokenName'),
    // A UInt8 on the ledger.
    assetScale: scale <= 255 ? scale : 0,
  };
}

/** An issuance id ends in its issuer's account id. */
export function mptIssuer(issuanceId: string): string | null {
  return /^[0-9A-Fa-f]{48}$/.test(issuanceId)
    ? encodeAccountID(Buffer.from(issuanceId.slice(8), 'hex'))
    : null;
}

function readMetadata(hex: unknown): JsonObject | null {
  // The ledger allows 1,024 bytes.
  if (typeof hex !== 'string' || hex.length > 4096 || !/^(?:[0-9A-Fa-f]{2})+$/.test(hex)) return null;
  try {
    return asObject(JSON.parse(Buffer.from(hex, 'hex').toString('utf8')));
  } catch {
    // The ledger allows any bytes here; bytes that are no JSON name nothing.
    return null;
  }
}
