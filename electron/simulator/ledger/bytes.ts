import { createHash } from 'node:crypto';

/**
 * The ledger's bytes as the simulated servers write them, apart from the code that reads them in proofs: two programs
 * that agree say more than one.
 */

/** Upper-case hex digits. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** Three letters, which say what it is, a zero byte, and the parts. */
export function prefixed(letters: string, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(`${letters}\0`), ...parts]);
}

export function sha512Half(bytes: Uint8Array): Buffer {
  return createHash('sha512').update(bytes).digest().subarray(0, 32);
}

/** A field of bytes with its length before it: one byte up to 192, two up to 12,480, then three. */
export function withLength(bytes: Uint8Array): Buffer {
  const { length } = bytes;
  let head = [length];
  if (length > 12_480)
    head = [241 + Math.floor((length - 12_481) / 65_536), (length - 12_481) / 256, length - 12_481];
  else if (length > 192) head = [193 + Math.floor((length - 193) / 256), length - 193];
  return Buffer.concat([Buffer.from(head.map((byte) => Math.floor(byte) % 256)), bytes]);
}
