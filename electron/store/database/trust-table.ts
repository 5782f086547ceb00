import type { DatabaseSync } from 'node:sqlite';
import type { TrustLevel } from '../../contract/index.ts';

/**
 * Migration to version 6: how far each payment is believed now, and in `trust_story` how it came to that: one row for
 * each change. Payments of before were seen on one server.
 */
export function createTrust(database: DatabaseSync): void {
  database.exec(`
    ALTER TABLE payments ADD COLUMN trust TEXT NOT NULL DEFAULT 'seen';
    CREATE TABLE trust_story (
      payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      trust TEXT NOT NULL,
      servers TEXT NOT NULL,
      PRIMARY KEY (payment_id, at)
    ) STRICT, WITHOUT ROWID;
  `);
}

/** How far payments are believed. Writes join the caller's transaction. */
export function createTrustTable(database: DatabaseSync) {
  const update = database.prepare('UPDATE payments SET trust = ? WHERE id = ?');
  const tell = database.prepare(
    'INSERT OR REPLACE INTO trust_story (payment_id, at, trust, servers) VALUES (?, ?, ?, ?)',
  );
  return {
    /** Sets the level, and keeps when and on whose word (redacted URLs). `at`: ISO 8601. */
    set(ids: readonly number[], trust: TrustLevel, servers: readonly string[], at: string): void {
      for (const id of ids) {
        update.run(trust, id);
        tell.run(id, at, trust, JSON.stringify(servers));
      }
    },
  };
}
