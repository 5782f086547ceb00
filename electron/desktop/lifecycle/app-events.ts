import { app } from 'electron';
import { activationOf } from '../../alerts/sinks/notification/notification-id.ts';
import type { AppContext } from '../context/app-context.ts';
import { ownAppImage } from '../system/app-image.ts';

/**
 * Shows the window when the app is started a second time. A start by a notification is left to watchActivations: its
 * buttons do their work without the window.
 */
export function followSecondInstance(show: () => void): void {
  app.on('second-instance', (_event, command) => {
    if (activationOf(command) === null) show();
  });
  app.on('activate', show);
}

/**
 * Corrects the start at login where the program was moved, and has it looked at again each time a person turns to the
 * window: the system does not tell when it is switched off there.
 */
export function followLoginItem({
  loginItem,
  publish,
  log,
}: Pick<AppContext, 'loginItem' | 'publish' | 'log'>): void {
  try {
    loginItem.refresh();
  } catch (error) {
    log.warn('the start at login could not be corrected', error);
  }
  app.on('browser-window-focus', () => publish('login-item'));
}

/** Ends the app and starts it again with these switches: into the demo or out of it. */
export function relaunchApp(args: readonly string[]): void {
  const kept = process.argv.slice(1).filter((argument) => argument !== '--demo');
  const appImage = ownAppImage(process.env, process.execPath);
  // The program's own path inside an AppImage disappears with the mount.
  app.relaunch({ args: [...kept, ...args], ...(appImage === null ? {} : { execPath: appImage }) });
  app.quit();
}

/**
 * Logs errors that nobody caught, and the app goes on: what is committed is safe, a restart finds the rest, and a watcher
 * that has ended alerts nobody.
 */
export function logCrashes(log: (...parts: readonly unknown[]) => void): void {
  process.on('uncaughtException', (error) => log('uncaught', error));
  process.on('unhandledRejection', (reason) => log('unhandled rejection', reason));
}
