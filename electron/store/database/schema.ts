import type { DatabaseSync } from 'node:sqlite';
import { storeError } from '../store-error.ts';
import { createTails } from './coverage-table.ts';
import { createDeliveries, createOutcomes } from './delivery-table.ts';
import { createDetails } from './detail-table.ts';
import { createKnownLedgers } from './known-ledger-table.ts';
import { createOutbox } from './outbox-table.ts';
import { createPostponed } from './postponed-table.ts';
import { createProofs } from './proof-table.ts';
import { createReachedLedgers } from './reached-ledger-table.ts';
import { createTotals } from './total-table.ts';
import { createTrust } from './trust-table.ts';

/** One step from schema version n to n + 1. It runs inside a transaction. */
export type Migration = (database: DatabaseSync) => void;

/**
 * Version 1. Decimal amounts are text (money is never a number). `sort_time` gives the order in which people read
 * payments: the ledger's close time in milliseconds, or the time of recording where no server sent it. `announced` and
 * `alert_done` became rows of their own in version 4.
 */
const VERSION_1 = `
  CREATE TABLE payments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    network TEXT NOT NULL,
    account TEXT NOT NULL,
    hash TEXT NOT NULL,
    asset_key TEXT NOT NULL,
    asset TEXT NOT NULL,
    amount TEXT NOT NULL,
    ledger_index INTEGER NOT NULL,
    transaction_index INTEGER NOT NULL,
    close_time TEXT,
    sort_time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    transaction_type TEXT NOT NULL,
    sender TEXT,
    destination_tag INTEGER,
    source_tag INTEGER,
    invoice_id TEXT,
    memos TEXT NOT NULL,
    credential_ids TEXT NOT NULL,
    partial_of TEXT,
    delivered_amount TEXT,
    source TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    alerted INTEGER NOT NULL,
    announced INTEGER NOT NULL DEFAULT 0,
    alert_done INTEGER NOT NULL DEFAULT 0,
    is_read INTEGER NOT NULL DEFAULT 0,
    UNIQUE (network, account, hash, asset_key)
  ) STRICT;
  CREATE INDEX payments_newest ON payments (sort_time DESC, ledger_index DESC, transaction_index DESC, id DESC);
  CREATE INDEX payments_of_account ON payments
    (network, account, sort_time DESC, ledger_index DESC, transaction_index DESC, id DESC, destination_tag);
  CREATE INDEX payments_by_asset ON payments
    (asset_key, sort_time DESC, ledger_index DESC, transaction_index DESC, id DESC);
  CREATE INDEX payments_by_kind ON payments
    (kind, sort_time DESC, ledger_index DESC, transaction_index DESC, id DESC);
  CREATE INDEX payments_unannounced ON payments (network, id) WHERE announced = 0;
  CREATE INDEX payments_unalerted ON payments (network, ledger_index, transaction_index, id)
    WHERE alerted = 1 AND alert_done = 0;
  CREATE INDEX payments_unread ON payments (id) WHERE is_read = 0;

  CREATE TABLE raw_transactions (
    payment_id INTEGER PRIMARY KEY,
    deflated BLOB NOT NULL
  ) STRICT;

  CREATE VIRTUAL TABLE payment_search USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram'
  );

  CREATE TABLE coverage_accounts (
    network TEXT NOT NULL,
    account TEXT NOT NULL,
    first_ledger INTEGER NOT NULL,
    PRIMARY KEY (network, account)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE coverage_ranges (
    network TEXT NOT NULL,
    account TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (network, account, first)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE alert_starts (
    network TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    ledger_index INTEGER NOT NULL,
    PRIMARY KEY (network, entry_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE asset_info (
    network TEXT NOT NULL,
    asset_key TEXT NOT NULL,
    info TEXT NOT NULL,
    PRIMARY KEY (network, asset_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE gaps (
    network TEXT NOT NULL,
    account TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    from_time TEXT,
    to_time TEXT,
    attempts INTEGER NOT NULL,
    next_retry_at TEXT,
    accepted INTEGER NOT NULL,
    PRIMARY KEY (network, account, first)
  ) STRICT, WITHOUT ROWID;
`;

/** MIGRATIONS[n] leads from version n to version n + 1. */
export const MIGRATIONS: readonly Migration[] = [
  (database) => database.exec(VERSION_1),
  createTotals,
  createKnownLedgers,
  createDeliveries,
  createOutcomes,
  createReachedLedgers,
  createTrust,
  createDetails,
  createTails,
  createPostponed,
  createProofs,
  createOutbox,
];

function schemaVersion(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get();
  return Number(row?.user_version ?? 0);
}

/**
 * Brings the schema up to date. Each version runs in a transaction of its own that also writes its number. Where there
 * is a schema to migrate from, `beforeMigration` is called once before any change (for a backup).
 * @throws StoreError 'store-too-new' when a newer version of the app wrote the database.
 */
export function migrate(
  database: DatabaseSync,
  migrations: readonly Migration[],
  beforeMigration: (fromVersion: number) => void,
): void {
  const from = schemaVersion(database);
  if (from > migrations.length) {
    const cause = new Error(`schema ${from}, this version knows ${migrations.length}`);
    throw storeError('problem.store-too-new', cause);
  }
  if (from > 0 && from < migrations.length) beforeMigration(from);
  for (const [index, migration] of migrations.slice(from).entries()) {
    database.exec('BEGIN IMMEDIATE');
    try {
      migration(database);
      database.exec(`PRAGMA user_version = ${from + index + 1}`);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
