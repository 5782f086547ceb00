import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync } from 'node:zlib';
import { PAYMENT_COLUMNS, paymentOfRow } from './payment-row.ts';
import { searchText } from './search-text.ts';

export type PostponedTable = ReturnType<typeof createPostponedTable>;

/** A search first adds what is postponed to its index: so many payments take some hundredths of a second. */
const MOST_UNINDEXED = 1000;
/** About 35 MB on the disk. */
const MOST_UNCOMPRESSED = 10_000;
/** What is done at once where a flood leaves no idle time. */
const SLICE = 500;

/**
 * A transaction has some kilobytes: a window of 4 KiB compresses it as well as one of 32 KiB, in half the time, of which
 * the most is clearing tables (zlib.h: deflateInit2). What comes out is a part of a chunk that is kept whole until it is
 * collected: most take up to 1 KiB.
 */
const SMALL_WINDOW = { windowBits: 12, memLevel: 5, chunkSize: 1024 };

/**
 * Migration to version 10: raw transactions that are not compressed yet, and up to which payment the search's index
 * goes. All of before is compressed and indexed.
 */
export function createPostponed(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE raw_uncompressed (payment_id INTEGER PRIMARY KEY, raw TEXT NOT NULL) STRICT;
    CREATE TABLE search_progress (one INTEGER PRIMARY KEY CHECK (one = 1), through INTEGER NOT NULL) STRICT;
    INSERT INTO search_progress SELECT 1, coalesce(max(id), 0) FROM payments;
  `);
}

/**
 * What the commit of a payment leaves for later: compressing its raw transaction, and adding its texts to the search's
 * index, which many together cost a fifth of. All that it needs is committed with the payment, so that a crash only
 * postpones it further. Writes join the caller's transaction.
 */
export function createPostponedTable(database: DatabaseSync) {
  const insertRaw = database.prepare('INSERT INTO raw_uncompressed (payment_id, raw) VALUES (?, ?)');
  const selectRaws = database.prepare(
    'SELECT payment_id, raw FROM raw_uncompressed ORDER BY payment_id LIMIT ?',
  );
  const deleteRaws = database.prepare('DELETE FROM raw_uncompressed WHERE payment_id <= ?');
  const insertCompressed = database.prepare(
    'INSERT INTO raw_transactions (payment_id, deflated) VALUES (?, ?)',
  );
  const selectUnindexed = database.prepare(
    `SELECT ${PAYMENT_COLUMNS} FROM payments
     WHERE id > (SELECT through FROM search_progress) AND details <> 'dropped' ORDER BY id LIMIT ?`,
  );
  const insertText = database.prepare('INSERT INTO payment_search (rowid, text) VALUES (?, ?)');
  const setProgress = database.prepare(
    'UPDATE search_progress SET through = max(through, coalesce(?, (SELECT max(id) FROM payments), 0))',
  );
  // Of ids, which the ends of an index give without a walk: no fewer than there are rows.
  const selectSpans = database.prepare(
    `SELECT coalesce((SELECT max(id) FROM payments), 0) - through AS unindexed,
       coalesce((SELECT max(payment_id) FROM raw_uncompressed)
         - (SELECT min(payment_id) FROM raw_uncompressed) + 1, 0) AS uncompressed
     FROM search_progress`,
  );

  function spans(): { readonly unindexed: number; readonly uncompressed: number } {
    const row = selectSpans.get();
    return { unindexed: Number(row?.unindexed ?? 0), uncompressed: Number(row?.uncompressed ?? 0) };
  }

  /** Adds the texts of at most so many payments to the search's index. */
  function index(most: number): void {
    let count = 0;
    let last: number | null = null;
    for (const row of selectUnindexed.iterate(most)) {
      const payment = paymentOfRow(row);
      insertText.run(payment.id, searchText(payment));
      last = payment.id;
      count += 1;
    }
    setProgress.run(count < most ? null : last);
  }

  /** Compresses at most so many raw transactions. */
  function compress(most: number): void {
    let last: number | null = null;
    for (const { payment_id, raw } of selectRaws.iterate(most)) {
      last = Number(payment_id);
      insertCompressed.run(last, deflateRawSync(String(raw), SMALL_WINDOW));
    }
    if (last !== null) deleteRaws.run(last);
  }

  return {
    addRaw(id: number, raw: string): void {
      insertRaw.run(id, raw);
    },
    /** Whether the index lacks texts of payments. */
    lacksTexts: (): boolean => spans().unindexed > 0,
    /** Adds all texts that the search's index lacks. */
    indexAll(): void {
      while (spans().unindexed > 0) index(SLICE);
    },
    /** Does the work of so many payments. Returns whether there is more. */
    work(most: number): boolean {
      index(most);
      compress(most);
      const { unindexed, uncompressed } = spans();
      return unindexed + uncompressed > 0;
    },
    /** Does what became too much, where payments come without a pause. */
    bound(): void {
      const { unindexed, uncompressed } = spans();
      if (unindexed > MOST_UNINDEXED) index(unindexed);
      if (uncompressed > MOST_UNCOMPRESSED) compress(Math.max(SLICE, uncompressed - MOST_UNCOMPRESSED));
    },
  };
}
