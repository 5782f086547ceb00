import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { message, type Problem, problemOf } from '../../contract/index.ts';
import { isObject } from '../../xrpl/protocol/json.ts';
import { ensureDataFolder, SETTINGS_NAME } from '../data-folder.ts';
import { fileStamp } from '../database/database.ts';
import { storeError } from '../store-error.ts';
import { systemMessage } from '../system-error.ts';
import type { KeyValueStore } from './settings.ts';

/**
 * For `new ElectronStore(settingsFileOptions(folder))`: config.json in the data folder, for its owner alone. `conf` and
 * `electron-store` share these options, so that both use the same file in the same way.
 */
export function settingsFileOptions(dataFolder: string) {
  return {
    cwd: dataFolder,
    name: SETTINGS_NAME,
    configFileMode: 0o600,
    // "servers" are keys with dots in them: no path notation.
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
  } as const;
}

/**
 * To be called before the settings file is opened: moves a file that is no JSON object aside under a dated name
 * and says so, so that the app starts with defaults and nothing is lost.
 */
export function setAsideBrokenSettings(dataFolder: string, now: number = Date.now()): Problem | null {
  const path = join(dataFolder, `${SETTINGS_NAME}.json`);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw storeError('problem.data-dir-unusable.settings', error, { cause: systemMessage(error) });
  }
  if (isJsonObject(content)) return null;
  const asidePath = join(dataFolder, `${SETTINGS_NAME}.damaged-${fileStamp(now)}.json`);
  renameSync(path, asidePath);
  return problemOf(message('problem.settings-damaged', { path: asidePath }), null, now);
}

function isJsonObject(content: string): boolean {
  try {
    return isObject(JSON.parse(content));
  } catch {
    return false;
  }
}

/** The settings file without Electron. The data folder must be locked by the caller (lock.ts). */
export function openSettingsFile(dataFolder: string): {
  readonly file: KeyValueStore;
  readonly problem: Problem | null;
} {
  ensureDataFolder(dataFolder);
  const problem = setAsideBrokenSettings(dataFolder);
  const { name, ...options } = settingsFileOptions(dataFolder);
  const conf = new Conf<Record<string, unknown>>({ ...options, configName: name, projectName: 'xrpl-chime' });
  return {
    file: { get: (key) => conf.get(key), set: (key, value) => conf.set(key, value) },
    problem,
  };
}
