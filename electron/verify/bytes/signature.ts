import { createHash, createPublicKey, verify } from 'node:crypto';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha512Half } from './hashes.ts';

const KEY_BYTES = 33;
/** First byte of an ed25519 key as the ledger writes it; 32 bytes follow. */
const ED25519 = 0xed;
/** What comes before the 32 bytes of an ed25519 key in its standard form (RFC 8410). */
const ED25519_KEY_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Of a list of 35 validators, each with its manifest, a proof checks some 100 signatures. */
const MOST_KNOWN = 2048;

/**
 * Signatures that were found good, by the digest of key, message and signature, the last seen last. A proof meets the
 * same ones again (a manifest in the list, from a server, and in the receipt), and each costs milliseconds.
 */
const known = new Set<string>();

/** Whether the bytes have the form of a public key: 33 bytes, ed25519 or a compressed point of secp256k1. */
export function isPublicKey(key: Uint8Array): boolean {
  return key.length === KEY_BYTES && (key[0] === ED25519 || key[0] === 2 || key[0] === 3);
}

/**
 * Whether a signature of the message is by the owner of the key. secp256k1 signs the message's sha512Half, in DER, with
 * any S: validators' signatures need not be canonical in that (rippled, PublicKey.cpp, STValidation.cpp). ed25519 signs
 * the message as it is. A key or signature of no form is just no signature.
 */
export function isSignedBy(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (!isPublicKey(key)) return false;
  const digest = digestOf(key, message, signature);
  if (!known.delete(digest) && !isGood(key, message, signature)) return false;
  known.add(digest);
  const [oldest] = known;
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return true;
}

/** All three go into it, and where each ends: a key has one length, the message's is said. */
function digestOf(key: Uint8Array, message: Uint8Array, signature: Uint8Array): string {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  return createHash('sha256').update(key).update(length).update(message).update(signature).digest('base64');
}

/** BoringSSL, which Electron's node:crypto is, knows ed25519 and not secp256k1. */
function isGood(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    if (key[0] === ED25519) {
      const der = Buffer.concat([ED25519_KEY_HEAD, key.subarray(1)]);
      return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
    }
    const options = { prehash: false, lowS: false, format: 'der' } as const;
    return secp256k1.verify(signature, sha512Half(message), key, options);
  } catch {
    return false;
  }
}
