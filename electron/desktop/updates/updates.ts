import type { AppUpdater } from 'electron-updater';
import { type Message, message, type UpdateView, UserFacingError } from '../../contract/index.ts';
import type { I18n } from '../texts/i18n.ts';
import type { Installation } from './installation.ts';
import { isUnsignedMac, updateFailure } from './update-failure.ts';

export interface Updates {
  /** In the user's language, or in the one given. */
  view(said?: I18n): UpdateView;
  /** Checks for an update now. One that is there is named, and downloaded only when asked for. */
  check(): Promise<UpdateView>;
  /** Downloads the update that was found; `view` tells how that goes. @throws UserFacingError when none was. */
  download(): void;
  /**
   * Restarts into the downloaded update. On Linux packages the system asks for the password meanwhile, and nothing else
   * happens in this process. @throws UserFacingError when none is ready.
   */
  install(): void;
  stop(): void;
}

export interface UpdatesDeps {
  readonly installation: Installation;
  /** electron-updater's updater for this installation. */
  readonly loadUpdater: () => Promise<AppUpdater>;
  /** Electron's own updater, which is Squirrel.Mac on macOS. */
  readonly squirrel: Pick<NodeJS.EventEmitter, 'on'>;
  /** Starts this program from then on when this process has ended. */
  readonly relaunch: (execPath: string) => void;
  readonly enabled: () => boolean;
  readonly i18n: () => I18n;
  readonly onChange: () => void;
  readonly warn: (...parts: readonly unknown[]) => void;
}

const FIRST_CHECK_MS = 60_000;
const CHECK_EVERY_MS = 12 * 60 * 60 * 1000;

/**
 * Updates by electron-updater. They are quiet: only a menu item and a line in Preferences show them, and what runs on
 * this computer changes when its user says so.
 */
export function createUpdates(deps: UpdatesDeps): Updates {
  const { installation, i18n, onChange, warn } = deps;
  let view: Standing =
    installation.kind === 'fixed'
      ? { state: 'unsupported', version: null, why: installation.why }
      : { state: 'idle', version: null };
  let updater: Promise<AppUpdater> | null = null;
  let installing = false;
  let stopped = false;

  function current(said: I18n = i18n()): UpdateView {
    const { state, version, why } = view;
    return { state, version, text: why === undefined ? null : said.message(why) };
  }

  function set(next: Standing): void {
    // What an installation at quit has to say comes when there is nobody left to tell.
    if (stopped) return;
    view = next;
    onChange();
  }

  function fail(error: unknown): void {
    warn('updates', error);
    const why = installing ? message('update.not-installed') : updateFailure(error);
    installing = false;
    set(
      installation.kind === 'mac' && isUnsignedMac(error)
        ? { state: 'unsupported', version: null, why: message('update.unsigned') }
        : { state: 'failed', version: null, why },
    );
  }

  async function load(): Promise<AppUpdater> {
    const loaded = await deps.loadUpdater();
    loaded.autoDownload = false;
    // At quit electron-updater would run pkexec and wait for it: a password prompt in the middle of a log-out.
    loaded.autoInstallOnAppQuit = installation.kind !== 'system-package';
    // An AppImage would be started while this process still holds the single-instance lock, and end at once.
    if (installation.kind === 'appimage') loaded.autoRunAppAfterInstall = false;
    loaded.logger = null;
    loaded.on('update-available', ({ version }) => set({ state: 'available', version }));
    loaded.on('update-not-available', () => set({ state: 'current', version: null }));
    // On macOS electron-updater says so before Squirrel has taken and verified what it serves.
    if (installation.kind === 'mac')
      deps.squirrel.on('update-downloaded', () => set({ state: 'ready', version: view.version }));
    else loaded.on('update-downloaded', ({ version }) => set({ state: 'ready', version }));
    loaded.on('error', fail);
    return loaded;
  }

  async function check(): Promise<UpdateView> {
    if (['unsupported', 'downloading', 'ready'].includes(view.state)) return current();
    set({ state: 'checking', version: null });
    try {
      updater ??= load();
      const found = await (await updater).checkForUpdates();
      if (found === null) set({ state: 'unsupported', version: null, why: message('update.managed') });
    } catch (error) {
      set({ state: 'failed', version: null, why: updateFailure(error) });
    }
    return current();
  }

  async function restartInto(ready: AppUpdater): Promise<void> {
    let appImage = installation.kind === 'appimage' ? installation.file : null;
    ready.once('appimage-filename-updated', (path) => {
      appImage = path;
    });
    ready.quitAndInstall();
    // A failure was said by then, and on Linux the new file is in its place. The quit itself comes later.
    if (installing && appImage !== null) deps.relaunch(appImage);
  }

  const quietCheck = () => {
    if (deps.enabled()) void check();
  };
  const first = setTimeout(quietCheck, FIRST_CHECK_MS);
  const regular = setInterval(quietCheck, CHECK_EVERY_MS);

  return {
    view: current,
    check,
    download() {
      if (view.state !== 'available' || updater === null) {
        throw new UserFacingError(message('update.none-found'));
      }
      set({ state: 'downloading', version: view.version });
      // A failed download is said by the event.
      void updater.then((found) => found.downloadUpdate()).catch(() => undefined);
    },
    install() {
      if (view.state !== 'ready' || updater === null) {
        throw new UserFacingError(message('update.not-ready'));
      }
      if (installing) return;
      installing = true;
      void updater.then(restartInto).catch(fail);
    },
    stop() {
      stopped = true;
      clearTimeout(first);
      clearInterval(regular);
    },
  };
}

type Standing = Pick<UpdateView, 'state' | 'version'> & { readonly why?: Message };
