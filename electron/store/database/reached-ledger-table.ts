import type { DatabaseSync } from 'node:sqlite';
import type { NetworkName } from '../../contract/index.ts';
import type { ReachedLedger } from './store.types.ts';

/** Migration: adds when the last examined ledgers closed, so that it can be said without a connection. */
export function createReachedLedgers(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE reached_ledgers (
      network TEXT NOT NULL,
      ledger_index INTEGER NOT NULL,
      close_time TEXT NOT NULL,
      PRIMARY KEY (network, ledger_index)
    ) STRICT, WITHOUT ROWID;
  `);
}

/** The ledgers up to which accounts of a network are examined. Writes join the caller's transaction. */
export function createReachedLedgerTable(database: DatabaseSync) {
  const select = database.prepare('SELECT * FROM reached_ledgers WHERE network = ?');
  const insert = database.prepare(
    'INSERT OR REPLACE INTO reached_ledgers (network, ledger_index, close_time) VALUES (?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM reached_ledgers WHERE network = ?');
  return {
    of(network: NetworkName): readonly ReachedLedger[] {
      const rows = select.all(network);
      return rows.map((row) => ({
        ledgerIndex: Number(row.ledger_index),
        closeTime: String(row.close_time),
      }));
    },
    /** Replaces what is known of the network. */
    replace(network: NetworkName, ledgers: readonly ReachedLedger[]): void {
      remove.run(network);
      for (const { ledgerIndex, closeTime } of ledgers) insert.run(network, ledgerIndex, closeTime);
    },
  };
}
