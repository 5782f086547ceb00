import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasDisplay, sandboxObstacle, systemObstacle } from './electron-obstacles.ts';
import { type SystemFacts, thisSystem } from './system-facts.ts';

/** Whether the desktop app can be started here; the reason is a phrase that follows "because". */
export type ElectronFound =
  | { readonly ok: true; readonly executable: string }
  | { readonly ok: false; readonly reason: string };

/** Folder of the installed electron package; null when it is not installed. */
function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The executable as electron/index.js finds it, without its download; null when it is not there. */
export function installedElectron(env: NodeJS.ProcessEnv, folder: string): string | null {
  try {
    const name = existsSync(join(folder, 'path.txt'))
      ? readFileSync(join(folder, 'path.txt'), 'utf8')
      : 'electron';
    const executable = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/** The executable where it is there and a window can be shown; null elsewhere. Nothing is downloaded. */
export function presentElectron(): string | null {
  const folder = electronFolder();
  if (folder === null || !hasDisplay(process.env, process.platform)) return null;
  return installedElectron(process.env, folder);
}

export interface SearchOptions {
  readonly system?: SystemFacts;
  /** What Electron will be started with: who asks for no sandbox needs none. */
  readonly args?: readonly string[];
  /** How long a download may hold the demo up. */
  readonly patienceMs?: number;
  /** Called when a download begins. */
  readonly onDownload?: () => void;
  /** Program that downloads Electron: the package's own. */
  readonly installer?: string;
  readonly folder?: string;
}

/**
 * Finds Electron, or downloads it where that is quick. It never waits longer than `patienceMs`: a download that
 * needs more goes on beside the demo and ends with it, for the next time.
 */
export async function findElectron(options: SearchOptions = {}): Promise<ElectronFound> {
  const { system = thisSystem, args = [], patienceMs = 3000 } = options;
  const { env } = system;
  const folder = options.folder ?? electronFolder();
  const obstacle = systemObstacle(system);
  if (obstacle !== null) return { ok: false, reason: obstacle };
  if (folder === null) return { ok: false, reason: 'its package isn’t installed: run npm ci' };
  const usable = (executable: string): ElectronFound => {
    const denied = sandboxObstacle(system, executable, args);
    return denied === null ? { ok: true, executable } : { ok: false, reason: denied };
  };
  const present = installedElectron(env, folder);
  if (present !== null) return usable(present);

  options.onDownload?.();
  const installer = spawn(process.execPath, [options.installer ?? join(folder, 'install.js')], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => installer.kill());
  let said = '';
  installer.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const code = await endedWithin(installer, patienceMs);
  if (code === 'running') {
    // It must not keep the demo alive.
    installer.unref();
    return { ok: false, reason: 'Electron is still being downloaded. The next demo will use it' };
  }
  const downloaded = installedElectron(env, folder);
  if (downloaded !== null) return usable(downloaded);
  const detail = said.split('\n')[0]?.trim() ?? '';
  return { ok: false, reason: `Electron couldn’t be downloaded${detail === '' ? '' : ` (${detail})`}` };
}

async function endedWithin(child: ChildProcess, patienceMs: number): Promise<number | null | 'running'> {
  const stop = new AbortController();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const waited = sleep(patienceMs, 'running' as const, { signal: stop.signal }).catch(
    () => 'running' as const,
  );
  const result = await Promise.race([ended, waited]);
  stop.abort();
  return result;
}
