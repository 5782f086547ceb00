import { app } from './app.ts';
import { BrowserWindow, endWindowsSession } from './browser-window.ts';
import { createEvent } from './event.ts';
import { switchLoginItem } from './login-item.ts';
import { openPopups } from './menu.ts';
import { setSystemDark, setThemes } from './native-theme.ts';
import { notifications } from './notification/services.ts';
import { toastXmlOf } from './notification/toasts.ts';
import { platform } from './platform/platform.ts';
import { pressShortcut, takeShortcut } from './shortcuts.ts';
import { autoUpdater, powerMonitor, setOnline, tellShutdown } from './small.ts';
import { currentTrays, type Tray } from './tray.ts';

/** The one tray icon. */
function theTray(): Tray {
  const [tray] = currentTrays();
  if (tray === undefined) throw new Error('There is no tray icon.');
  return tray;
}

function theWindow(): BrowserWindow {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('There is no window.');
  return window;
}

/** What people, panels and the operating system do to the app, each as the platform that is played passes it on. */
export const theSystem = {
  trayIcon: theTray,
  window: theWindow,
  notifications,
  toastXmlOf,
  openPopups,
  pressShortcut,
  takeShortcut,
  switchLoginItem,
  setOnline,
  setSystemDark,
  setThemes,
  power(event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen'): void {
    powerMonitor.emit(event, createEvent());
  },
  /** The system shuts down: whether it waits for the app. */
  endSession(reasons: readonly string[] = ['shutdown']): boolean {
    if (platform.sessionEnd === 'power-monitor') return tellShutdown();
    endWindowsSession(reasons);
    return false;
  },
  /** Restarts into an update: Squirrel.Mac by Electron, elsewhere as electron-updater's BaseUpdater does. */
  quitForUpdate(): void {
    if (process.platform === 'darwin') autoUpdater.quitAndInstall();
    else {
      autoUpdater.emit('before-quit-for-update');
      app.quit();
    }
  },
  /** The program is started again with these arguments. */
  startAgain(argv: readonly string[]): void {
    app.emit('second-instance', createEvent(), [process.execPath, ...argv], process.cwd(), null);
  },
  /** macOS: the app is opened from the Finder or the Dock. */
  activate(): void {
    app.emit(
      'activate',
      createEvent(),
      BrowserWindow.getAllWindows().some((window) => window.isVisible()),
    );
  },
  pageDies: (reason = 'crashed'): void => theWindow().webContents.gone(reason),
};
