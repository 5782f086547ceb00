import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { next, type Statement } from '../statement.ts';

export const SYSTEM: readonly Statement[] = [
  {
    says: 'The runtime is Node 24, with SQLite and its full-text search',
    about: [],
    async run() {
      assert.match(process.versions.node, /^24\./);
      const { DatabaseSync } = await import('node:sqlite');
      const database = new DatabaseSync(':memory:');
      database.exec("CREATE VIRTUAL TABLE texts USING fts5(memo); INSERT INTO texts VALUES ('rent for May')");
      const found = database.prepare("SELECT memo FROM texts WHERE texts MATCH 'may'").all();
      database.close();
      assert.deepEqual(
        found.map(({ memo }) => memo),
        ['rent for May'],
      );
    },
  },
  {
    says: 'The clipboard is written and read later, whatever the script',
    about: ['Clipboard.readText', 'Clipboard.writeText'],
    async run({ electron: { clipboard } }) {
      const text = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe · 支払い · 💧';
      const written: unknown = clipboard.writeText(text);
      assert.ok(written instanceof Promise);
      await written;
      const read: unknown = clipboard.readText();
      assert.ok(read instanceof Promise);
      assert.equal(await read, text);
    },
  },
  {
    says: 'The theme is the system’s until one is chosen, which decides whether colours are dark',
    about: ['NativeTheme.themeSource', 'NativeTheme.shouldUseDarkColors'],
    run({ electron: { nativeTheme } }) {
      assert.equal(nativeTheme.themeSource, 'system');
      const before = nativeTheme.shouldUseDarkColors;
      nativeTheme.themeSource = 'dark';
      assert.equal(nativeTheme.shouldUseDarkColors, true);
      nativeTheme.themeSource = 'light';
      assert.equal(nativeTheme.shouldUseDarkColors, false);
      nativeTheme.themeSource = 'system';
      assert.equal(nativeTheme.shouldUseDarkColors, before);
    },
  },
  {
    says: 'A changed theme is told, later; the same again is not',
    about: ['NativeTheme.on:updated', 'NativeTheme.removeListener:updated'],
    async run({ electron: { nativeTheme } }) {
      nativeTheme.themeSource = 'light';
      await sleep(20);
      let told = 0;
      const listener = () => void told++;
      nativeTheme.on('updated', listener);
      const updated = next(nativeTheme, 'updated');
      nativeTheme.themeSource = 'dark';
      assert.equal(told, 0);
      await updated;
      await sleep(20);
      const once = told;
      nativeTheme.themeSource = 'dark';
      await sleep(20);
      assert.deepEqual([once > 0, told], [true, once]);
      nativeTheme.removeListener('updated', listener);
      nativeTheme.themeSource = 'system';
    },
  },
  {
    says: 'The colours of what belongs to the system are the chosen ones where the platform does not tell them',
    about: ['NativeTheme.shouldUseDarkColorsForSystemIntegratedUI'],
    on: ['linux', 'darwin'],
    run({ electron: { nativeTheme } }) {
      for (const theme of ['dark', 'light'] as const) {
        nativeTheme.themeSource = theme;
        assert.equal(nativeTheme.shouldUseDarkColorsForSystemIntegratedUI, theme === 'dark');
      }
      nativeTheme.themeSource = 'system';
    },
  },
  {
    says: 'Global shortcuts need a ready app',
    about: ['GlobalShortcut.register'],
    early: true,
    run({ electron: { globalShortcut } }) {
      assert.throws(() => globalShortcut.register('Alt+Shift+K', () => undefined), /before the app is ready/);
    },
  },
  {
    says: 'A global shortcut is registered and given back; what is no shortcut throws',
    about: ['GlobalShortcut.register', 'GlobalShortcut.unregister'],
    run({ electron: { globalShortcut } }) {
      assert.equal(globalShortcut.isRegistered('Alt+Shift+K'), false);
      assert.equal(
        globalShortcut.register('Alt+Shift+K', () => undefined),
        true,
      );
      assert.equal(globalShortcut.isRegistered('Alt+Shift+K'), true);
      globalShortcut.unregister('Alt+Shift+K');
      globalShortcut.unregister('Alt+Shift+J');
      assert.equal(globalShortcut.isRegistered('Alt+Shift+K'), false);
      assert.throws(() => globalShortcut.register('no such key', () => undefined), TypeError);
    },
  },
  {
    says: 'Every display has a work area inside its bounds; one is the first, and one is nearest to any point',
    about: [
      'Screen.getAllDisplays',
      'Screen.getPrimaryDisplay',
      'Screen.getDisplayNearestPoint',
      'Display.workArea',
    ],
    run({ electron: { screen } }) {
      const displays = screen.getAllDisplays();
      assert.ok(displays.length > 0);
      for (const { bounds, workArea } of displays) {
        assert.ok(workArea.x >= bounds.x && workArea.y >= bounds.y);
        assert.ok(workArea.x + workArea.width <= bounds.x + bounds.width);
        assert.ok(workArea.y + workArea.height <= bounds.y + bounds.height);
      }
      const ids = displays.map(({ id }) => id);
      assert.ok(ids.includes(screen.getPrimaryDisplay().id));
      assert.ok(ids.includes(screen.getDisplayNearestPoint({ x: -5000, y: 90_000 }).id));
    },
  },
  {
    says: 'Sleep, waking, unlocking and shutdown can be listened to, and no longer',
    about: [
      'PowerMonitor.on:suspend',
      'PowerMonitor.on:resume',
      'PowerMonitor.on:unlock-screen',
      'PowerMonitor.on:shutdown',
      'PowerMonitor.removeListener:suspend',
      'PowerMonitor.removeListener:resume',
      'PowerMonitor.removeListener:unlock-screen',
    ],
    run({ electron: { powerMonitor } }) {
      for (const name of ['suspend', 'resume', 'unlock-screen', 'shutdown'] as const) {
        let heard = 0;
        const listener = () => void heard++;
        powerMonitor.on(name as 'suspend', listener);
        powerMonitor.emit(name);
        powerMonitor.removeListener(name as 'suspend', listener);
        powerMonitor.emit(name);
        assert.equal(heard, 1, name);
      }
    },
  },
  {
    says: 'Whether a network is there is yes or no',
    about: ['Net.isOnline'],
    run({ electron: { net } }) {
      assert.equal(typeof net.isOnline(), 'boolean');
    },
  },
  {
    says: 'The proxy of an address comes as a PAC result',
    about: ['Session.defaultSession', 'Session.resolveProxy'],
    async run({ electron: { session } }) {
      const { defaultSession } = session;
      await defaultSession.setProxy({ mode: 'direct' });
      assert.equal(await defaultSession.resolveProxy('https://example.invalid/'), 'DIRECT');
      await defaultSession.setProxy({ proxyRules: 'localhost:8080' });
      assert.match(await defaultSession.resolveProxy('https://example.invalid/'), /^PROXY localhost:8080/);
      await defaultSession.setProxy({ mode: 'system' });
    },
  },
  {
    says: 'Handlers of permissions can be set and taken away',
    about: [
      'Session.setPermissionRequestHandler',
      'Session.setPermissionCheckHandler',
      'Session.setDevicePermissionHandler',
    ],
    run({ electron: { session } }) {
      const { defaultSession } = session;
      defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
      defaultSession.setPermissionCheckHandler(() => false);
      defaultSession.setDevicePermissionHandler(() => false);
      defaultSession.setPermissionRequestHandler(null);
      defaultSession.setPermissionCheckHandler(null);
      defaultSession.setDevicePermissionHandler(null);
    },
  },
  {
    says: 'A shortcut of Windows carries who shows notifications, and one that is not there throws',
    about: [
      'Shell.readShortcutLink',
      'Shell.writeShortcutLink',
      'ShortcutDetails.target',
      'ShortcutDetails.appUserModelId',
      'ShortcutDetails.toastActivatorClsid',
    ],
    on: ['win32'],
    run({ electron: { shell }, folder }) {
      const path = join(folder, 'chime.lnk');
      assert.throws(() => shell.readShortcutLink(path), /Failed to read shortcut link/);
      const toastActivatorClsid = '{3F1E8A52-64B0-4C11-9F0C-5B6D51C9A7E1}';
      const identity = { target: process.execPath, appUserModelId: 'org.xrplchime.a', toastActivatorClsid };
      assert.equal(shell.writeShortcutLink(path, 'create', { ...identity, description: 'kept' }), true);
      assert.equal(
        shell.writeShortcutLink(path, 'update', { ...identity, appUserModelId: 'org.xrplchime.b' }),
        true,
      );
      const found = shell.readShortcutLink(path);
      assert.equal(found.target.toLowerCase(), process.execPath.toLowerCase());
      assert.equal(found.appUserModelId, 'org.xrplchime.b');
      assert.equal(found.description, 'kept');
      const bare = (id: string | undefined) => id?.replace(/[{}]/g, '').toLowerCase();
      assert.equal(bare(found.toastActivatorClsid), bare(toastActivatorClsid));
    },
  },
];
