/**
 * Why the data folder could not be used. `code` is stable: tests, the window and the exit status rely on it;
 * the message is a sentence that a person can act on.
 */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

export type StoreErrorCode =
  | 'data-dir-busy'
  | 'data-dir-readonly'
  | 'data-dir-unusable'
  | 'store-disk-full'
  | 'store-corrupted'
  | 'store-too-new'
  | 'store-failed';

// Result codes of SQLite (https://www.sqlite.org/rescode.html), low byte.
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;

const SENTENCES: Readonly<Record<number, readonly [StoreErrorCode, string]>> = {
  [SQLITE_READONLY]: ['data-dir-readonly', 'The data folder cannot be written to. Check its permissions.'],
  [SQLITE_CANTOPEN]: [
    'data-dir-unusable',
    'The payments database cannot be opened. Check the data folder and its permissions.',
  ],
  [SQLITE_FULL]: [
    'store-disk-full',
    'The disk is full: new payments cannot be recorded until there is room.',
  ],
  [SQLITE_CORRUPT]: ['store-corrupted', 'The payments database is damaged.'],
  [SQLITE_NOTADB]: ['store-corrupted', 'The payments database is damaged.'],
};

/** SQLite's primary result code behind an error, or null when the error is not SQLite's. */
function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** True for what a damaged or foreign file looks like, on opening as well as in use. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** Any error of the database as a StoreError with a code and a sentence. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  const known = code === null ? undefined : SENTENCES[code];
  if (known !== undefined) return new StoreError(known[0], known[1], { cause: error });
  const reason = error instanceof Error ? error.message : String(error);
  const medium =
    code === SQLITE_IOERR ? 'The disk did not take or give the data' : 'The payments database failed';
  return new StoreError('store-failed', `${medium}: ${reason}.`, { cause: error });
}
