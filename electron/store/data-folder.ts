import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { closeToOthers } from './private-files.ts';
import { storeError } from './store-error.ts';
import { systemMessage } from './system-error.ts';

export const APP_FOLDER_NAME = 'XRPL Chime';

/** Names of what lives in the data folder. */
const DATABASE_FILE = 'payments.db';
export const SETTINGS_NAME = 'config';

/**
 * The app's own data folder: where Electron's userData is for this product name
 * (https://www.electronjs.org/docs/latest/api/app#appgetpathname), so that headless and desktop share one.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', APP_FOLDER_NAME);
  if (platform === 'win32') {
    return win32.join(environment.APPDATA ?? win32.join(home, 'AppData', 'Roaming'), APP_FOLDER_NAME);
  }
  const configured = environment.XDG_CONFIG_HOME;
  const base = configured !== undefined && configured !== '' ? configured : posix.join(home, '.config');
  return posix.join(base, APP_FOLDER_NAME);
}

/**
 * Makes the folder where it is missing. It and the app's files in it become their owner's alone: they hold payment
 * history and server passwords.
 * @throws StoreError 'data-dir-unusable' or 'data-dir-readonly'.
 */
export function ensureDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeError('problem.data-dir-unusable.make', error, { folder, cause: systemMessage(error) });
  }
  if (!statSync(folder).isDirectory()) {
    throw storeError('problem.data-dir-unusable.no-folder', undefined, { folder });
  }
  try {
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw storeError('problem.data-dir-readonly.folder', error, { folder });
  }
  closeToOthers(folder);
}

export function databasePath(folder: string): string {
  return join(folder, DATABASE_FILE);
}

/** True where a run of the app has kept payments or settings in the folder. */
export function hasData(folder: string): boolean {
  return existsSync(databasePath(folder)) || existsSync(join(folder, `${SETTINGS_NAME}.json`));
}
