import { encodeNodePublic } from 'ripple-address-codec';
import { hexOf } from '../ledger/bytes.ts';
import type { Ledger } from '../ledger-source.ts';
import type { SentValidation } from '../validators/council.ts';
import type { ApiVersion } from './render.ts';

const FULL_FLAGS = 0x8000_0001;
const PARTIAL_FLAGS = 0x8000_0000;

/** A message of the manifests stream: what proofs read of it. */
export function manifestFrame(manifest: Buffer): string {
  return `${JSON.stringify({ manifest: hexOf(manifest), type: 'manifestReceived' })}\n`;
}

/** A message of the validations stream. v1 writes the ledger's index as text (recorded). */
export function validationFrame(
  { validator, bytes, full }: SentValidation,
  ledger: Ledger,
  networkId: number,
  apiVersion: ApiVersion,
): string {
  const frame = {
    data: hexOf(bytes),
    flags: full ? FULL_FLAGS : PARTIAL_FLAGS,
    full,
    ledger_hash: ledger.hash,
    ledger_index: apiVersion === 1 ? String(ledger.index) : ledger.index,
    // A server that has seen the revocation names no master.
    ...(validator.isRevoked ? {} : { master_key: encodeNodePublic(validator.masterKey) }),
    network_id: networkId,
    signing_time: ledger.closeTime,
    type: 'validationReceived',
    validation_public_key: encodeNodePublic(validator.signingKey),
  };
  return `${JSON.stringify(frame)}\n`;
}
