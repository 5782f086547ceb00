import { withLength } from '../ledger/bytes.ts';

/** Bytes that say which field follows: type and code in one byte where both are below 16 (rippled, Serializer). */
function fieldHead(type: number, code: number): Buffer {
  if (code < 16) return Buffer.from([(type << 4) | code]);
  return Buffer.from([type << 4, code]);
}

/** A field of four bytes (UINT32). */
export function numberField(code: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return Buffer.concat([fieldHead(2, code), bytes]);
}

/** A field of 32 bytes (UINT256). */
export function hashField(code: number, hash: Buffer): Buffer {
  return Buffer.concat([fieldHead(5, code), hash]);
}

/** A field of any length: keys, signatures, texts. */
export function blobField(code: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([fieldHead(7, code), withLength(bytes)]);
}
