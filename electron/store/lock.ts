import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ensureDataFolder } from './data-folder.ts';
import { ensurePrivateFile } from './private-files.ts';
import { isBusy, storeError, toStoreError } from './store-error.ts';

/** Keeps held locks from the garbage collector, which would close the database and release the lock. */
const heldLocks = new Set<DatabaseSync>();

export type DataFolderLock = ReturnType<typeof lockDataFolder>;

/**
 * Locks the data folder for this process. The lock is an exclusive transaction on a small database of its own. The
 * operating system drops it with the process, however that ends: no stale lock stays, and no process id has to be
 * guessed.
 * @throws StoreError 'data-dir-busy' when another process has it.
 */
export function lockDataFolder(folder: string) {
  ensureDataFolder(folder);
  let database: DatabaseSync | null = null;
  try {
    const path = join(folder, 'lock.db');
    ensurePrivateFile(path);
    database = new DatabaseSync(path, { timeout: 0 });
    // The rollback journal is in memory: nothing is written here, and a kill leaves no journal to recover.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (isBusy(error)) {
      throw storeError('problem.data-dir-busy', error, { folder });
    }
    throw toStoreError(error);
  }
  heldLocks.add(database);
  let held: DatabaseSync | null = database;
  return {
    folder,
    /** Releases the folder. Idempotent. */
    release(): void {
      if (held === null) return;
      heldLocks.delete(held);
      held.close();
      held = null;
    },
  };
}
