import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** First byte of a page that names others: of an index, of a table (https://www.sqlite.org/fileformat2.html#b_tree_pages). */
const INTERIOR: readonly number[] = [2, 5];

/** Writes over the last page of a table or an index, of a database that nobody has open. */
export function damagePage(path: string, name: string): void {
  const database = new DatabaseSync(path);
  const size = Number(database.prepare('PRAGMA page_size').get()?.page_size);
  let page = Number(
    database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(name)?.rootpage,
  );
  database.close();
  const file = openSync(path, 'r+');
  try {
    const bytes = Buffer.alloc(size);
    for (;;) {
      readSync(file, bytes, 0, size, (page - 1) * size);
      if (!INTERIOR.includes(bytes[0] ?? 0)) break;
      page = bytes.readUInt32BE(8);
    }
    writeSync(file, Buffer.alloc(size, 0x5a), 0, size, (page - 1) * size);
  } finally {
    closeSync(file);
  }
}
