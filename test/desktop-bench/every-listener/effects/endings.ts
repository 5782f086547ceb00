import type { Ending } from '../stage.ts';

export const ENDINGS: readonly Ending[] = [
  {
    name: 'the menu',
    fires: [/^MenuItem\.(Exit|Quit|Quit XRPL Chime)$/, 'app.before-quit'],
    run: ({ item }) => item(/^(Exit|Quit|Quit XRPL Chime)$/)?.click(),
    exitCode: () => 0,
  },
  {
    name: 'an update',
    fires: ['autoUpdater.before-quit-for-update', 'app.before-quit'],
    run: ({ system }) => system.quitForUpdate(),
    exitCode: () => 0,
  },
  {
    name: 'the end of the session',
    fires: ['powerMonitor.shutdown', 'app.before-quit'],
    on: ['darwin', 'linux'],
    run({ system }) {
      if (!system.endSession()) throw new Error('The system does not wait.');
    },
    exitCode: () => 0,
  },
  {
    name: 'the end of the session',
    fires: ['BrowserWindow.query-session-end', 'BrowserWindow.session-end'],
    on: ['win32'],
    run: ({ system }) => void system.endSession(['logoff']),
    // Windows ends the process as soon as the windows have been told.
    exitCode: () => null,
  },
];
