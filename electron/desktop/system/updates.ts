import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { UpdateView } from '../../contract.ts';
import type { Words } from '../texts/texts.ts';

export interface Updates {
  view(): UpdateView;
  /** Looks for an update now; downloads it quietly when there is one. */
  check(): Promise<UpdateView>;
  /** Restarts into the downloaded update. @throws Error when none is ready. */
  install(): void;
  stop(): void;
}

export interface UpdatesOptions {
  readonly enabled: () => boolean;
  readonly words: () => Words;
  readonly onChange: () => void;
  readonly warn: (...parts: readonly unknown[]) => void;
}

const FIRST_CHECK_MS = 60_000;
const CHECK_EVERY_MS = 12 * 60 * 60 * 1000;

/** Updates by electron-updater. Quiet: nothing is shown but a menu item and a line in Preferences. */
export function createUpdates({ enabled, words, onChange, warn }: UpdatesOptions): Updates {
  const unsupported = whyUnsupported();
  let view: UpdateView =
    unsupported === null ? idle() : { state: 'unsupported', version: null, message: null };
  let updater: Promise<Updater> | null = null;

  const current = (): UpdateView =>
    unsupported === null ? view : { ...view, message: words().say(unsupported) };

  function set(next: UpdateView): void {
    view = next;
    onChange();
  }

  async function load(): Promise<Updater> {
    const { default: module } = await import('electron-updater');
    const { autoUpdater } = module;
    autoUpdater.autoDownload = true;
    autoUpdater.autoInstallOnAppQuit = true;
    autoUpdater.logger = null;
    autoUpdater.on('update-available', ({ version }) =>
      set({ state: 'downloading', version, message: null }),
    );
    autoUpdater.on('update-not-available', () => set({ state: 'current', version: null, message: null }));
    autoUpdater.on('update-downloaded', ({ version }) => set({ state: 'ready', version, message: null }));
    autoUpdater.on('error', (error) => {
      warn('updates', error);
      set({ state: 'failed', version: null, message: error.message.split('\n')[0] ?? 'unknown' });
    });
    return autoUpdater;
  }

  async function check(): Promise<UpdateView> {
    if (unsupported !== null || view.state === 'downloading' || view.state === 'ready') return current();
    set({ state: 'checking', version: null, message: null });
    try {
      updater ??= load();
      await (await updater).checkForUpdates();
    } catch (error) {
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? null) : String(error);
      set({ state: 'failed', version: null, message });
    }
    return view;
  }

  const quietCheck = () => {
    if (enabled() && unsupported === null) void check();
  };
  const first = setTimeout(quietCheck, FIRST_CHECK_MS);
  const regular = setInterval(quietCheck, CHECK_EVERY_MS);

  return {
    view: current,
    check,
    install() {
      if (view.state !== 'ready' || updater === null) throw new Error('No update is ready.');
      void updater.then((ready) => ready.quitAndInstall());
    },
    stop() {
      clearTimeout(first);
      clearInterval(regular);
    },
  };
}

type Updater = import('electron-updater').AppUpdater;

function idle(): UpdateView {
  return { state: 'idle', version: null, message: null };
}

/** Why this installation cannot update itself; null when it can. */
function whyUnsupported(): 'updateFromSource' | 'updateNoPlace' | 'updateManaged' | null {
  if (!app.isPackaged) return 'updateFromSource';
  if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) return 'updateNoPlace';
  const isManaged = existsSync(join(process.resourcesPath, 'package-type'));
  if (process.platform === 'linux' && process.env.APPIMAGE === undefined && !isManaged) {
    return 'updateManaged';
  }
  return null;
}
