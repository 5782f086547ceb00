import type { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';
import { type Payment, SMALL_PAYMENTS_PER_DAY } from '../../contract/index.ts';
import type { PostponedTable } from './postponed-table.ts';

export type DetailTable = ReturnType<typeof createDetailTable>;

/** Longer ones are not kept: the explorer shows them. Nearly all have a hundredth of it. */
const MOST_RAW_LENGTH = 256 * 1024;

const DAY_MS = 24 * 60 * 60_000;
/** Accounts and days whose counts are remembered; others are counted again. */
const REMEMBERED = 1000;

/**
 * What is kept of a payment beside its row. `small`: everything, and it counts among the small ones of its day;
 * `dropped`: nothing.
 */
type Details = 'kept' | 'small' | 'dropped';

/**
 * Migration to version 8: which row has a transaction's raw text, by its hash, for several accounts that one
 * transaction paid; and what is kept of each payment beside its row.
 */
export function createDetails(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE raw_of_transaction (
      network TEXT NOT NULL,
      hash BLOB NOT NULL,
      payment_id INTEGER NOT NULL,
      PRIMARY KEY (network, hash)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO raw_of_transaction
      SELECT network, unhex(hash), id FROM raw_transactions JOIN payments ON id = payment_id ORDER BY id;
    DELETE FROM raw_transactions WHERE payment_id NOT IN (SELECT payment_id FROM raw_of_transaction);
    ALTER TABLE payments ADD COLUMN details TEXT NOT NULL DEFAULT 'kept';
    CREATE INDEX payments_small ON payments (network, account, sort_time) WHERE details = 'small';
  `);
}

/**
 * What only the detail view and the search need: the raw transaction and the texts. Of small payments it is kept for so
 * many of an account's day (UTC, by the ledger's time); a stranger could fill the disk otherwise. Writes join the
 * caller's transaction.
 */
export function createDetailTable(database: DatabaseSync, postponed: PostponedTable) {
  const insertHolder = database.prepare(
    'INSERT OR IGNORE INTO raw_of_transaction (network, hash, payment_id) VALUES (?, unhex(?), ?)',
  );
  const selectRaw = database.prepare(
    `SELECT deflated, raw FROM payments
     JOIN raw_of_transaction AS holder ON holder.network = payments.network
       AND holder.hash = unhex(payments.hash)
     LEFT JOIN raw_transactions ON raw_transactions.payment_id = holder.payment_id
     LEFT JOIN raw_uncompressed ON raw_uncompressed.payment_id = holder.payment_id
     WHERE payments.id = ?`,
  );
  const selectDetails = database.prepare('SELECT details FROM payments WHERE id = ?');
  const countSmall = database.prepare(
    `SELECT count(*) AS n FROM payments INDEXED BY payments_small
     WHERE details = 'small' AND network = ? AND account = ? AND sort_time >= ? AND sort_time < ?`,
  );
  const given = '(SELECT value FROM json_each(?))';
  const deleteTexts = database.prepare(`DELETE FROM payment_search WHERE rowid IN ${given}`);
  const deleteRaws = ['raw_transactions', 'raw_uncompressed'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE payment_id IN ${given}`),
  );
  const deleteHolders = database.prepare(
    `DELETE FROM raw_of_transaction WHERE payment_id IN ${given}
       AND (network, hash) IN (SELECT network, unhex(hash) FROM payments WHERE id IN ${given})`,
  );
  /** Small payments with details, by network, account and day. */
  const counts = new Map<string, number>();

  function countOf(payment: Payment, time: number): number {
    const key = dayKey(payment, time);
    const known = counts.get(key);
    if (known !== undefined) return known;
    if (counts.size >= REMEMBERED) counts.clear();
    const start = Math.floor(time / DAY_MS) * DAY_MS;
    const row = countSmall.get(payment.network, payment.account, start, start + DAY_MS);
    const count = Number(row?.n ?? 0);
    counts.set(key, count);
    return count;
  }

  return {
    /** What is to be kept of a small payment of this time (milliseconds since 1970). */
    ofSmall: (payment: Payment, time: number): Details =>
      countOf(payment, time) < SMALL_PAYMENTS_PER_DAY ? 'small' : 'dropped',
    /** One more was recorded with its details. */
    noteSmall(payment: Payment, time: number): void {
      counts.set(dayKey(payment, time), countOf(payment, time) + 1);
    },
    /** A transaction was rolled back: what was counted may not be there. */
    recount(): void {
      counts.clear();
    },
    /** Keeps the raw transaction where no other payment of the transaction has it. */
    add(id: number, { network, hash }: Payment, raw: string): void {
      if (raw.length <= MOST_RAW_LENGTH && insertHolder.run(network, hash, id).changes > 0)
        postponed.addRaw(id, raw);
    },
    raw(id: number): string | null {
      const row = selectRaw.get(id);
      if (typeof row?.raw === 'string') return row.raw;
      return row?.deflated instanceof Uint8Array ? inflateRawSync(row.deflated).toString('utf8') : null;
    },
    /** Whether the payment was one small one too many of its day. */
    areDropped: (id: number): boolean => selectDetails.get(id)?.details === ('dropped' satisfies Details),
    /** JSON of ids of payments that are about to be deleted; those of one transaction go together, having one time. */
    remove(list: string): void {
      deleteTexts.run(list);
      for (const statement of deleteRaws) statement.run(list);
      deleteHolders.run(list, list);
    },
    erase(): void {
      counts.clear();
      database.exec(
        `DELETE FROM payment_search; DELETE FROM raw_transactions; DELETE FROM raw_uncompressed;
        DELETE FROM raw_of_transaction`,
      );
    },
  };
}

function dayKey({ network, account }: Payment, time: number): string {
  return `${network}/${account}/${Math.floor(time / DAY_MS)}`;
}
