import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { message, type Problem, problemOf } from '../../contract/index.ts';
import { asObject } from '../../xrpl/protocol/json.ts';
import { exceedsBudget } from '../../xrpl/protocol/message-budget.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { redactText } from '../../xrpl/transport/redact-text.ts';
import { ensureDataFolder, SETTINGS_NAME } from '../data-folder.ts';
import { fileStamp } from '../database/database.ts';
import { writePrivateFile } from '../private-files.ts';
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

/** Settings reach a depth of 5, and what was set aside of them some more. `conf` refuses to write 1,000. */
const DEEPEST = 100;

/**
 * To be called before the settings file is opened: moves a file that is no JSON object aside under a dated name
 * and says so, so that the app starts with defaults and nothing is lost but the passwords of servers: they would lie in
 * plain text where nobody looks. They leave the files that earlier versions moved aside, too. Of a file with values too
 * deep to be written again those are left out, each by itself; the whole of it is kept under such a name as well.
 */
export function setAsideBrokenSettings(dataFolder: string, now: number = Date.now()): Problem | null {
  const path = join(dataFolder, `${SETTINGS_NAME}.json`);
  redactOldFiles(dataFolder);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw storeError('problem.data-dir-unusable.settings', error, { cause: systemMessage(error) });
  }
  const settings = parseObject(content);
  const isDeep = exceedsBudget(content, { depth: DEEPEST, width: Infinity, textLength: Infinity });
  if (settings !== null && !isDeep) return null;
  const asidePath = join(dataFolder, `${SETTINGS_NAME}.damaged-${fileStamp(now)}.json`);
  writePrivateFile(asidePath, redacted(content));
  if (settings !== null) {
    writePrivateFile(path, JSON.stringify(withoutDepths(settings)));
    // What was left out is named where its setting is read.
    return null;
  }
  rmSync(path);
  return problemOf(message('problem.settings-damaged', { path: asidePath }), null, now);
}

/** What is beside the settings file: settings that were moved aside, and what a crash left of a write (`conf`). */
const SET_ASIDE_FILE = new RegExp(`^${SETTINGS_NAME}\\.damaged-`);
const UNFINISHED_FILE = new RegExp(`^${SETTINGS_NAME}\\.json\\.tmp-`);

function redactOldFiles(dataFolder: string): void {
  for (const name of namesIn(dataFolder)) {
    const path = join(dataFolder, name);
    try {
      if (UNFINISHED_FILE.test(name)) rmSync(path);
      if (!SET_ASIDE_FILE.test(name)) continue;
      const content = readFileSync(path, 'utf8');
      const left = redacted(content);
      if (left !== content) writePrivateFile(path, left);
    } catch {
      // Of no use to the app, and no reason not to start.
    }
  }
}

/** What a sink keeps where the text alone does not tell that it is a secret. */
const SINK_SECRETS = /("(?:topic|token)"\s*:\s*")(?:[^"\\]|\\.)*/g;

/** Settings that nobody reads any more, without what would be a secret in plain text. */
function redacted(content: string): string {
  return redactText(content).replace(SINK_SECRETS, '$1***');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function parseObject(content: string): JsonObject | null {
  try {
    return asObject(JSON.parse(content));
  } catch {
    return null;
  }
}

/** The same object, with null in place of what lies too deep. It was just parsed, and nobody else has it. */
function withoutDepths(settings: JsonObject): JsonObject {
  const open: [container: Record<string, unknown>, depth: number][] = [[settings, 1]];
  // No recursion: how deep it is, whoever wrote the file decides.
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [container, depth] = next;
    for (const [name, value] of Object.entries(container)) {
      if (typeof value !== 'object' || value === null) continue;
      if (depth < DEEPEST) open.push([value as Record<string, unknown>, depth + 1]);
      else container[name] = null;
    }
  }
  return settings;
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
