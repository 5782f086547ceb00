import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createEvent } from '../../electron/event.ts';
import type { Effect, Stage } from '../stage.ts';

const hide = ({ window, skip }: Stage) => {
  window().hide();
  // A click soon after the window lost the focus means to hide it.
  skip(1000);
};
const visible = ({ window, until }: Stage) => until(() => window().isVisible(), 'the window');

export const APP_EFFECTS: readonly Effect[] = [
  {
    fires: ['app.ready'],
    on: ['darwin'],
    // Fired before this began, with the notification that started the app: CHIME_BENCH_LAUNCH.
    run({ calls, openedWith }) {
      assert.equal(calls('app.ready'), 1);
      assert.deepEqual(openedWith(), { view: 'payments' });
    },
  },
  {
    fires: ['app.window-all-closed'],
    run({ electron: { app }, window }) {
      app.emit('window-all-closed', createEvent());
      assert.equal(window().isDestroyed(), false);
    },
  },
  {
    fires: ['app.second-instance'],
    async run(stage) {
      hide(stage);
      stage.system.startAgain(['main.js']);
      await visible(stage);
    },
  },
  {
    fires: ['app.activate'],
    async run(stage) {
      hide(stage);
      stage.system.activate();
      await visible(stage);
    },
  },
  {
    fires: ['app.web-contents-created', 'app.browser-window-created'],
    run({ electron: { BrowserWindow } }) {
      const other = new BrowserWindow({ show: false });
      const { webContents } = other;
      for (const name of [
        ...['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'context-menu'],
      ])
        assert.equal(webContents.listenerCount(name), 1, name);
      for (const name of ['query-session-end', 'session-end'])
        assert.equal(other.listenerCount(name), 1, name);
      other.destroy();
    },
  },
  {
    fires: ['app.browser-window-focus'],
    async run({ window, invoke, snapshot, system, platform, until }) {
      const told = async () => (await snapshot()).loginItem.text;
      await invoke('settings:update', { startAtLogin: true });
      assert.equal(await told(), null);
      // A person switches it off where the system lists it.
      system.switchLoginItem(false);
      const entry = join(process.env.HOME ?? '', '.config', 'autostart', 'org.xrplchime.app.desktop');
      if (platform === 'linux') rmSync(entry);
      window().blur();
      window().show();
      window().focus();
      await until(async () => (await told()) !== null, 'the note that it is switched off');
    },
  },
];

const savedBounds = ({ dataFolder }: Stage): unknown =>
  JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'));

export const WINDOW_EFFECTS: readonly Effect[] = [
  {
    fires: ['BrowserWindow.close'],
    run({ window }) {
      window().show();
      window().close();
      assert.deepEqual([window().isDestroyed(), window().isVisible()], [false, false]);
    },
  },
  {
    fires: ['BrowserWindow.move', 'BrowserWindow.hide'],
    run(stage) {
      const window = stage.window();
      window.show();
      window.setPosition(120, 130);
      window.hide();
      assert.deepEqual(savedBounds(stage), window.getBounds());
    },
  },
  {
    fires: ['BrowserWindow.resize', 'BrowserWindow.hide'],
    run(stage) {
      const window = stage.window();
      window.show();
      window.setSize(520, 640);
      window.hide();
      assert.deepEqual(savedBounds(stage), window.getBounds());
    },
  },
  {
    fires: ['BrowserWindow.show'],
    run({ window }) {
      const sent: unknown[] = [];
      const { webContents } = window();
      const { send } = webContents;
      webContents.send = (channel, ...values) => sent.push([channel, ...values]);
      window().hide();
      window().showInactive();
      webContents.send = send;
      assert.deepEqual(sent.at(-1), ['window:seen', true]);
    },
  },
  {
    fires: ['BrowserWindow.blur', 'Tray.click'],
    run({ window, skip, system }) {
      skip(1000);
      window().show();
      window().blur();
      // The click on the icon took the focus.
      system.trayIcon().clicked();
      assert.equal(window().isVisible(), false);
    },
  },
  {
    fires: ['BrowserWindow.query-session-end'],
    on: ['win32'],
    run(stage) {
      const window = stage.window();
      window.show();
      window.setPosition(140, 150);
      // Another program may keep the session: this one goes on.
      window.emit('query-session-end', createEvent({ reasons: ['logoff'] }));
      assert.deepEqual(savedBounds(stage), window.getBounds());
    },
  },
  {
    fires: ['BrowserWindow.query-session-end', 'BrowserWindow.session-end'],
    on: ['darwin', 'linux'],
    never: 'windows are told of the session on Windows only',
  },
  {
    fires: ['webContents.will-navigate', 'webContents.will-frame-navigate'],
    run({ window }) {
      const { webContents } = window();
      assert.equal(webContents.mayNavigate('https://example.invalid/'), false);
      assert.equal(webContents.mayNavigate('app://chime/index.html'), true);
    },
  },
  {
    fires: ['webContents.will-redirect'],
    run({ window }) {
      const refuses = (url: string): boolean => {
        const event = createEvent({ url, isMainFrame: true, isSameDocument: false });
        window().webContents.emit('will-redirect', event, url);
        return event.defaultPrevented;
      };
      assert.equal(refuses('https://example.invalid/'), true);
      assert.equal(refuses('app://chime/index.html'), false);
    },
  },
  {
    fires: ['session.will-download'],
    run({ electron: { session } }) {
      const event = createEvent();
      session.defaultSession.emit('will-download', event, {}, {});
      assert.equal(event.defaultPrevented, true);
    },
  },
  {
    fires: ['webContents.will-attach-webview'],
    run({ window }) {
      const event = createEvent();
      window().webContents.emit('will-attach-webview', event, {}, {});
      assert.equal(event.defaultPrevented, true);
    },
  },
  {
    fires: ['webContents.setWindowOpenHandler'],
    run({ handler }) {
      const open = handler('webContents.setWindowOpenHandler');
      assert.deepEqual(open({ url: 'https://example.invalid/' }), { action: 'deny' });
    },
  },
  {
    fires: ['webContents.context-menu'],
    run({ window, system }) {
      const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
      const params = { isEditable: true, selectionText: 'a', editFlags };
      window().webContents.emit('context-menu', createEvent(), params);
      const [menu] = system.openPopups;
      const roles = menu?.items.map(({ role }) => role ?? null);
      assert.deepEqual(roles, ['cut', 'copy', 'paste', null, 'selectall']);
      menu?.closePopup();
    },
  },
  {
    fires: ['webContents.render-process-gone', 'BrowserWindow.closed'],
    async run(stage) {
      const dead = stage.window();
      dead.show();
      stage.system.pageDies();
      assert.equal(dead.isDestroyed(), true);
      assert.notEqual(stage.window().id, dead.id);
      await visible(stage);
      // Its preload has run: what comes next asks through it.
      const exposed = () => Object.keys(stage.window().webContents.bridge() ?? {});
      await stage.until(() => exposed().includes('chime'), 'its page');
    },
  },
];
