import {
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { redactText } from '../xrpl/transport/redact-text.ts';
import { storeError } from './store-error.ts';

/** Names of what the app keeps in its data folder, beside the folder of its logs. Electron keeps files there too. */
const OWN_FILE =
  /^(?:payments\.db|lock\.db|config\.json|config\.damaged-|activity\.json|window\.json|louder\.wav)/;

const LOGS_FOLDER = 'logs';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const OTHERS = 0o077;
/** On a folder that several people write to, as /tmp is (sticky bit). */
const SHARED = 0o1000;

/** Paths of the app's own files in its data folder, logs included, in no order. */
function ownFiles(folder: string): readonly string[] {
  const logs = join(folder, LOGS_FOLDER);
  const inFolder = names(folder)
    .filter((name) => OWN_FILE.test(name))
    .map((name) => join(folder, name));
  return [...inFolder, ...names(logs).map((name) => join(logs, name))];
}

/** What a running app works with: the database, the settings, the lock. */
const IN_USE = /^(?:payments\.db(?:-wal|-shm)?|lock\.db.*|config\.json)$/;

/** Deletes the app's files that it does not work with now: logs, what was set aside, backups, what can be made again. */
export function removeUnusedFiles(folder: string): void {
  for (const path of ownFiles(folder)) {
    if (!IN_USE.test(basename(path))) rmSync(path, { force: true });
  }
}

/**
 * Closes the data folder and the app's files in it to everybody but their owner: versions before 0.2 left most files
 * readable.
 * @throws StoreError 'data-dir-unusable' where one of them is a link: what is written to it would go elsewhere.
 */
export function closeToOthers(folder: string): void {
  const stats = statSync(folder);
  const isOwn = stats.uid === process.geteuid?.();
  if (isOwn && (stats.mode & SHARED) === 0) restrict(folder, stats, OWNER_ONLY_FOLDER);
  refuseLink(join(folder, LOGS_FOLDER));
  for (const path of ownFiles(folder)) {
    const wasOpen = restrict(path, refuseLink(path), OWNER_ONLY_FILE);
    if (wasOpen && dirname(path) === join(folder, LOGS_FOLDER)) redactLog(path);
  }
}

/** An earlier version's log: it cut out the passwords of addresses as they are usually written, and no others. */
function redactLog(path: string): void {
  try {
    const text = readFileSync(path, 'utf8');
    const redacted = redactText(text);
    if (redacted !== text) writePrivateFile(path, redacted);
  } catch {
    // Nothing that the app needs, and its owner's alone by now.
  }
}

/**
 * Makes an empty file for its owner alone where there is none. What exists is not opened: closing a file drops the locks
 * that this process holds on it (POSIX).
 * @throws StoreError 'data-dir-unusable' where it is a link.
 */
export function ensurePrivateFile(path: string): void {
  if (refuseLink(path) !== null) return;
  // "x" neither follows a link nor opens what somebody made meanwhile.
  closeSync(openSync(path, 'wx', OWNER_ONLY_FILE));
}

/**
 * Writes a file, which is made for its owner alone where there is none, and never through a link.
 * @throws what the file system throws; ELOOP for a link.
 */
export function writePrivateFile(path: string, content: string | Uint8Array): void {
  const { O_WRONLY, O_CREAT, O_TRUNC } = constants;
  // Windows has no O_NOFOLLOW.
  const file = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | (constants.O_NOFOLLOW ?? 0), OWNER_ONLY_FILE);
  try {
    writeFileSync(file, content);
  } finally {
    closeSync(file);
  }
}

/** What is there; null where nothing is. @throws StoreError 'data-dir-unusable' where it is a link. */
function refuseLink(path: string): Stats | null {
  const stats = lstatSync(path, { throwIfNoEntry: false }) ?? null;
  if (stats?.isSymbolicLink() !== true) return stats;
  throw storeError('problem.data-dir-unusable.link', undefined, { path });
}

/** Whether it was open to others. */
function restrict(path: string, stats: Stats | null, mode: number): boolean {
  // Windows has no such modes: the profile's folder is closed to others by its access list.
  if (stats === null || process.platform === 'win32' || (stats.mode & OTHERS) === 0) return false;
  try {
    chmodSync(path, mode);
  } catch {
    // A file system without modes, or a file of another user: whatever needs the file says what is wrong with it.
  }
  return true;
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
