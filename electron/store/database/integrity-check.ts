import type { DatabaseSync } from 'node:sqlite';
import { storeError } from '../store-error.ts';

/** Bytes of a database that is checked as a whole before it is used: a tenth of a second, or some. */
export const CHECKED_AT_OPEN_BYTES = 32 * 1024 * 1024;

/** What grows with every payment. All other tables are small, and a start relies on them. */
const GROWS_WITH_PAYMENTS =
  /^(?:payments|raw_transactions|raw_uncompressed|raw_of_transaction|trust_story|proofs|events|outbox|payment_search(?:_\w+)?)$/;

/**
 * Checks a database before it is used. `quick_check` reads every page and row but does not compare indexes with tables,
 * which takes tenths of a second instead of seconds. Of a database over `wholeUpTo` bytes it checks what does not grow with
 * it: whether the file is cut short (SQLite compares its length on opening it), the schema, the list of free pages, and the
 * small tables. Returns whether that was all of it; the rest is for `startWholeCheck`.
 * @throws StoreError 'store-corrupted', or what SQLite throws.
 */
export function checkAtOpen(database: DatabaseSync, wholeUpTo: number): boolean {
  if (bytesOf(database) <= wholeUpTo) {
    expectOk(database, 'PRAGMA quick_check(1)');
    return true;
  }
  // With the list of free pages (https://www.sqlite.org/pragma.html#pragma_integrity_check).
  expectOk(database, "PRAGMA quick_check('sqlite_schema')");
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  for (const { name } of tables) {
    if (GROWS_WITH_PAYMENTS.test(String(name))) continue;
    expectOk(database, `PRAGMA quick_check('${String(name).replaceAll("'", "''")}')`);
  }
  return false;
}

/** Its log included. */
function bytesOf(database: DatabaseSync): number {
  const pages = database.prepare('PRAGMA page_count').get()?.page_count;
  const bytes = database.prepare('PRAGMA page_size').get()?.page_size;
  return Number(pages) * Number(bytes);
}

function expectOk(database: DatabaseSync, check: string): void {
  const finding = database.prepare(check).all()[0]?.quick_check;
  if (finding !== 'ok') throw storeError('problem.store-corrupted', new Error(String(finding)));
}
