import type { PlatformModel } from './platform-model.ts';

export const win32: PlatformModel = {
  absent: { app: ['dock'], shell: [], Notification: [], safeStorage: ['getSelectedStorageBackend'] },
  folders: { appData: ['AppData', 'Roaming'] },
  // ui/win/notify_icon.cc: a right click opens the menu where one is set, and is told only where none is.
  tray: {
    bounds: { x: 1100, y: 1000, width: 24, height: 24 },
    keepsTitle: false,
    tellsPointer: true,
    rightClick: 'opens-menu',
    clickOpensMenu: false,
  },
  notifications: 'toasts',
  // native_window_views_win.cc
  sessionEnd: 'windows',
  // electron_api_native_theme.cc
  hasTaskbarTheme: true,
  // menu-item-roles.ts
  quitLabel: () => 'Exit',
  // browser_win.cc
  loginItem: 'registry',
};
