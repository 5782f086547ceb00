import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrayAction, TrayItem } from '../../../electron/desktop/tray/menu-item.ts';
import type { TrayContent } from '../../../electron/desktop/tray/tray.ts';

class FakeMenu extends EventEmitter {
  readonly template: readonly MenuItemConstructorOptions[];
  constructor(template: readonly MenuItemConstructorOptions[]) {
    super();
    this.template = template;
  }
}
class FakeTray extends EventEmitter {
  static last: FakeTray;
  readonly menus: FakeMenu[] = [];
  images: string[] = [];
  toolTips: string[] = [];
  popped: FakeMenu | null = null;
  title = '';
  constructor(image: string) {
    super();
    this.images.push(image);
    FakeTray.last = this;
  }
  setImage = (image: string) => void this.images.push(image);
  setToolTip = (text: string) => void this.toolTips.push(text);
  setTitle = (text: string) => {
    this.title = text;
  };
  setContextMenu = (menu: FakeMenu) => void this.menus.push(menu);
  popUpContextMenu = (menu: FakeMenu) => {
    this.popped = menu;
  };
  getBounds = () => ({ x: 1, y: 2, width: 3, height: 4 });
  destroy = () => undefined;
}
const panel = { dark: false, changed: (): void => undefined };
vi.mock('electron', () => ({
  Tray: FakeTray,
  Menu: { buildFromTemplate: (template: MenuItemConstructorOptions[]) => new FakeMenu(template) },
}));
const { createTray } = await import('../../../electron/desktop/tray/tray.ts');

const quit: TrayItem = { type: 'action', label: 'Quit', action: { do: 'quit' } };
const content = (change: Partial<TrayContent> = {}): TrayContent => ({
  state: 'live',
  hasUnread: false,
  unreadCount: 0,
  toolTip: 'XRPL Chime',
  items: [quit],
  ...change,
});
const text = (label: string): TrayItem => ({ type: 'text', label });

function open(platform: NodeJS.Platform) {
  const done: TrayAction[] = [];
  const calls = { clicks: 0, approaches: 0 };
  const tray = createTray(content(), {
    iconFolder: '/i',
    platform,
    panel: {
      isDark: () => panel.dark,
      follow(listener) {
        panel.changed = listener;
        return () => {
          panel.changed = () => undefined;
        };
      },
    },
    onAction: (action) => done.push(action),
    onClick: () => calls.clicks++,
    onApproach: () => calls.approaches++,
  });
  const shown = FakeTray.last;
  const menu = (): FakeMenu => {
    if (platform === 'darwin') shown.emit('right-click');
    const last = platform === 'darwin' ? shown.popped : shown.menus.at(-1);
    if (last === undefined || last === null) throw new Error('There is no menu.');
    return last;
  };
  const labels = () => menu().template.map(({ label }) => label);
  return { tray, shown, done, calls, menu, labels };
}

