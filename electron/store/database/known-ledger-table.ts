import type { DatabaseSync } from 'node:sqlite';
import type { NetworkName } from '../../contract/index.ts';
import type { KnownLedger } from './store.types.ts';

/** Migration: adds the ledger of each network that identifies its chain. */
export function createKnownLedgers(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE known_ledgers (
      network TEXT PRIMARY KEY,
      ledger_index INTEGER NOT NULL,
      hash TEXT NOT NULL,
      close_time TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}

/** Writes join the caller's transaction. */
export function createKnownLedgerTable(database: DatabaseSync) {
  const select = database.prepare('SELECT * FROM known_ledgers WHERE network = ?');
  const upsert = database.prepare(
    'INSERT OR REPLACE INTO known_ledgers (network, ledger_index, hash, close_time) VALUES (?, ?, ?, ?)',
  );
  const remove = database.prepare('DELETE FROM known_ledgers WHERE network = ?');
  return {
    /** A ledger of the chain that the coverage belongs to; null where none is known. */
    of(network: NetworkName): KnownLedger | null {
      const row = select.get(network);
      if (row === undefined) return null;
      return {
        ledgerIndex: Number(row.ledger_index),
        hash: String(row.hash),
        closeTime: String(row.close_time),
      };
    },
    save(network: NetworkName, { ledgerIndex, hash, closeTime }: KnownLedger): void {
      upsert.run(network, ledgerIndex, hash, closeTime);
    },
    forget(network: NetworkName): void {
      remove.run(network);
    },
  };
}
