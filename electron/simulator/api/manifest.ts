import { decodeNodePublic, encodeNodePublic } from 'ripple-address-codec';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { hexOf } from '../ledger/bytes.ts';
import { ApiError } from './api-error.ts';
import type { RequestContext } from './server-context.ts';

/** `manifest`: success for any well-formed key; where none is known, the key stands for both (recorded). */
export function manifestCommand({ view, request }: RequestContext): JsonObject {
  const { public_key: key } = request;
  if (typeof key !== 'string') throw new ApiError('invalidParams', "Missing field 'public_key'.");
  const bytes = keyBytes(key);
  if (bytes === null) throw new ApiError('invalidParams');
  const validator = view.source.council?.manifestOf(hexOf(bytes)) ?? null;
  if (validator === null) return { details: { ephemeral_key: key, master_key: key }, requested: key };
  return {
    details: {
      domain: `${validator.name.toLowerCase()}.example`,
      ephemeral_key: encodeNodePublic(validator.signingKey),
      master_key: encodeNodePublic(validator.masterKey),
      seq: validator.sequence,
    },
    manifest: validator.manifest().toString('base64'),
    requested: key,
  };
}

function keyBytes(key: string): Uint8Array | null {
  try {
    return decodeNodePublic(key);
  } catch {
    return null;
  }
}
