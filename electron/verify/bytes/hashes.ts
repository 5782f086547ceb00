import { createHash } from 'node:crypto';

/**
 * Letters before what is hashed or signed, so that one kind of thing is never taken for another (rippled,
 * HashPrefix.h): a transaction, a leaf of a ledger's tree, an inner node of it, a ledger's header, a validation, a
 * manifest.
 */
export type HashPrefix = 'TXN' | 'SND' | 'MIN' | 'LWR' | 'VAL' | 'MAN';

/** The prefix, a zero byte, and the parts. */
export function prefixed(prefix: HashPrefix, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(`${prefix}\0`, 'latin1'), ...parts]);
}

/** The first 32 bytes of SHA-512 of all parts together. */
export function sha512Half(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return hash.digest().subarray(0, 32);
}

/** sha512Half of the prefix and the parts. */
export function hashOf(prefix: HashPrefix, ...parts: readonly Uint8Array[]): Buffer {
  return sha512Half(prefixed(prefix, ...parts));
}