describe('the tray', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    panel.dark = false;
  });

  it('is touched only where what it shows has changed', () => {
    const { tray, shown } = open('linux');
    tray.update(content());
    tray.update(content({ items: [{ ...quit }] }));
    expect([shown.menus.length, shown.images.length, shown.toolTips.length]).toEqual([1, 1, 1]);
    tray.update(content({ hasUnread: true, unreadCount: 1 }));
    expect([shown.menus.length, shown.images.length, shown.toolTips.length]).toEqual([1, 2, 1]);
    tray.update(content({ items: [text('x'), quit], toolTip: 'other', hasUnread: true, unreadCount: 1 }));
    expect([shown.menus.length, shown.images.length, shown.toolTips.length]).toEqual([2, 2, 2]);
  });

  it('ticks of several choices the one in force', () => {
    const { tray, done, menu } = open('linux');
    const choice = (label: string, isChosen: boolean): TrayItem => ({
      ...{ type: 'choice', label, isChosen, action: { do: 'pause', span: '1-hour' } },
    });
    tray.update(content({ items: [choice('a', false), choice('b', true)] }));
    const { template } = menu();
    expect(template.map(({ type, checked }) => [type, checked])).toEqual([
      ['radio', false],
      ['radio', true],
    ]);
    template[0]?.click?.({} as never, undefined, {} as never);
    expect(done).toEqual([{ do: 'pause', span: '1-hour' }]);
  });

  it('does what its items say, greys out what is only told, and shows keys without taking them', () => {
    const { tray, done, menu } = open('darwin');
    const submenu: TrayItem = { type: 'submenu', label: 'More', items: [{ type: 'separator' }, text('t')] };
    tray.update(content({ items: [submenu, { ...quit, accelerator: 'CmdOrCtrl+Q' }] }));
    const [more, last] = menu().template;
    expect(more).toMatchObject({ submenu: [{ type: 'separator' }, { label: 't', enabled: false }] });
    expect(last).toMatchObject({ accelerator: 'CmdOrCtrl+Q', registerAccelerator: false });
    const press = last?.click as (() => void) | undefined;
    press?.();
    expect(done).toEqual([{ do: 'quit' }]);
  });

  it.each(['linux', 'win32', 'darwin'] as const)(
    'keeps its menu while a person is in it (%s)',
    (platform) => {
      const { tray, menu, labels, calls } = open(platform);
      const opened = menu();
      opened.emit('menu-will-show');
      expect(calls.approaches).toBe(1);
      vi.advanceTimersByTime(1000);
      tray.update(content({ items: [text('1 unread payment'), quit] }));
      tray.update(content({ items: [text('2 unread payments'), quit] }));
      expect(menu()).toBe(opened);
      opened.emit('menu-will-close');
      // The click that closed it is told first.
      expect(menu()).toBe(opened);
      vi.advanceTimersByTime(150);
      expect(labels()).toEqual(['2 unread payments', 'Quit']);
    },
  );

  it('still takes what its opening found out, where desktops change it in place', () => {
    const { tray, menu, labels } = open('linux');
    menu().emit('menu-will-show');
    vi.advanceTimersByTime(200);
    tray.update(content({ items: [text('Add rHb9C…tyTh from clipboard'), quit] }));
    expect(labels()).toHaveLength(2);
    const windows = open('win32');
    windows.menu().emit('menu-will-show');
    windows.tray.update(content({ items: [text('Add rHb9C…tyTh from clipboard'), quit] }));
    expect(windows.labels()).toHaveLength(1);
  });

  it('is not stuck where nobody tells that the menu has closed', () => {
    const { tray, menu, labels } = open('linux');
    menu().emit('menu-will-show');
    vi.advanceTimersByTime(1000);
    tray.update(content({ items: [text('new'), quit] }));
    expect(labels()).toHaveLength(1);
    vi.advanceTimersByTime(61_000);
    expect(labels()).toHaveLength(2);
  });

  it('opened again right after it closed stays as it is', () => {
    const { tray, menu, labels } = open('win32');
    menu().emit('menu-will-show');
    vi.advanceTimersByTime(1000);
    tray.update(content({ items: [text('new'), quit] }));
    menu().emit('menu-will-close');
    menu().emit('menu-will-show');
    vi.advanceTimersByTime(2000);
    expect(labels()).toHaveLength(1);
    menu().emit('menu-will-close');
    vi.advanceTimersByTime(150);
    expect(labels()).toHaveLength(2);
  });

  it.each(['linux', 'win32', 'darwin'] as const)(
    'opens the window by a click, once by a double click (%s)',
    (platform) => {
      const { shown, calls } = open(platform);
      shown.emit('click');
      vi.advanceTimersByTime(200);
      shown.emit('click');
      expect(calls.clicks).toBe(1);
      vi.advanceTimersByTime(800);
      shown.emit('click');
      expect(calls.clicks).toBe(2);
      shown.emit('mouse-enter');
      expect(calls.approaches).toBe(1);
    },
  );

  it('shows how many are unread in the menu bar of macOS', () => {
    const { tray, shown } = open('darwin');
    tray.update(content({ unreadCount: 3, hasUnread: true }));
    expect(shown.title).toBe('3');
    tray.update(content());
    expect(shown.title).toBe('');
  });

  it('follows the theme of the panel until its end, and tells where it is where that is known', () => {
    const { tray, shown } = open('win32');
    panel.dark = true;
    panel.changed();
    expect(shown.images.at(-1)).toBe('/i/tray-live-dark.ico');
    expect(tray.bounds()).toEqual({ x: 1, y: 2, width: 3, height: 4 });
    tray.destroy();
    panel.dark = false;
    panel.changed();
    expect(shown.images.at(-1)).toBe('/i/tray-live-dark.ico');
    expect(open('linux').tray.bounds()).toBeNull();
  });
});
