import { asArray, asObject } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { bytesOfHex } from '../bytes/encoded.ts';
import { type LedgerHeader, readHeader } from '../ledger/ledger-header.ts';
import { type TransactionBlobs, TransactionTree } from '../ledger/transaction-tree.ts';
import { refused, unreadable } from '../refused.ts';

/** A header as it is serialized, and what it says. */
export interface HeaderBytes {
  readonly bytes: Buffer;
  readonly header: LedgerHeader;
}

/** The request for one ledger's header alone. */
export function headerRequest(ledgerIndex: number) {
  const parameters: JsonObject = { ledger_index: ledgerIndex, binary: true, transactions: false };
  return { command: 'ledger', parameters };
}

/** The request for a ledger's header and all its transactions with their metadata, as they are serialized. */
export function wholeLedgerRequest(ledgerIndex: number) {
  const parameters: JsonObject = {
    ...{ ledger_index: ledgerIndex, binary: true, transactions: true, expand: true },
  };
  return { command: 'ledger', parameters };
}

/**
 * Reads the header in an answer of `ledger`, which must be that of the ledger with this index.
 * @throws Refused 'unreadable' or 'header-forged'.
 */
export function headerOf(result: JsonObject, ledgerIndex: number): HeaderBytes {
  const bytes = bytesOfHex(asObject(result.ledger)?.ledger_data, 'header');
  const header = readHeader(bytes);
  if (header.ledgerIndex !== ledgerIndex) throw refused('proof.header-forged', { ledger: ledgerIndex });
  return { bytes, header };
}

/**
 * Reads the transactions in an answer of `ledger`, as their tree, whose root must be the header's. API v1 names
 * the metadata `meta`, v2 `meta_blob`. `pause` runs between slices.
 * @throws Refused 'unreadable', or 'ledger-forged' where they are not the ones that the header names.
 */
export async function transactionsOf(
  result: JsonObject,
  header: LedgerHeader,
  pause: () => Promise<void>,
): Promise<TransactionTree> {
  const rows = asObject(result.ledger)?.transactions;
  if (!Array.isArray(rows)) return unreadable('tree');
  const blobs: TransactionBlobs[] = [];
  for (const [at, row] of asArray(rows).entries()) {
    if (at % SLICE === SLICE - 1) await pause();
    const entry = asObject(row) ?? unreadable('transaction');
    blobs.push({
      transaction: bytesOfHex(entry.tx_blob, 'transaction'),
      metadata: bytesOfHex(entry.meta_blob ?? entry.meta, 'transaction'),
    });
  }
  const tree = await TransactionTree.build(blobs, pause);
  if (!tree.root.equals(header.transactionsHash))
    throw refused('proof.ledger-forged', { ledger: header.ledgerIndex });
  return tree;
}

/** Transactions handled without a pause: some milliseconds. */
const SLICE = 50;
