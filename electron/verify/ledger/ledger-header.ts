import { hashOf } from '../bytes/hashes.ts';
import { unreadable } from '../refused.ts';

const HEADER_BYTES = 118;

/** A ledger's header, and the hash that names it. Hashes have 32 bytes, times are seconds since 2000-01-01. */
export interface LedgerHeader {
  readonly hash: Buffer;
  readonly ledgerIndex: number;
  readonly parentHash: Buffer;
  /** Root of the tree of its transactions. */
  readonly transactionsHash: Buffer;
  readonly closeTime: number;
}

/**
 * Reads a header as `ledger` gives it in `ledger_data` (rippled, LedgerHeader.cpp): index u32, drops u64, hashes of the
 * parent, the transactions and the accounts, close time of the parent u32, close time u32, resolution u8, flags u8.
 * @throws Refused 'unreadable' where it is no header.
 */
export function readHeader(bytes: Buffer): LedgerHeader {
  if (bytes.length !== HEADER_BYTES) return unreadable('header');
  return {
    hash: hashOf('LWR', bytes),
    ledgerIndex: bytes.readUInt32BE(0),
    parentHash: bytes.subarray(12, 44),
    transactionsHash: bytes.subarray(44, 76),
    closeTime: bytes.readUInt32BE(112),
  };
}
