import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type Electron from 'electron';
import { createEvent } from './event.ts';
import { getLoginItemSettings, setLoginItemSettings } from './login-item.ts';
import { notifications } from './notification/services.ts';
import { platform } from './platform/platform.ts';
import { strict, strictEmitter } from './strict.ts';

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

const appFolder = process.env.CHIME_BENCH_APP ?? process.cwd();
const manifest = JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as Manifest;
const emitter = new (strictEmitter('app', platform.absent.app))();
const paths = new Map<string, string>();
let ready = false;
let quitting = false;
/** Between before-quit and the last window's close. */
let closing = false;
let hasLock = false;
let name = manifest.productName ?? manifest.name ?? 'Electron';
let userModelId = '';
let toastActivator = '';
/** Resolves when the running app has heard of this one. */
let handover: Promise<void> = Promise.resolve();
let relaunchArguments: readonly string[] | null = null;
/** Its own, not the event's: a listener that keeps 'ready' from others keeps no promise back (browser.cc). */
const whenReady = Promise.withResolvers<void>();

export const isReady = (): boolean => ready;
/**
 * What the app set, for the control channel.
 * @internal
 */
export const appRecord = {
  userModelId: () => userModelId,
  toastActivator: () => toastActivator,
  dockHidden: false,
};

function appData(): string {
  const set = { win32: process.env.APPDATA, linux: process.env.XDG_CONFIG_HOME }[process.platform as string];
  return set ?? join(homedir(), ...platform.folders.appData);
}

function getPath(key: string): string {
  const set = paths.get(key);
  if (set !== undefined) return set;
  if (key === 'userData') return join(appData(), name);
  if (key === 'appData') return appData();
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
      emitter.emit('second-instance', createEvent(), said.argv, said.cwd, said.additionalData);
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

/** Set by the window module: closes windows; false when one refused. */
export const quitHooks = {
  closeWindows: (): boolean => true,
  disposeAll: async (): Promise<void> => undefined,
  quit: (): void => quit(),
};

/** Whether the app's own quit has begun and was not prevented. */
export const isQuitting = (): boolean => closing || quitting;

function quit(): void {
  if (quitting) return;
  const before = createEvent();
  emitter.emit('before-quit', before);
  if (before.defaultPrevented) return;
  closing = true;
  const allClosed = quitHooks.closeWindows();
  closing = false;
  if (!allClosed) return;
  const will = createEvent();
  emitter.emit('will-quit', will);
  if (will.defaultPrevented) return;
  exit(0);
}

/** Called when no window is left. An app that is quitting is not told (browser.cc); one where nobody listens quits (init.ts). */
export function onLastWindowClosed(): void {
  if (closing || quitting) return;
  if (emitter.listenerCount('window-all-closed') === 0) quit();
  else emitter.emit('window-all-closed', createEvent());
}

function exit(code = 0): void {
  if (quitting) return;
  quitting = true;
  emitter.emit('quit', createEvent(), code);
  notifications.appQuits();
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
  commandLine: strict('app.commandLine', { appendSwitch: () => undefined }),
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
  whenReady: () => whenReady.promise,
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
  setLoginItemSettings,
  getLoginItemSettings: getLoginItemSettings as Electron.App['getLoginItemSettings'],
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

if (process.platform === 'win32') {
  Object.assign(app, {
    setToastActivatorCLSID(id: string): void {
      if (!/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i.test(id))
        throw new Error('Invalid CLSID format');
      toastActivator = id;
    },
  });
}
if (process.platform === 'darwin') {
  const dock = {
    hide: () => {
      appRecord.dockHidden = true;
    },
  };
  Object.assign(app, { dock: strict('app.dock', dock) });
}

/** Called once the app's main module had its first turn. `launch`: what macOS started the app for. */
export function becomeReady(): void {
  setTimeout(() => {
    ready = true;
    whenReady.resolve();
    emitter.emit('ready', createEvent(), readLaunch(process.env.CHIME_BENCH_LAUNCH));
  }, 0);
}

/** Why macOS started the app (a notification that was clicked), as JSON; nothing elsewhere. */
function readLaunch(text: string | undefined): object {
  return text === undefined || process.platform !== 'darwin' ? {} : (JSON.parse(text) as object);
}
