import assert from 'node:assert/strict';
import type { MenuItemConstructorOptions } from 'electron';
import { next, type Statement } from '../statement.ts';

export const MENU: readonly Statement[] = [
  {
    says: 'A template becomes a menu of its items, in its order, and a list inside becomes a menu too',
    about: ['Menu.buildFromTemplate'],
    run({ electron: { Menu } }) {
      const menu = Menu.buildFromTemplate([
        { label: 'one' },
        { label: 'two', enabled: false },
        { label: 'three', submenu: [{ label: 'inside' }] },
      ]);
      assert.deepEqual(
        menu.items.map(({ label, enabled, type }) => [label, enabled, type]),
        [
          ['one', true, 'normal'],
          ['two', false, 'normal'],
          ['three', true, 'submenu'],
        ],
      );
      assert.equal(menu.items[2]?.submenu?.items[0]?.label, 'inside');
      assert.ok(menu.items[2]?.submenu instanceof Menu);
    },
  },
  {
    says: 'Separators at the ends and beside each other are left out',
    about: ['Menu.buildFromTemplate'],
    run({ electron: { Menu } }) {
      const line = { type: 'separator' } as const;
      const menu = Menu.buildFromTemplate([line, { label: 'a' }, line, line, { label: 'b' }, line]);
      assert.deepEqual(
        menu.items.map(({ type }) => type),
        ['normal', 'separator', 'normal'],
      );
    },
  },
  {
    says: 'An item without label, role or separator is refused, and so is what is no list',
    about: ['Menu.buildFromTemplate'],
    run({ electron: { Menu } }) {
      assert.throws(() => Menu.buildFromTemplate([{ visible: true }]), /at least one of label, role or type/);
      const noList = { label: 'a' } as unknown as MenuItemConstructorOptions[];
      assert.throws(() => Menu.buildFromTemplate(noList), /must be an array/);
    },
  },
  {
    says: 'A click calls the listener with its item',
    about: [],
    run({ electron: { Menu } }) {
      const clicked: string[] = [];
      const menu = Menu.buildFromTemplate([{ label: 'a', click: ({ label }) => void clicked.push(label) }]);
      menu.items[0]?.click();
      assert.deepEqual(clicked, ['a']);
    },
  },
  {
    says: 'Of radio items between separators one is checked: the one that was clicked, or else the first as the menu opens',
    about: ['Menu.popup'],
    async run({ electron: { Menu }, page }) {
      const window = await page();
      const menu = Menu.buildFromTemplate([
        { label: 'a', type: 'radio' },
        { label: 'b', type: 'radio', checked: true },
        { label: 'c', type: 'radio' },
        { type: 'separator' },
        { label: 'd', type: 'radio' },
      ]);
      const checked = () => menu.items.flatMap((item) => (item.checked ? [item.label] : []));
      assert.deepEqual(checked(), ['b']);
      menu.items[2]?.click();
      assert.deepEqual(checked(), ['c']);
      menu.items[2]?.click();
      assert.deepEqual(checked(), ['c']);
      const opens = next(menu, 'menu-will-show');
      menu.popup({ window });
      await opens;
      assert.deepEqual(checked(), ['c', 'd']);
      const closes = next(menu, 'menu-will-close');
      menu.closePopup();
      await closes;
    },
  },
  {
    says: 'The item of a role has the label it is given, and its role in small letters',
    about: [],
    run({ electron: { Menu } }) {
      const menu = Menu.buildFromTemplate([{ role: 'selectAll', label: 'Alles' }]);
      assert.equal(menu.items[0]?.label, 'Alles');
      assert.equal(String(menu.items[0]?.role), 'selectall');
    },
  },
  {
    says: 'A key can be shown without being taken',
    about: [],
    run({ electron: { Menu } }) {
      const [item] = Menu.buildFromTemplate([
        { label: 'a', accelerator: 'CmdOrCtrl+K', registerAccelerator: false },
      ]).items;
      assert.equal(item?.accelerator, 'CmdOrCtrl+K');
      assert.equal(item?.registerAccelerator, false);
    },
  },
  {
    says: 'A menu tells that it opens and that it has closed',
    about: ['Menu.popup', 'Menu.on:menu-will-show', 'Menu.on:menu-will-close'],
    async run({ electron: { Menu }, page }) {
      const window = await page();
      const menu = Menu.buildFromTemplate([{ label: 'a' }]);
      const opens = next(menu, 'menu-will-show');
      menu.popup({ window });
      await opens;
      const closes = next(menu, 'menu-will-close');
      menu.closePopup();
      await closes;
    },
  },
  {
    says: 'The application’s menu is the one that was set; null is none',
    about: ['Menu.setApplicationMenu'],
    run({ electron: { Menu } }) {
      const before = Menu.getApplicationMenu();
      const menu = Menu.buildFromTemplate([{ label: 'a', submenu: [{ label: 'b' }] }]);
      Menu.setApplicationMenu(menu);
      assert.equal(Menu.getApplicationMenu(), menu);
      Menu.setApplicationMenu(null);
      assert.equal(Menu.getApplicationMenu(), null);
      Menu.setApplicationMenu(before);
    },
  },
];
