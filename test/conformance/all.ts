import type { Statement } from './statement.ts';
import { APP } from './statements/app.ts';
import { CONTEXT_BRIDGE } from './statements/context-bridge.ts';
import { IPC } from './statements/ipc.ts';
import { MENU } from './statements/menu.ts';
import { NAVIGATION } from './statements/navigation.ts';
import { NOTIFICATION } from './statements/notification.ts';
import { PRELOAD } from './statements/preload.ts';
import { PROTOCOL } from './statements/protocol.ts';
import { SAFE_STORAGE } from './statements/safe-storage.ts';
import { SYSTEM } from './statements/system.ts';
import { TRAY } from './statements/tray.ts';
import { WINDOW } from './statements/window.ts';

/** Those that leave the app running; for those that end it see statements/endings.ts. */
export const STATEMENTS: readonly Statement[] = [
  ...APP,
  ...MENU,
  ...TRAY,
  ...WINDOW,
  ...NOTIFICATION,
  ...SYSTEM,
  ...SAFE_STORAGE,
];

/** Those about pages, which are Chromium's and the same on every platform. */
export const PAGE_STATEMENTS: readonly Statement[] = [
  ...PRELOAD,
  ...PROTOCOL,
  ...IPC,
  ...CONTEXT_BRIDGE,
  ...NAVIGATION,
];
