import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { next, type Statement } from '../statement.ts';

/** Tells a second start of this program what it is. */
export const SECOND_START = 'CONFORMANCE_SECOND_START';

export const APP: readonly Statement[] = [
  {
    says: 'The app is not ready until the top level of its main module has run, whatever that waits for',
    about: ['App.whenReady'],
    early: true,
    async run({ electron: { app } }) {
      assert.equal(app.isReady(), false);
      await sleep(50);
      assert.equal(app.isReady(), false);
      assert.ok(app.whenReady() instanceof Promise);
    },
  },
  {
    says: 'Once the app is ready, whenReady resolves at once',
    about: ['App.whenReady'],
    async run({ electron: { app } }) {
      assert.equal(app.isReady(), true);
      await app.whenReady();
    },
  },
  {
    says: 'The data folder is named by the app, until it is set',
    about: ['App.setName', 'App.getName', 'App.getPath', 'App.setPath'],
    early: true,
    run({ electron: { app }, folder }) {
      app.setName('XRPL Chime Conformance');
      assert.equal(app.getName(), 'XRPL Chime Conformance');
      assert.equal(basename(app.getPath('userData')), 'XRPL Chime Conformance');
      assert.equal(resolve(app.getPath('userData'), '..'), resolve(app.getPath('appData')));
      app.setPath('userData', folder);
      assert.equal(app.getPath('userData'), folder);
    },
  },
  {
    says: 'A path must be absolute, need not exist, and is not made',
    about: ['App.setPath'],
    early: true,
    run({ electron: { app }, folder }) {
      assert.throws(() => app.setPath('music', 'some/folder'), /Path must be absolute/);
      const missing = join(folder, 'music');
      app.setPath('music', missing);
      assert.equal(app.getPath('music'), missing);
      assert.equal(existsSync(missing), false);
    },
  },
  {
    says: 'The platform’s folders are absolute; what is none is refused',
    about: ['App.getPath'],
    run({ electron: { app } }) {
      for (const name of ['appData', 'documents', 'exe', 'home', 'temp'] as const)
        assert.ok(isAbsolute(app.getPath(name)), name);
      assert.ok(existsSync(app.getPath('exe')));
      assert.throws(() => app.getPath('no-such' as never), /Failed to get 'no-such' path/);
    },
  },
  {
    says: 'The version is that of package.json; a run from a folder is not packaged',
    about: ['App.getVersion', 'App.isPackaged'],
    run({ electron: { app } }) {
      assert.equal(app.getVersion(), '7.8.9');
      assert.equal(app.isPackaged, false);
    },
  },
  {
    says: 'There is a locale once the app is ready',
    about: ['App.getLocale'],
    run({ electron: { app } }) {
      assert.match(app.getLocale(), /^[a-z]{2,3}(-|$)/);
    },
  },
  {
    says: 'The application user model id can be set everywhere',
    about: ['App.setAppUserModelId'],
    early: true,
    run({ electron: { app } }) {
      app.setAppUserModelId('org.xrplchime.conformance');
    },
  },
  {
    says: 'A class id for toasts must be one',
    about: ['App.setToastActivatorCLSID'],
    on: ['win32'],
    early: true,
    run({ electron: { app } }) {
      app.setToastActivatorCLSID('{3F1E8A52-64B0-4C11-9F0C-5B6D51C9A7E1}');
      assert.throws(() => app.setToastActivatorCLSID('no class id'), /Invalid CLSID format/);
    },
  },
  {
    says: 'Only Windows has a class id for toasts',
    about: ['App.setToastActivatorCLSID'],
    on: ['darwin', 'linux'],
    run({ electron: { app } }) {
      assert.equal(app.setToastActivatorCLSID, undefined);
    },
  },
  {
    says: 'There is a dock on macOS, which can be hidden, and none elsewhere',
    about: ['App.dock', 'Dock.hide'],
    run({ electron: { app }, platform }) {
      assert.equal(app.dock === undefined, platform !== 'darwin');
      app.dock?.hide();
    },
  },
  {
    says: 'Linux keeps no login item',
    about: ['App.setLoginItemSettings', 'App.getLoginItemSettings', 'LoginItemSettings.wasOpenedAtLogin'],
    on: ['linux'],
    run({ electron: { app } }) {
      app.setLoginItemSettings({ openAtLogin: true });
      const { openAtLogin, wasOpenedAtLogin } = app.getLoginItemSettings();
      assert.deepEqual({ openAtLogin, wasOpenedAtLogin }, { openAtLogin: false, wasOpenedAtLogin: false });
    },
  },
  {
    says: 'web-contents-created comes before the new window’s page can load anything',
    about: ['App.on:web-contents-created'],
    run({ electron: { app, BrowserWindow } }) {
      const seen: unknown[] = [];
      const listener = (_event: unknown, contents: unknown) => void seen.push(contents);
      app.on('web-contents-created', listener);
      const window = new BrowserWindow({ show: false });
      app.removeListener('web-contents-created', listener);
      assert.ok(seen.includes(window.webContents));
      window.destroy();
    },
  },
  {
    says: 'browser-window-created comes with the window while it is made',
    about: ['App.on:browser-window-created'],
    run({ electron: { app, BrowserWindow } }) {
      const seen: unknown[] = [];
      const listener = (_event: unknown, window: unknown) => void seen.push(window);
      app.on('browser-window-created', listener);
      const window = new BrowserWindow({ show: false });
      app.removeListener('browser-window-created', listener);
      assert.deepEqual(seen.length, 1);
      assert.equal(seen[0], window);
      window.destroy();
    },
  },
  {
    says: 'The first start gets the lock, a second none, and the first hears of it with the second’s arguments',
    about: ['App.requestSingleInstanceLock', 'App.on:second-instance'],
    async run({ electron: { app } }) {
      assert.equal(app.requestSingleInstanceLock(), true);
      assert.equal(app.requestSingleInstanceLock(), true, 'asked again');
      const heard = next(app, 'second-instance');
      const second = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1), '--second'], {
        env: { ...process.env, [SECOND_START]: 'true' },
        stdio: 'ignore',
      });
      const [code] = await once(second, 'exit');
      assert.equal(code, 7, 'the second start had no lock');
      const [, argv] = await heard;
      assert.ok(Array.isArray(argv) && argv.includes('--second'));
    },
  },
];
