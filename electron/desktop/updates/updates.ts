import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { type Message, message, type UpdateView, UserFacingError } from '../../contract/index.ts';
import type { I18n } from '../texts/i18n.ts';
import { updateFailure } from './update-failure.ts';

export interface Updates {
  /** In the user's language, or in the one given. */
  view(said?: I18n): UpdateView;
  /** Checks for an update now and downloads it quietly if there is one. */
  check(): Promise<UpdateView>;
  /** Restarts into the downloaded update. @throws UserFacingError when none is ready. */
  install(): void;
  stop(): void;
}

export interface UpdatesOptions {
  readonly enabled: () => boolean;
  readonly i18n: () => I18n;
  readonly onChange: () => void;
  readonly warn: (...parts: readonly unknown[]) => void;
}

const FIRST_CHECK_MS = 60_000;
const CHECK_EVERY_MS = 12 * 60 * 60 * 1000;

/** Updates by electron-updater. They are quiet: only a menu item and a line in Preferences show them. */
export function createUpdates({ enabled, i18n, onChange, warn }: UpdatesOptions): Updates {
  const unsupported = whyUnsupported();
  let view: Standing = { state: unsupported === null ? 'idle' : 'unsupported', version: null };
  let updater: Promise<Updater> | null = null;

  function current(said: I18n = i18n()): UpdateView {
    const { state, version, failure } = view;
    const reason = unsupported ?? failure ?? null;
    const text = reason === null ? null : said.message(reason);
    return { state, version, text };
  }

  function set(next: Standing): void {
    view = next;
    onChange();
  }

  async function load(): Promise<Updater> {
    const { default: module } = await import('electron-updater');
    const { autoUpdater } = module;
    autoUpdater.autoDownload = true;
    autoUpdater.autoInstallOnAppQuit = true;
    autoUpdater.logger = null;
    autoUpdater.on('update-available', ({ version }) => set({ state: 'downloading', version }));
    autoUpdater.on('update-not-available', () => set({ state: 'current', version: null }));
    autoUpdater.on('update-downloaded', ({ version }) => set({ state: 'ready', version }));
    autoUpdater.on('error', (error) => {
      warn('updates', error);
      set({ state: 'failed', version: null, failure: updateFailure(error) });
    });
    return autoUpdater;
  }

  async function check(): Promise<UpdateView> {
    if (unsupported !== null || view.state === 'downloading' || view.state === 'ready') return current();
    set({ state: 'checking', version: null });
    try {
      updater ??= load();
      await (await updater).checkForUpdates();
    } catch (error) {
      set({ state: 'failed', version: null, failure: updateFailure(error) });
    }
    return current();
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
      if (view.state !== 'ready' || updater === null) {
        throw new UserFacingError(message('update.not-ready'));
      }
      void updater.then((ready) => ready.quitAndInstall());
    },
    stop() {
      clearTimeout(first);
      clearInterval(regular);
    },
  };
}

type Updater = import('electron-updater').AppUpdater;

type Standing = Pick<UpdateView, 'state' | 'version'> & { readonly failure?: Message };

/** Why this installation cannot update itself; null when it can. */
function whyUnsupported(): Message | null {
  if (!app.isPackaged) return message('update.from-source');
  if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) return message('update.no-place');
  const isManaged = existsSync(join(process.resourcesPath, 'package-type'));
  if (process.platform === 'linux' && process.env.APPIMAGE === undefined && !isManaged) {
    return message('update.managed');
  }
  return null;
}
