import {
  inEnglish,
  type Message,
  type MessageCode,
  message,
  type ParamsArgument,
  type PlainCode,
  plainCode,
} from '../contract/index.ts';
import { firstLine } from './system-error.ts';

type StoreMessage = Extract<MessageCode, `problem.${'data-dir' | 'store'}-${string}`>;

export type StoreErrorCode = PlainCode<StoreMessage>;

/**
 * Why the data folder could not be used. `code` is stable: tests, the window and the exit status rely on it.
 * `userMessage` is something that a person can act on; `message` is the same in English.
 */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly userMessage: Message;

  constructor(said: Message & { readonly code: StoreMessage }, options?: ErrorOptions) {
    super(inEnglish(said), options);
    this.name = 'StoreError';
    this.code = plainCode<StoreMessage>(said.code);
    this.userMessage = said;
  }
}

/** Makes a StoreError from a message's code and values; `cause` is the error behind it. */
export function storeError<C extends StoreMessage>(
  code: C,
  cause: unknown,
  ...params: ParamsArgument<C>
): StoreError {
  return new StoreError(message(code, ...params) as Message & { readonly code: StoreMessage }, { cause });
}

// Result codes of SQLite (https://www.sqlite.org/rescode.html), low byte.
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;
/** The extended code when the index of the write-ahead log could not grow because the disk is full. */
const SQLITE_IOERR_SHMSIZE = SQLITE_IOERR | (19 << 8);

const MESSAGES: Readonly<
  Record<
    number,
    | 'problem.data-dir-readonly'
    | 'problem.data-dir-unusable'
    | 'problem.store-disk-full'
    | 'problem.store-corrupted'
  >
> = {
  [SQLITE_READONLY]: 'problem.data-dir-readonly',
  [SQLITE_CANTOPEN]: 'problem.data-dir-unusable',
  [SQLITE_FULL]: 'problem.store-disk-full',
  [SQLITE_CORRUPT]: 'problem.store-corrupted',
  [SQLITE_NOTADB]: 'problem.store-corrupted',
};

/** SQLite's primary result code behind an error, or null when the error is not SQLite's. */
function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  if (error.errcode === SQLITE_IOERR_SHMSIZE) return SQLITE_FULL;
  return error.errcode & 0xff;
}

export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE_BUSY || code === SQLITE_LOCKED;
}

/** Whether an error means that the file is damaged or no database, on opening as well as in use. */
export function isDamage(error: unknown): boolean {
  if (error instanceof StoreError) return error.code === 'store-corrupted';
  const code = sqliteCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** Converts any error of the database into a StoreError with a code and a message. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  const known = code === null ? undefined : MESSAGES[code];
  if (known !== undefined) return storeError(known, error);
  const failed = code === SQLITE_IOERR ? 'problem.store-failed.medium' : 'problem.store-failed';
  return storeError(failed, error, { detail: firstLine(error) });
}
