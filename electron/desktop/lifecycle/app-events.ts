import { app } from 'electron';

/** Starting the app again shows the window of the one that runs. */
export function followSecondInstance(show: () => void): void {
  app.on('second-instance', show);
  app.on('activate', show);
  // A tray app lives on without a window.
  app.on('window-all-closed', () => undefined);
}

/** However the app is asked to end, everything is committed first, once. */
export function quitCleanly(stop: () => Promise<void>): void {
  let stopping: 'no' | 'under-way' | 'done' = 'no';
  app.on('before-quit', (event) => {
    if (stopping === 'done') return;
    event.preventDefault();
    if (stopping === 'under-way') return;
    stopping = 'under-way';
    stop()
      .catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
      .finally(() => {
        stopping = 'done';
        app.quit();
      });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
}

/** Ends the app and starts it again, into the demo or out of it. */
export function relaunchApp(args: readonly string[]): void {
  const kept = process.argv.slice(1).filter((argument) => argument !== '--demo');
  const { APPIMAGE } = process.env;
  // Inside an AppImage the program's own path is gone with the mount.
  app.relaunch({ args: [...kept, ...args], ...(APPIMAGE === undefined ? {} : { execPath: APPIMAGE }) });
  app.quit();
}

/**
 * An error nobody caught is logged, and the app goes on: what is committed is safe, a restart would find the rest, and
 * a watcher that is gone rings for nothing at all.
 */
export function logCrashes(log: (...parts: readonly unknown[]) => void): void {
  process.on('uncaughtException', (error) => log('uncaught', error));
  process.on('unhandledRejection', (reason) => log('unhandled rejection', reason));
}
