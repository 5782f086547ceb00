import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ProofSummary } from '../../contract/index.ts';

/** A list of validators as its publisher signed it: JSON. */
export interface StoredList {
  readonly publisher: string;
  readonly sequence: number;
  readonly signed: string;
}

/**
 * The step to proofs: what was proved of a transaction, with its receipt (deflated JSON), at the row that stands for the
 * transaction; the lists of validators fetched last; and manifests by which validators withdrew their keys, which no
 * server tells twice.
 */
export function createProofs(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE proofs (
      payment_id INTEGER PRIMARY KEY REFERENCES payments (id) ON DELETE CASCADE,
      summary TEXT NOT NULL,
      receipt BLOB NOT NULL
    ) STRICT;
    CREATE TABLE validator_lists (
      publisher TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      signed TEXT NOT NULL,
      PRIMARY KEY (publisher, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE withdrawn_keys (
      manifest BLOB PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
  `);
}

/** What validators' signatures prove, and what is kept to judge them. */
export function createProofTable(database: DatabaseSync) {
  const insert = database.prepare(
    'INSERT OR REPLACE INTO proofs (payment_id, summary, receipt) VALUES (?, ?, ?)',
  );
  const ofTransaction = `FROM payments asked
    JOIN payments stored ON stored.network = asked.network AND stored.account = asked.account
      AND stored.hash = asked.hash
    JOIN proofs ON proofs.payment_id = stored.id
    WHERE asked.id = ?`;
  const selectSummary = database.prepare(`SELECT proofs.summary ${ofTransaction}`);
  const selectReceipt = database.prepare(`SELECT proofs.receipt ${ofTransaction}`);
  const selectLists = database.prepare('SELECT signed FROM validator_lists ORDER BY publisher, sequence');
  const insertList = database.prepare(
    'INSERT OR REPLACE INTO validator_lists (publisher, sequence, signed) VALUES (?, ?, ?)',
  );
  const deleteOlder = database.prepare('DELETE FROM validator_lists WHERE publisher = ? AND sequence < ?');
  const selectWithdrawn = database.prepare('SELECT manifest FROM withdrawn_keys');
  const insertWithdrawn = database.prepare('INSERT OR IGNORE INTO withdrawn_keys (manifest) VALUES (?)');
  return {
    /** Keeps a proof at a payment's row. `receipt`: as it is saved, JSON. */
    set(paymentId: number, summary: ProofSummary, receipt: string): void {
      insert.run(paymentId, JSON.stringify(summary), deflateRawSync(receipt));
    },
    /** What is proved of the transaction of this payment; null where nothing is. */
    summary(paymentId: number): ProofSummary | null {
      const row = selectSummary.get(paymentId);
      return row === undefined ? null : (JSON.parse(String(row.summary)) as ProofSummary);
    },
    /** The receipt of the transaction of this payment, JSON; null where nothing is proved. */
    receipt(paymentId: number): string | null {
      const row = selectReceipt.get(paymentId);
      return row?.receipt instanceof Uint8Array ? inflateRawSync(row.receipt).toString('utf8') : null;
    },
    /** The lists of validators that are kept: JSON as `keepLists` took it. */
    lists: (): readonly string[] => selectLists.all().map(({ signed }) => String(signed)),
    /** Keeps these lists; of their publishers, those of lower numbers go. */
    keepLists(lists: readonly StoredList[]): void {
      for (const { publisher, sequence, signed } of lists) insertList.run(publisher, sequence, signed);
      for (const [publisher, own] of Map.groupBy(lists, (list) => list.publisher))
        deleteOlder.run(publisher, Math.min(...own.map(({ sequence }) => sequence)));
    },
    withdrawnKeys: (): readonly Buffer[] =>
      selectWithdrawn.all().map(({ manifest }) => Buffer.from(manifest as Uint8Array)),
    keepWithdrawnKey: (manifest: Uint8Array): void => void insertWithdrawn.run(manifest),
  };
}
