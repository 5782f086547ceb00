import assert from 'node:assert/strict';
import type { ViewTarget } from '../../../../electron/contract/index.ts';
import type { Effect, Stage } from '../stage.ts';

/** The item of the tray menu with this label, in a submenu if one is named, its click, and what comes of it. */
function item(label: RegExp, effect: (stage: Stage) => void | Promise<void>, submenu?: RegExp): Effect {
  const whole = new RegExp(`^${label.source}$`);
  const path = submenu === undefined ? [whole] : [submenu, whole];
  return {
    fires: [new RegExp(`^MenuItem\\.${label.source}$`)],
    async run(stage) {
      stage.window().hide();
      // What the menu shows follows at most a second later.
      await stage.until(() => stage.item(...path) !== null, `the item ${label.source}`);
      stage.item(...path)?.click();
      await effect(stage);
    },
  };
}

/** It opens the window there. */
const shows = (label: RegExp, view: ViewTarget['view']): Effect =>
  item(label, async ({ until, target, window }) => {
    await until(() => target()?.view === view, `the view ${view}`);
    assert.equal(window().isVisible(), true);
  });

const pauses = (label: RegExp): Effect => {
  const whole = new RegExp(`^${label.source}$`);
  return item(
    label,
    async ({ until, item: find, snapshot, invoke }) => {
      await until(async () => (await snapshot()).pausedUntil !== null, 'the pause');
      await until(() => find(/^Pause alerts$/, whole)?.type === 'radio', 'choices');
      assert.equal(find(/^Pause alerts$/, whole)?.checked, true);
      await invoke('alerts:pause', { span: null });
    },
    /^Pause alerts/,
  );
};

const mutes = (label: RegExp): Effect =>
  item(
    label,
    async (stage) => {
      await stage.until(async () => (await mutedUntil(stage)) !== null, 'the account to be muted');
      const [account] = (await stage.snapshot()).accounts;
      if (account !== undefined)
        await stage.invoke('accounts:update', { id: account.id, change: { mutedUntil: null } });
    },
    /^Mute$/,
  );

const mutedUntil = async ({ snapshot }: Stage) => (await snapshot()).accounts[0]?.mutedUntil ?? null;
const clipboardText = ({ electron: { clipboard } }: Stage) => clipboard.readText();
/** Of an account that nobody watches. */
const COPIED = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';

