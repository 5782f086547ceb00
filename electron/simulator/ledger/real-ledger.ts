import { encode } from 'ripple-binary-codec';
import { metaInLedger } from '../api/render.ts';
import type { LedgerTransaction } from '../ledger-source.ts';
import { hexOf, prefixed, sha512Half } from './bytes.ts';
import { type TransactionBlobs, transactionRoot } from './transaction-root.ts';

/** What a ledger's header says. Hashes are 64 hex digits, times seconds since 2000-01-01. */
export interface HeaderFields {
  readonly index: number;
  readonly totalCoins: string;
  readonly parentHash: string;
  readonly transactionHash: string;
  readonly accountHash: string;
  readonly parentCloseTime: number;
  readonly closeTime: number;
}

/** The header as `ledger` gives it in binary form. */
export function headerBytes(fields: HeaderFields): Buffer {
  const start = Buffer.alloc(12);
  start.writeUInt32BE(fields.index, 0);
  start.writeBigUInt64BE(BigInt(fields.totalCoins), 4);
  const end = Buffer.alloc(10);
  end.writeUInt32BE(fields.parentCloseTime, 0);
  end.writeUInt32BE(fields.closeTime, 4);
  // The resolution of close times, in seconds; no flags.
  end.writeUInt8(10, 8);
  const hashes = [fields.parentHash, fields.transactionHash, fields.accountHash];
  return Buffer.concat([start, ...hashes.map((hash) => Buffer.from(hash, 'hex')), end]);
}

export function headerHash(fields: HeaderFields): string {
  return hexOf(sha512Half(prefixed('LWR', headerBytes(fields))));
}

/** Encoding costs milliseconds, and a ledger is asked for more than once. */
const known = new WeakMap<LedgerTransaction, TransactionBlobs>();

/** A transaction with its metadata as the ledger's tree holds them. */
export function blobsOf(transaction: LedgerTransaction): TransactionBlobs {
  const before = known.get(transaction);
  if (before !== undefined) return before;
  const { delivered_amount: _, ...meta } = metaInLedger(transaction);
  const blobs = {
    transaction: Buffer.from(encode(transaction.txJson()), 'hex'),
    metadata: Buffer.from(encode(meta), 'hex'),
  };
  known.set(transaction, blobs);
  return blobs;
}

/** The root of the tree of a ledger's transactions. */
export function treeRoot(transactions: readonly LedgerTransaction[]): string {
  return hexOf(transactionRoot(transactions.map(blobsOf)));
}
