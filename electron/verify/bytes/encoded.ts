import { type Unreadable, unreadable } from '../refused.ts';

/** Upper-case hex digits. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex').toUpperCase();
}

/**
 * Bytes of hex digits.
 * @throws Refused 'unreadable' where it is no text of whole bytes in hex.
 */
export function bytesOfHex(text: unknown, what: Unreadable): Buffer {
  if (typeof text !== 'string' || text.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(text))
    return unreadable(what);
  return Buffer.from(text, 'hex');
}

/**
 * Bytes of base64 (RFC 4648, section 4, with its padding).
 * @throws Refused 'unreadable' where it is none.
 */
export function bytesOfBase64(text: unknown, what: Unreadable): Buffer {
  if (typeof text !== 'string') return unreadable(what);
  const bytes = Buffer.from(text, 'base64');
  // Buffer.from skips what is no base64, so that two texts would be one list.
  if (bytes.toString('base64') !== text) return unreadable(what);
  return bytes;
}
