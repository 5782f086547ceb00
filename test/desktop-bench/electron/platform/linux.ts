import type { PlatformModel } from './platform-model.ts';

export const linux: PlatformModel = {
  absent: {
    app: ['dock', 'setToastActivatorCLSID'],
    shell: ['readShortcutLink', 'writeShortcutLink'],
    Notification: ['handleActivation'],
    safeStorage: [],
  },
  folders: { appData: ['.config'] },
  // ui/tray_icon_linux.cc: only what the panel activates; it shows the menu itself and tells no place.
  tray: {
    bounds: null,
    keepsTitle: false,
    tellsPointer: false,
    rightClick: 'is-the-panel’s',
    clickOpensMenu: false,
  },
  notifications: 'daemon',
  sessionEnd: 'power-monitor',
  hasTaskbarTheme: false,
  quitLabel: () => 'Quit',
  // browser_linux.cc
  loginItem: 'none',
};
