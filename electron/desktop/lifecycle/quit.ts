import { app, autoUpdater, powerMonitor } from 'electron';

/** What happens when the app is to end. */
export interface QuitDeps {
  /** Closing the window ends it from now on. */
  readonly letClose: () => void;
  /** Stops everything and writes all of it. The app ends once it has settled. */
  readonly stop: () => Promise<void>;
  /** Writes what only memory holds, before it returns. The app may go on afterwards. */
  readonly flush: () => void;
  /** As much of `stop` as can be done before it returns. */
  readonly stopAtOnce: () => void;
}

/**
 * A tray app lives on without a window. Electron quits when the last one is closed unless somebody listens, so this comes
 * before the first window can be.
 */
export function stayWithoutWindows(): void {
  app.on('window-all-closed', () => undefined);
}

/**
 * Stops everything once, and to its end, before the app ends, whichever way it is asked to end.
 *
 * - Quit, signals, the restart into an update on Windows and Linux: 'before-quit' comes first.
 * - An update on macOS: 'before-quit-for-update', then all windows are closed, and 'before-quit' only then
 *   (electron_api_auto_updater.cc). A window that stays keeps the update from happening.
 * - Shutdown, restart and log-off on Windows: 'query-session-end' and 'session-end' of each window, no 'before-quit'.
 *   The process is ended when the handlers have returned (native_window_views_win.cc).
 * - Shutdown on Linux and macOS: powerMonitor's 'shutdown'; the system waits some seconds for an app that prevents it.
 *
 * Call it once the app is ready, and before its window is made. Returns whether `stop` has begun.
 */
export function quitCleanly({ letClose, stop, flush, stopAtOnce }: QuitDeps): () => boolean {
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
  autoUpdater.on('before-quit-for-update', letClose);
  app.on('browser-window-created', (_event, window) => {
    window.on('query-session-end', flush);
    window.on('session-end', stopAtOnce);
  });
  // Electron passes an event here as well; its types say none.
  powerMonitor.on('shutdown', (...[event]: readonly { preventDefault(): void }[]) => {
    event?.preventDefault();
    app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  return () => stopping !== 'no';
}