export const TRAY_EFFECTS: readonly Effect[] = [
  {
    fires: ['Tray.click'],
    async run({ system, window, skip, until }) {
      window().hide();
      skip(1000);
      system.trayIcon().clicked();
      await until(() => window().isVisible(), 'the window');
      skip(1000);
      system.trayIcon().clicked();
      assert.equal(window().isVisible(), false, 'the next click hides it');
      skip(1000);
      system.trayIcon().doubleClicked();
      assert.equal(window().isVisible(), true, 'a double click is one click');
    },
  },
  {
    fires: ['Tray.mouse-enter'],
    on: ['win32', 'darwin'],
    async run(stage) {
      const { system, platform, until, item: itemOf, electron } = stage;
      await electron.clipboard.writeText(COPIED);
      system.trayIcon().approached();
      // macOS tells the person that the clipboard is read: it is not, before the item is clicked.
      if (platform === 'darwin') assert.ok(itemOf(/^Add from clipboard$/));
      else await until(() => has(stage, /^Add r.* from clipboard$/), 'the address that was copied');
    },
  },
  { fires: ['Tray.mouse-enter'], on: ['linux'], never: 'panels keep the pointer to themselves' },
  {
    fires: ['Menu.menu-will-show', 'Menu.menu-will-close'],
    async run(stage) {
      const { system, platform, electron, until } = stage;
      await electron.clipboard.writeText('nothing of the kind');
      const tray = system.trayIcon();
      if (platform === 'linux') tray.openMenu(tray.menu);
      else tray.rightClicked();
      await electron.clipboard.writeText(COPIED);
      tray.closeContextMenu();
      if (platform !== 'darwin') {
        tray.openMenu(tray.menu);
        await until(async () => (await clipboardText(stage)) === COPIED, 'the clipboard');
        tray.closeContextMenu();
        await until(() => has(stage, /^Add r.* from clipboard$/), 'the address that was copied');
      }
      assert.equal(tray.opened, null);
    },
  },
  {
    fires: ['Tray.right-click'],
    on: ['darwin'],
    run({ system }) {
      const tray = system.trayIcon();
      tray.rightClicked();
      assert.ok((tray.opened?.items.length ?? 0) > 5, 'the menu is open');
      assert.equal(tray.menu, null, 'a click would open a menu that is set');
      tray.closeContextMenu();
    },
  },
  { fires: ['Tray.right-click'], on: ['win32', 'linux'], never: 'a menu is set, and opens instead' },

  item(/Open XRPL Chime/, async ({ until, window }) => until(() => window().isVisible(), 'the window')),
  shows(/Add account…/, 'add-account'),
  shows(/Show all…/, 'payments'),
  shows(/Preferences…/, 'preferences'),
  shows(/Check connection/, 'health'),
  shows(/About XRPL Chime/, 'about'),
  shows(/\+[\d.]+ XRP .*/, 'payment'),
  shows(/Last: .*/, 'payment'),
  shows(/Open in window/, 'accounts'),
  shows(/Rename…/, 'accounts'),
  shows(/Minimum amount…/, 'accounts'),
  item(/Copy address/, async (stage) => {
    const address = (await stage.snapshot()).accounts[0]?.address;
    // Which account is the first may have changed a moment ago: the menu follows.
    await stage.until(async () => {
      if ((await clipboardText(stage)) === address) return true;
      stage.item(/^Copy address$/)?.click();
      return false;
    }, 'the address in the clipboard');
  }),
  pauses(/For 30 minutes/),
  pauses(/For 1 hour/),
  pauses(/Until tomorrow/),
  pauses(/Until I resume them/),
  {
    fires: [/^MenuItem\.Resume alerts$/],
    async run(stage) {
      await stage.invoke('alerts:pause', { span: 'indefinitely' });
      await stage.until(() => has(stage, /^Resume alerts$/), 'the item');
      stage.item(/^Resume alerts$/)?.click();
      await stage.until(async () => (await stage.snapshot()).pausedUntil === null, 'alerts');
    },
  },
  mutes(/For 1 hour/),
  mutes(/Until tomorrow/),
  mutes(/Until I unmute it/),
  {
    fires: [/^MenuItem\.Unmute$/],
    async run(stage) {
      const [account] = (await stage.snapshot()).accounts;
      if (account === undefined) throw new Error('Nothing is watched.');
      await stage.invoke('accounts:update', { id: account.id, change: { mutedUntil: 'until-unmuted' } });
      await stage.until(() => has(stage, /^Unmute$/), 'the item');
      stage.item(/^Unmute$/)?.click();
      await stage.until(async () => (await mutedUntil(stage)) === null, 'the account to be heard');
    },
  },
  {
    fires: ['MenuItem.This computer can’t show notifications'],
    // There before it was found out that they can.
    async run({ handler, until, target }) {
      handler('MenuItem.This computer can’t show notifications')();
      await until(() => target()?.view === 'preferences', 'Preferences');
    },
  },
  {
    fires: [/^MenuItem\.Remove$/, /^MenuItem\.Undo removing .*$/],
    async run(stage) {
      const count = async () => (await stage.snapshot()).accounts.length;
      stage.item(/^Remove$/)?.click();
      await stage.until(async () => (await count()) === 0, 'the account to go');
      await stage.until(() => has(stage, /^Undo removing .*$/), 'the item');
      stage.item(/^Undo removing .*$/)?.click();
      await stage.until(async () => (await count()) === 1, 'the account to come back');
    },
  },
  {
    fires: [/^MenuItem\.Add (r.* )?from clipboard$/],
    async run(stage) {
      await stage.electron.clipboard.writeText(COPIED);
      stage.system.trayIcon().openMenu(stage.system.trayIcon().menu);
      stage.system.trayIcon().closeContextMenu();
      await stage.until(() => has(stage, /^Add (r.* )?from clipboard$/), 'the item');
      stage.item(/^Add (r.* )?from clipboard$/)?.click();
      const isThere = async () => (await stage.snapshot()).accounts.some(({ address }) => address === COPIED);
      await stage.until(isThere, 'the account');
      const { accounts } = await stage.snapshot();
      for (const { id, address } of accounts)
        if (address === COPIED) await stage.invoke('accounts:remove', { id });
    },
  },
  {
    fires: [/^MenuItem\.Mark all as read$/],
    async run(stage) {
      stage.item(/^Mark all as read$/)?.click();
      await stage.until(async () => (await stage.snapshot()).unread === 0, 'all to be read');
      // Unread again, for what is tried after this.
      await stage.invoke('payments:undo-mark-read', null);
      assert.ok((await stage.snapshot()).unread > 0);
    },
  },
];

const has = ({ item: itemOf }: Stage, label: RegExp): boolean => itemOf(label) !== null;
