import { existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { message, type Problem, problemOf } from '../../contract/index.ts';
import { databasePath } from '../data-folder.ts';
import { ensurePrivateFile } from '../private-files.ts';
import { isDamage, storeError, toStoreError } from '../store-error.ts';
import { checkAtOpen } from './integrity-check.ts';
import { type Migration, migrate } from './schema.ts';

export interface DatabaseOptions {
  readonly migrations: readonly Migration[];
  /** Wall clock in milliseconds since 1970. */
  readonly now: () => number;
  /** Bytes of a database up to which it is checked as a whole. */
  readonly checkedAtOpen: number;
  /** KiB of the database's pages that are kept in memory. */
  readonly cacheKib: number;
}

/**
 * Opens the payments database of a folder. It checks the integrity, sets a damaged database aside under a dated name and
 * starts a new one, and migrates (after a backup by VACUUM INTO). `rebuilt` is true when a damaged database was set aside
 * and this one started empty; then `problems` says so. `checked` is false when only a part of it was checked.
 * @throws StoreError
 */
export function openDatabase(folder: string, options: DatabaseOptions) {
  const path = databasePath(folder);
  try {
    return { ...openSound(path, options), problems: [] as readonly Problem[], rebuilt: false };
  } catch (error) {
    if (!isDamage(error)) throw toStoreError(error);
    const asidePath = setAside(path, options.now());
    const said = message('problem.store-corrupted.rebuilding', { path: asidePath });
    const problem = problemOf(said, null, options.now());
    try {
      return { ...openSound(path, options), problems: [problem] as readonly Problem[], rebuilt: true };
    } catch (again) {
      throw toStoreError(again);
    }
  }
}

function openSound(path: string, options: DatabaseOptions) {
  if (existsSync(markOf(path))) {
    // Should it end here, the damage is found once more.
    rmSync(markOf(path));
    if (existsSync(path)) throw storeError('problem.store-corrupted', new Error('found in an earlier run'));
  }
  // Its log and its index take their mode from it.
  ensurePrivateFile(path);
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    applyPragmas(database, options.cacheKib);
    const checked = checkAtOpen(database, options.checkedAtOpen);
    migrate(database, options.migrations, (version) => backUp(database, path, version, options.now()));
    return { database, checked };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * How commits are made that somebody waits for. A checkpoint takes some ten times as long as a commit, and SQLite makes one
 * within the commit that fills its log (sqlite.org/wal.html): these leave it to the others up to 16 MB.
 */
export const SYNCED = 'PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000';
/** How commits are made that nobody waits for, and that are only found out again after a power cut. */
export const UNSYNCED = 'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 1000';

/**
 * WAL lets the window's queries run during a commit. synchronous=FULL lets a commit survive a power cut: with NORMAL the
 * last commits may be lost together with the fact that they were alerted, and their payments would alert twice. It costs
 * one fsync per payment; a recovered page is one commit.
 */
function applyPragmas(database: DatabaseSync, cacheKib: number): void {
  database.exec(`
    PRAGMA journal_mode = WAL;
    ${SYNCED};
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -${cacheKib};
    PRAGMA journal_size_limit = 16777216;
    PRAGMA trusted_schema = OFF;
  `);
}

function backUp(database: DatabaseSync, path: string, version: number, now: number): void {
  const backupPath = `${path}.backup-v${version}-${fileStamp(now)}`;
  // A backup of the same second comes from an attempt that was cut short.
  rmSync(backupPath, { force: true });
  try {
    // SQLite also writes into a file that is there and empty.
    ensurePrivateFile(backupPath);
    database.prepare('VACUUM INTO ?').run(backupPath);
  } catch (error) {
    // Half a backup is useless, and every start would leave another one.
    rmSync(backupPath, { force: true });
    throw error;
  }
}

/** Has the next start set the database aside, as damage was found while it is in use. */
export function markDamaged(folder: string): void {
  try {
    ensurePrivateFile(markOf(databasePath(folder)));
  } catch {
    // On a full disk, for example. The next run finds the damage once more.
  }
}

function markOf(path: string): string {
  return `${path}.damaged`;
}

function setAside(path: string, now: number): string {
  let asidePath = `${path}.damaged-${fileStamp(now)}`;
  for (let n = 2; existsSync(asidePath); n++) asidePath = `${path}.damaged-${fileStamp(now)}-${n}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, asidePath + suffix);
  }
  return asidePath;
}

/** 2026-11-21T03-30-00: ISO 8601 without the characters that file systems refuse. */
export function fileStamp(now: number): string {
  return new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
}
