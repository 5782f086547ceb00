import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { isReady } from './app.ts';

/** What the app asked of the parts that have no stage here, for the control channel to read. */
export const record = {
  opened: [] as string[],
  shownInFolder: [] as string[],
  beeps: 0,
  dialogs: [] as { readonly kind: string; readonly options: unknown }[],
  /** Answers for the next dialogs, in order; a dialog without one is cancelled. */
  answers: [] as { readonly path?: string; readonly response?: number }[],
  permissionHandler: null as ((...args: never[]) => void) | null,
};

let clipboardText = '';
export const clipboard = {
  readText: async () => clipboardText,
  writeText: async (text: string) => {
    clipboardText = text;
  },
} satisfies Pick<Electron.Clipboard, 'readText' | 'writeText'>;

export const shell = {
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

const optionsOf = (args: readonly unknown[]): unknown => args[args.length - 1];
export const dialog = {
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
};

const DISPLAY = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1280, height: 1024 },
  workArea: { x: 0, y: 0, width: 1280, height: 1000 },
  scaleFactor: 1,
} as Electron.Display;
export const screenState = { displays: [DISPLAY] };
export const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => screenState.displays,
  getPrimaryDisplay: () => screenState.displays[0] ?? DISPLAY,
  getCursorScreenPoint: (): Electron.Point => ({ x: 0, y: 0 }),
  getDisplayNearestPoint: () => screenState.displays[0] ?? DISPLAY,
  getDisplayMatching: () => screenState.displays[0] ?? DISPLAY,
}) satisfies Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay' | 'getDisplayNearestPoint'>;

const shortcuts = new Map<string, () => void>();
export const globalShortcut = {
  register: (accelerator: string, callback: () => void) => {
    if (!isReady()) throw new Error('globalShortcut cannot be used before the app is ready');
    if (!/^([A-Za-z]+\+)*[A-Za-z0-9]+$/.test(accelerator))
      throw new TypeError(`conversion failure from ${accelerator}`);
    if (shortcuts.has(accelerator)) return false;
    shortcuts.set(accelerator, callback);
    return true;
  },
  unregister: (accelerator: string) => {
    shortcuts.delete(accelerator);
  },
  unregisterAll: () => shortcuts.clear(),
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
} satisfies Pick<Electron.GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>;
export const pressShortcut = (accelerator: string): boolean => {
  shortcuts.get(accelerator)?.();
  return shortcuts.has(accelerator);
};

let online = true;
export const net = {
  isOnline: () => online,
  fetch: (input: string | URL | Request) => fetch(input),
  get online() {
    return online;
  },
};
export const setOnline = (value: boolean): void => {
  online = value;
};

let proxyRules = '';
const defaultSession = {
  setProxy: async (config: Electron.ProxyConfig) => {
    proxyRules = config.proxyRules ?? '';
  },
  resolveProxy: async (_url: string) => (proxyRules === '' ? 'DIRECT' : `PROXY ${proxyRules}`),
  setPermissionRequestHandler: (handler: ((...args: never[]) => void) | null) => {
    record.permissionHandler = handler;
  },
  setPermissionCheckHandler: () => undefined,
  setDevicePermissionHandler: () => undefined,
  setSpellCheckerEnabled: () => undefined,
  on: () => undefined,
};
export const session = { defaultSession };

export const powerMonitor = Object.assign(new EventEmitter(), {
  isOnBatteryPower: () => false,
  getSystemIdleState: () => 'active' as const,
});

/** Tells that an update quits the app; nothing else of it is used. */
export const autoUpdater = new EventEmitter();

export const safeStorage = { isEncryptionAvailable: () => false };
