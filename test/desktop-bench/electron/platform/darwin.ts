import type { PlatformModel } from './platform-model.ts';

export const darwin: PlatformModel = {
  absent: {
    app: ['setToastActivatorCLSID'],
    shell: ['readShortcutLink', 'writeShortcutLink'],
    Notification: ['handleActivation'],
    safeStorage: ['getSelectedStorageBackend'],
  },
  folders: { appData: ['Library', 'Application Support'] },
  // ui/tray_icon_cocoa.mm: a click is told and then opens the menu that is set; a right click is always told.
  tray: {
    bounds: { x: 1000, y: 0, width: 30, height: 24 },
    keepsTitle: true,
    tellsPointer: true,
    rightClick: 'tells',
    clickOpensMenu: true,
  },
  notifications: 'notification-center',
  // electron_api_power_monitor.cc
  sessionEnd: 'power-monitor',
  hasTaskbarTheme: false,
  quitLabel: (name) => `Quit ${name}`,
  // browser_mac.mm
  loginItem: 'service',
};
