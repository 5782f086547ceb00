import type Electron from 'electron';
import { quitHooks } from './app.ts';
import { createEvent } from './event.ts';
import { platform } from './platform/platform.ts';
import { readShortcutLink, writeShortcutLink } from './shortcut-links.ts';
import { registered, strict, strictEmitter } from './strict.ts';

/** What the app asked of the parts that have no stage here, for the control channel to read. */
export const record = {
  opened: [] as string[],
  shownInFolder: [] as string[],
  beeps: 0,
  dialogs: [] as { readonly kind: string; readonly options: unknown }[],
  /** Answers for the next dialogs, in order; a dialog without one is cancelled. */
  answers: [] as { readonly path?: string; readonly response?: number }[],
  /** What pages asked for that is none of the app's own. */
  foreignRequests: [] as string[],
  /** Downloads that pages began, and whether the app let them. */
  downloads: [] as { readonly url: string; readonly isLet: boolean }[],
  permissionHandler: null as ((...args: unknown[]) => unknown) | null,
};

let clipboardText = '';
export const clipboard = strict('clipboard', {
  readText: async () => clipboardText,
  writeText: async (text: string) => {
    clipboardText = text;
  },
}) satisfies Pick<Electron.Clipboard, 'readText' | 'writeText'>;

const everywhere = {
  openExternal: async (url: string) => {
    record.opened.push(url);
  },
  openPath: async (path: string) => {
    record.shownInFolder.push(path);
    return '';
  },
  showItemInFolder: (path: string) => {
    record.shownInFolder.push(path);
  },
  beep: () => {
    record.beeps++;
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'beep'>;
export const shell = strict(
  'shell',
  process.platform === 'win32' ? { ...everywhere, readShortcutLink, writeShortcutLink } : everywhere,
  platform.absent.shell,
);

const optionsOf = (args: readonly unknown[]): unknown => args[args.length - 1];
export const dialog = strict('dialog', {
  showSaveDialog: async (...args: unknown[]): Promise<Electron.SaveDialogReturnValue> => {
    record.dialogs.push({ kind: 'save', options: optionsOf(args) });
    const path = record.answers.shift()?.path;
    return { canceled: path === undefined, filePath: path ?? '' };
  },
  showOpenDialog: async (...args: unknown[]): Promise<Electron.OpenDialogReturnValue> => {
    record.dialogs.push({ kind: 'open', options: optionsOf(args) });
    const path = record.answers.shift()?.path;
    return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
  },
  showMessageBox: async (...args: unknown[]): Promise<Electron.MessageBoxReturnValue> => {
    const options = optionsOf(args) as Electron.MessageBoxOptions;
    record.dialogs.push({ kind: 'message', options });
    return { response: record.answers.shift()?.response ?? options.cancelId ?? 0, checkboxChecked: false };
  },
  showErrorBox: (title: string, content: string) => {
    record.dialogs.push({ kind: 'error', options: { title, content } });
    process.stderr.write(`${title}: ${content}\n`);
  },
});

const DISPLAY = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1280, height: 1024 },
  workArea: { x: 0, y: 0, width: 1280, height: 1000 },
  scaleFactor: 1,
} as Electron.Display;
export const screenState = { displays: [DISPLAY] };
export const screen = Object.assign(new (strictEmitter('screen'))(), {
  getAllDisplays: () => screenState.displays,
  getPrimaryDisplay: () => screenState.displays[0] ?? DISPLAY,
  getCursorScreenPoint: (): Electron.Point => ({ x: 0, y: 0 }),
  getDisplayNearestPoint: () => screenState.displays[0] ?? DISPLAY,
  getDisplayMatching: () => screenState.displays[0] ?? DISPLAY,
}) satisfies Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayNearestPoint'>;

let online = true;
export const net = strict('net', {
  isOnline: () => online,
  fetch: (input: string | URL | Request) => fetch(input),
  get online() {
    return online;
  },
});
export const setOnline = (value: boolean): void => {
  online = value;
};

let proxyRules = '';
type Handlers = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler';
const takesHandler = (name: Handlers) => (handler: ((...args: unknown[]) => unknown) | null) => {
  const taken = handler === null ? null : registered('session', name, handler);
  if (name === 'setPermissionRequestHandler') record.permissionHandler = taken;
};

class Session extends strictEmitter('session') {
  readonly setPermissionRequestHandler = takesHandler('setPermissionRequestHandler');
  readonly setPermissionCheckHandler = takesHandler('setPermissionCheckHandler');
  readonly setDevicePermissionHandler = takesHandler('setDevicePermissionHandler');
  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    proxyRules = config.proxyRules ?? '';
  }
  async resolveProxy(_url: string): Promise<string> {
    return proxyRules === '' ? 'DIRECT' : `PROXY ${proxyRules}`;
  }
  setSpellCheckerEnabled(): void {}
}
export const session = strict('session', { defaultSession: new Session() });

export const powerMonitor = Object.assign(new (strictEmitter('powerMonitor'))(), {
  isOnBatteryPower: () => false,
  getSystemIdleState: () => 'active' as const,
});

/** The system shuts down (electron_api_power_monitor.cc); Windows tells windows instead. True: it waits for the app. */
export function tellShutdown(): boolean {
  const event = createEvent();
  powerMonitor.emit('shutdown', event);
  return event.defaultPrevented;
}

/**
 * Electron's `autoUpdater`. quitAndInstall tells so, closes all windows, and only when none is left asks the app to quit
 * (electron_api_auto_updater.cc); a window that stays keeps it from happening.
 */
export const autoUpdater = Object.assign(new (strictEmitter('autoUpdater'))(), {
  quitAndInstall(): void {
    autoUpdater.emit('before-quit-for-update', createEvent());
    if (quitHooks.closeWindows()) quitHooks.quit();
  },
});
