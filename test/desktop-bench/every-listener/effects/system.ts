import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createEvent } from '../../electron/event.ts';
import type { Effect } from '../stage.ts';

const wakes = (event: 'resume' | 'unlock-screen'): Effect => ({
  fires: [`powerMonitor.${event}`],
  run({ system, sent }) {
    const before = sent();
    system.power(event);
    // The connection is asked for a sign of life at once.
    assert.ok(sent() > before);
  },
});

export const SYSTEM_EFFECTS: readonly Effect[] = [
  {
    fires: ['powerMonitor.suspend'],
    run({ system, dataFolder }) {
      const written = () => statSync(join(dataFolder, 'config.json'), { bigint: true }).mtimeNs;
      const before = written();
      system.power('suspend');
      assert.ok(written() > before, 'how far the accounts are covered is written');
    },
  },
  wakes('resume'),
  {
    fires: ['powerMonitor.shutdown'],
    on: ['win32'],
    never: 'Windows tells windows instead',
  },
  {
    fires: ['nativeTheme.updated'],
    async run({ system, platform, until }) {
      const before = system.trayIcon().image.path;
      system.setSystemDark(true);
      // macOS colours the icon itself.
      if (platform !== 'darwin')
        await until(() => system.trayIcon().image.path !== before, 'the icon for a dark panel');
      else {
        await new Promise(setImmediate);
        // The state may be another by now.
        assert.match(system.trayIcon().image.path, /Template\.png$/);
      }
    },
  },
  {
    fires: ['protocol.app'],
    async run({ handler }) {
      const serve = handler('protocol.app') as (request: Request) => Promise<Response>;
      const page = await serve(new Request('app://chime/index.html'));
      assert.equal(page.status, 200);
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      assert.equal((await serve(new Request('app://chime/../main.js'))).status, 404);
    },
  },
  {
    fires: ['session.setPermissionRequestHandler'],
    run({ handler }) {
      const answers: unknown[] = [];
      handler('session.setPermissionRequestHandler')({}, 'media', (isAllowed: unknown) =>
        answers.push(isAllowed),
      );
      assert.deepEqual(answers, [false]);
    },
  },
  {
    fires: ['session.setPermissionCheckHandler', 'session.setDevicePermissionHandler'],
    run({ handler }) {
      assert.equal(handler('session.setPermissionCheckHandler')({}, 'media', 'app://chime'), false);
      assert.equal(handler('session.setDevicePermissionHandler')({ deviceType: 'usb' }), false);
    },
  },
  {
    fires: ['globalShortcut.Alt+Shift+X'],
    async run({ invoke, system, window, skip, until }) {
      await invoke('settings:update', { shortcut: 'Alt+Shift+X' });
      window().hide();
      skip(1000);
      assert.equal(system.pressShortcut('Alt+Shift+X'), true);
      await until(() => window().isVisible(), 'the window');
    },
  },
  // Not soon after the other: that question has been answered by now.
  wakes('unlock-screen'),
  {
    fires: ['ipcMain.electron-store-get-data'],
    run({ handler, electron: { app } }) {
      const event = Object.assign(createEvent(), { returnValue: null as unknown });
      handler('ipcMain.electron-store-get-data')(event);
      assert.deepEqual(event.returnValue, {
        defaultCwd: app.getPath('userData'),
        appVersion: app.getVersion(),
      });
    },
  },
];
