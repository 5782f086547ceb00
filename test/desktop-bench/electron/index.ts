/**
 * Stand-in for the `electron` module, for tests only (see test/desktop-bench/README.md). It implements what the
 * app uses of Electron's API and nothing else, typed against Electron's own definitions.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeImage } from './native-image.ts';
export { nativeTheme } from './native-theme.ts';
export { Notification } from './notification.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { globalShortcut } from './shortcuts.ts';
export {
  autoUpdater,
  clipboard,
  dialog,
  net,
  powerMonitor,
  screen,
  session,
  shell,
} from './small.ts';
export { Tray } from './tray.ts';
