import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type Electron from 'electron';

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

const appFolder = process.env.CHIME_BENCH_APP ?? process.cwd();
const manifest = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as Manifest;
const emitter = new EventEmitter();
const paths = new Map<string, string>();
let ready = false;
let quitting = false;
/** Between before-quit and the last window's close. */
let closing = false;
let hasLock = false;
let name = manifest.productName ?? manifest.name ?? 'Electron';
let loginItem: Electron.Settings = {};
let userModelId = '';
/** Resolves when the running app has heard of this one. */
let handover: Promise<void> = Promise.resolve();
let relaunchArguments: readonly string[] | null = null;

export const isReady = (): boolean => ready;
/**
 * What the app set, for the control channel.
 * @internal
 */
export const appRecord = {
  loginItem: () => loginItem,
  userModelId: () => userModelId,
  dockHidden: false,
};

const configHome = (): string => process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config');

function getPath(key: string): string {
  const set = paths.get(key);
  if (set !== undefined) return set;
  if (key === 'userData') return join(configHome(), name);
  if (key === 'appData') return configHome();
  if (key === 'home') return homedir();
  if (key === 'exe') return process.execPath;
  if (key === 'logs') return join(getPath('userData'), 'logs');
  if (key === 'temp') return process.env.TMPDIR ?? '/tmp';
  if (key === 'documents' || key === 'downloads') return join(homedir(), key);
  throw new Error(`Failed to get '${key}' path`);
}

/** One socket per data folder plays the part of Chromium's process singleton. */
function requestSingleInstanceLock(additionalData?: Record<string | number | symbol, unknown>): boolean {
  if (hasLock) return true;
  const path = join(getPath('userData'), 'bench-singleton');
  if (existsSync(path)) {
    const owner = Number(readFileSync(path, 'utf8'));
    if (isAlive(owner)) {
      const socket = createConnection(`\0chime-bench-${owner}`);
      handover = new Promise((resolve) => socket.on('close', () => resolve()).on('error', () => resolve()));
      socket.resume();
      socket.end(JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData }));
      return false;
    }
    rmSync(path);
  }
  createServer((socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('end', () => {
      // Somebody looked whether this process lives, and said nothing.
      if (text === '') return;
      const said = JSON.parse(text);
      socket.end();
      emitter.emit('second-instance', {}, said.argv, said.cwd, said.additionalData);
    });
  })
    .listen(`\0chime-bench-${process.pid}`)
    .unref();
  writeOwner(path);
  hasLock = true;
  return true;
}

function writeOwner(path: string): void {
  mkdirSync(getPath('userData'), { recursive: true });
  writeFileSync(path, String(process.pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

type CancelableEvent = Electron.Event;
function cancelable(): CancelableEvent {
  let prevented = false;
  return {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}

/** Set by the window module: closes windows; false when one refused. */
export const quitHooks = {
  closeWindows: (): boolean => true,
  disposeAll: async (): Promise<void> => undefined,
};

function quit(): void {
  if (quitting) return;
  const before = cancelable();
  emitter.emit('before-quit', before);
  if (before.defaultPrevented) return;
  closing = true;
  const allClosed = quitHooks.closeWindows();
  closing = false;
  if (!allClosed) return;
  const will = cancelable();
  emitter.emit('will-quit', will);
  if (will.defaultPrevented) return;
  exit(0);
}

/** Called when no window is left. An app that is quitting is not told (browser.cc); one where nobody listens quits (init.ts). */
export function onLastWindowClosed(): void {
  if (closing || quitting) return;
  if (emitter.listenerCount('window-all-closed') === 0) quit();
  else emitter.emit('window-all-closed');
}

function exit(code = 0): void {
  if (quitting) return;
  quitting = true;
  emitter.emit('quit', {}, code);
  if (relaunchArguments !== null) process.send?.({ event: 'relaunch', args: relaunchArguments });
  const end = () => process.exit(code);
  Promise.all([quitHooks.disposeAll(), handover]).then(end, end);
}

function systemLocale(): string {
  const language = process.env.LANGUAGE ?? process.env.LANG ?? '';
  const locale = language.replace(/\..*$/, '').replace('_', '-');
  return locale === '' || locale === 'C' ? 'en-US' : locale;
}

/** Electron's `app`, as far as the app uses it. */
export const app = Object.assign(emitter, {
  isPackaged: process.env.CHIME_BENCH_PACKAGED === 'true',
  commandLine: { appendSwitch: () => undefined },
  dock: undefined as Electron.Dock | undefined,
  getName: () => name,
  setName: (value: string) => {
    name = value;
  },
  getVersion: () => manifest.version ?? '0.0.0',
  getAppPath: () => appFolder,
  getLocale: systemLocale,
  getPreferredSystemLanguages: () => [systemLocale()],
  getPath: getPath as Electron.App['getPath'],
  setPath: (key: string, path: string) => {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    paths.set(key, path);
  },
  isReady,
  whenReady: () =>
    ready ? Promise.resolve() : new Promise<void>((resolve) => emitter.once('ready', () => resolve())),
  requestSingleInstanceLock,
  releaseSingleInstanceLock: () => {
    hasLock = false;
    rmSync(join(getPath('userData'), 'bench-singleton'), { force: true });
  },
  quit,
  exit,
  relaunch: (options?: Electron.RelaunchOptions) => {
    relaunchArguments = options?.args ?? process.argv.slice(2);
  },
  setAppUserModelId: (id: string) => {
    userModelId = id;
  },
  setLoginItemSettings: (settings: Electron.Settings) => {
    loginItem = settings;
  },
  // Linux keeps none (browser_linux.cc).
  getLoginItemSettings: () =>
    ({
      openAtLogin: process.platform !== 'linux' && loginItem.openAtLogin === true,
      wasOpenedAtLogin: false,
    }) as Electron.LoginItemSettings,
  enableSandbox: () => undefined,
  setAboutPanelOptions: () => undefined,
  disableHardwareAcceleration: () => undefined,
  setSecureKeyboardEntryEnabled: () => undefined,
}) satisfies Pick<
  Electron.App,
  | 'isPackaged'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getLocale'
  | 'getPreferredSystemLanguages'
  | 'getPath'
  | 'setPath'
  | 'isReady'
  | 'whenReady'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'getLoginItemSettings'
  | 'enableSandbox'
  | 'setAboutPanelOptions'
>;

/** Called once the app's main module had its first turn. */
export function becomeReady(): void {
  setTimeout(() => {
    ready = true;
    emitter.emit('ready', {}, {});
  }, 0);
}
