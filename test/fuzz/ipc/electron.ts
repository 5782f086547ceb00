/**
 * As much of Electron as the requests of the window reach, for a process without one: dialogs are cancelled, nothing is
 * opened, and the handlers that are registered can be called.
 */
import type Electron from 'electron';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: readonly unknown[]) => unknown;

/** What a request made the system do. */
export const calls = { handlers: new Map<string, Handler>(), opened: [] as string[] };

const nothing = () => undefined;

export const app = {
  getVersion: () => '0.1.0',
  getLocale: () => 'en-GB',
  getPath: () => '/nonexistent',
  getName: () => 'XRPL Chime',
  isPackaged: false,
  relaunch: nothing,
  getLoginItemSettings: () => ({ openAtLogin: false }),
  setLoginItemSettings: nothing,
  on: nothing,
  once: nothing,
};
export const ipcMain = {
  handle: (channel: string, handler: Handler) => void calls.handlers.set(channel, handler),
  on: nothing,
};
export const dialog = {
  showMessageBox: async () => ({ response: 1 }),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showErrorBox: nothing,
};
export const shell = {
  openExternal: async (url: string) => void calls.opened.push(url),
  openPath: async () => '',
  showItemInFolder: nothing,
};
export const clipboard = { writeText: async () => undefined, readText: async () => '' };
export const nativeTheme = { themeSource: 'system', on: nothing };
export const Menu = { setApplicationMenu: nothing, buildFromTemplate: () => ({}) };
export const session = { defaultSession: { resolveProxy: async () => 'DIRECT' } };
export const safeStorage = {
  isEncryptionAvailable: () => false,
  getSelectedStorageBackend: () => 'basic_text',
};
export const autoUpdater = { on: nothing };
export const powerMonitor = { on: nothing };
export const net = { isOnline: () => false };
export const protocol = { registerSchemesAsPrivileged: nothing, handle: nothing };
export const screen = { getAllDisplays: () => [] };
export const globalShortcut = { register: () => false, unregister: nothing };
export const Notification = { isSupported: () => false };
export class BrowserWindow {}
export class Tray {}

// biome-ignore lint/style/noDefaultExport: electron-store asks for it
export default { app, ipcMain, dialog, shell, clipboard, nativeTheme, safeStorage };
