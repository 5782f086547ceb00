import { createHash } from 'node:crypto';
import { encode } from 'ripple-binary-codec';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';

/** A transaction's hash: SHA-512, cut to 256 bits, of "TXN", a zero byte and its fields. Null where they cannot be written. */
export function transactionHash(fields: JsonObject): string | null {
  try {
    const blob = Buffer.from(`54584E00${encode(fields)}`, 'hex');
    return createHash('sha512').update(blob).digest('hex').slice(0, 64).toUpperCase();
  } catch {
    return null;
  }
}
