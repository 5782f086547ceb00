import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha512Half } from '../ledger/bytes.ts';

/** A pair of keys of the ledger's two kinds, the same for the same seed. */
export interface KeyPair {
  /** 33 bytes. */
  readonly publicKey: Buffer;
  sign(message: Uint8Array): Buffer;
}

/** A key as masters and publishers have it. */
export function ed25519Pair(seed: string): KeyPair {
  const secret = sha512Half(Buffer.from(seed));
  return {
    publicKey: Buffer.concat([Buffer.from([0xed]), ed25519.getPublicKey(secret)]),
    sign: (message) => Buffer.from(ed25519.sign(message, secret)),
  };
}

/** A key as validators sign ledgers with. */
export function secp256k1Pair(seed: string): KeyPair {
  const secret = sha512Half(Buffer.from(seed));
  return {
    publicKey: Buffer.from(secp256k1.getPublicKey(secret)),
    sign: (message) =>
      Buffer.from(secp256k1.sign(sha512Half(message), secret, { prehash: false, format: 'der' })),
  };
}
