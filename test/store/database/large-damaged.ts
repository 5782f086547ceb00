import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { damagePage } from './damage-page.ts';

/** More than what is checked before it is used. */
const MEGABYTES = 40;

/** Makes the database of a data folder: too large to be checked at once, and damaged in what a start does not read. */
export function makeLargeAndDamaged(folder: string): void {
  openPaymentStore(folder).close();
  const path = join(folder, 'payments.db');
  const database = new DatabaseSync(path);
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO raw_transactions VALUES (?, zeroblob(1048576))');
  for (let n = 0; n < MEGABYTES; n++) insert.run(1_000_000 + n);
  database.exec('COMMIT');
  database.close();
  damagePage(path, 'raw_transactions');
}
