import type { Ending } from '../statement.ts';

export const ENDINGS: readonly Ending[] = [
  {
    says: 'quit asks before-quit, then closes the windows, then tells will-quit and quit',
    about: ['App.quit', 'App.on:before-quit', 'BrowserWindow.on:close', 'BrowserWindow.on:closed'],
    run({ electron: { app, BrowserWindow } }, note) {
      const window = new BrowserWindow({ show: false });
      app.on('before-quit', () => note('before-quit'));
      window.on('close', () => note('close'));
      window.on('closed', () => note('closed'));
      app.on('window-all-closed', () => note('window-all-closed'));
      app.on('will-quit', () => note('will-quit'));
      app.on('quit', (_event, code) => note(`quit ${code}`));
      app.quit();
    },
    // window-all-closed is told only where the app is not quitting (browser.cc).
    expects: ['before-quit', 'close', 'closed', 'will-quit', 'quit 0'],
    exitCode: 0,
  },
  {
    says: 'A before-quit that is prevented keeps app and windows; the next quit asks again',
    about: ['App.on:before-quit', 'App.quit'],
    run({ electron: { app, BrowserWindow } }, note) {
      const window = new BrowserWindow({ show: false });
      window.on('close', () => note('close'));
      app.once('before-quit', (event) => {
        note('prevented');
        event.preventDefault();
        setTimeout(() => {
          note(window.isDestroyed() ? 'gone' : 'still there');
          app.quit();
        }, 50);
      });
      app.quit();
    },
    expects: ['prevented', 'still there', 'close'],
    exitCode: 0,
  },
  {
    says: 'A window that prevents its close keeps the app from quitting',
    about: ['BrowserWindow.on:close', 'Event.preventDefault'],
    run({ electron: { app, BrowserWindow } }, note) {
      const window = new BrowserWindow({ show: false });
      window.once('close', (event) => {
        note('prevented');
        event.preventDefault();
        setTimeout(() => {
          note(window.isDestroyed() ? 'gone' : 'still there');
          app.quit();
        }, 50);
      });
      app.on('will-quit', () => note('will-quit'));
      app.quit();
    },
    expects: ['prevented', 'still there', 'will-quit'],
    exitCode: 0,
  },
  {
    says: 'The app ends with its last window where nobody listens to window-all-closed',
    about: ['App.on:window-all-closed'],
    run({ electron: { app, BrowserWindow } }, note) {
      const window = new BrowserWindow({ show: false });
      app.on('before-quit', () => note('before-quit'));
      setTimeout(() => window.close(), 0);
    },
    expects: ['before-quit'],
    exitCode: 0,
  },
  {
    says: 'A listener to window-all-closed keeps the app alive',
    about: ['App.on:window-all-closed', 'BrowserWindow.destroy'],
    run({ electron: { app, BrowserWindow } }, note) {
      const window = new BrowserWindow({ show: false });
      app.on('window-all-closed', () => {
        note('window-all-closed');
        setTimeout(() => {
          note('alive');
          app.exit(3);
        }, 50);
      });
      app.on('before-quit', () => note('before-quit'));
      setTimeout(() => window.destroy(), 0);
    },
    expects: ['window-all-closed', 'alive'],
    exitCode: 3,
  },
  {
    says: 'exit ends with its code, and asks neither the app nor its windows',
    about: ['App.exit'],
    run({ electron: { app, BrowserWindow } }, note) {
      const window = new BrowserWindow({ show: false });
      window.on('close', () => note('close'));
      app.on('before-quit', () => note('before-quit'));
      app.on('will-quit', () => note('will-quit'));
      app.on('quit', (_event, code) => note(`quit ${code}`));
      app.exit(5);
    },
    expects: ['quit 5'],
    exitCode: 5,
  },
];
