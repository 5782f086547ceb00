import { Menu, type MenuItemConstructorOptions, type Rectangle, Tray } from 'electron';
import type { OverallState } from '../../contract/index.ts';
import type { TrayAction, TrayItem } from './menu-item.ts';
import type { PanelTheme } from './panel-theme.ts';
import { trayIconFile } from './tray-icon.ts';

export interface TrayContent {
  readonly state: OverallState;
  readonly hasUnread: boolean;
  readonly unreadCount: number;
  readonly toolTip: string;
  readonly items: readonly TrayItem[];
}

export interface TrayOptions {
  readonly iconFolder: string;
  readonly platform: NodeJS.Platform;
  readonly panel: Pick<PanelTheme, 'isDark' | 'follow'>;
  readonly onAction: (action: TrayAction) => void;
  /** A click on the icon, where the desktop delivers it. */
  readonly onClick: () => void;
  /** The pointer is on the icon, or the menu opens: the moment to look at what may have changed. */
  readonly onApproach: () => void;
}

/** Linux desktops change an open menu in place: it can still show what `onApproach` found (a copied address). */
const STILL_CHANGES_MS = 600;
/** Not every desktop reports that a menu has closed. */
const LONGEST_OPEN_MS = 60_000;
/** Two clicks within this time are a double click; the second must not undo the first. */
const DOUBLE_CLICK_MS = 500;

export type AppTray = ReturnType<typeof createTray>;

/**
 * The tray icon. It is set again only when what it shows has changed, and its menu never while a person is in it: a menu
 * that is set again closes the open one, or moves the item under the pointer.
 */
export function createTray(first: TrayContent, options: TrayOptions) {
  let content = first;
  let shownMenu = '';
  /** macOS opens a menu that is set on every click; here a click opens the window, and a right click the menu. */
  let macMenu: Menu | null = null;
  const tray = new Tray(iconOf(first));

  function iconOf({ state, hasUnread }: TrayContent): string {
    return trayIconFile(options.iconFolder, {
      state,
      hasUnread,
      platform: options.platform,
      isPanelDark: options.panel.isDark(),
    });
  }

  function toTemplate(items: readonly TrayItem[]): MenuItemConstructorOptions[] {
    return items.map((item) => {
      if (item.type === 'separator') return { type: 'separator' };
      if (item.type === 'text') return { label: item.label, enabled: false };
      if (item.type === 'submenu') return { label: item.label, submenu: toTemplate(item.items) };
      const { label, action } = item;
      const click = () => options.onAction(action);
      if (item.type === 'choice') return { label, type: 'radio', checked: item.isChosen, click };
      const { accelerator } = item;
      // Only shown: a key pressed in the window belongs to the window.
      return accelerator === undefined
        ? { label, click }
        : { label, click, accelerator, registerAccelerator: false };
    });
  }

  function setMenu(items: readonly TrayItem[]): void {
    const text = JSON.stringify(items);
    if (text === shownMenu) return;
    if (isBeingRead()) return;
    shownMenu = text;
    const menu = Menu.buildFromTemplate(toTemplate(items));
    menu.on('menu-will-show', onMenuShown);
    menu.on('menu-will-close', onMenuClosed);
    if (options.platform === 'darwin') macMenu = menu;
    else tray.setContextMenu(menu);
  }

  const stillChangesMs = options.platform === 'linux' ? STILL_CHANGES_MS : 0;
  const isBeingRead = (): boolean => openedAt !== null && now() - openedAt >= stillChangesMs;

  function onMenuShown(): void {
    openedAt = now();
    if (closing !== null) clearTimeout(closing);
    closing = setTimeout(onMenuClosed, LONGEST_OPEN_MS);
    options.onApproach();
  }

  /** Shows what changed meanwhile, after the click that closed the menu has been delivered. */
  function onMenuClosed(): void {
    openedAt = null;
    if (closing !== null) clearTimeout(closing);
    closing = setTimeout(() => {
      closing = null;
      setMenu(content.items);
    }, 100);
  }

  function onClick(): void {
    const isSecond = now() - clickedAt < DOUBLE_CLICK_MS;
    clickedAt = now();
    if (!isSecond) options.onClick();
  }

  function showIcon(next: TrayContent): void {
    if (iconOf(next) !== shownIcon) {
      shownIcon = iconOf(next);
      tray.setImage(shownIcon);
    }
  }

  const now = () => performance.now();
  let openedAt: number | null = null;
  let closing: NodeJS.Timeout | null = null;
  let clickedAt = Number.NEGATIVE_INFINITY;
  let shownIcon = iconOf(first);
  let shownToolTip = '';
  const leavePanel = options.panel.follow(() => showIcon(content));
  // Linux desktops that open the menu instead deliver no click (tray_icon_linux.cc passes on what the panel activates).
  tray.on('click', onClick);
  tray.on('mouse-enter', options.onApproach);
  tray.on('right-click', () => {
    if (macMenu !== null) tray.popUpContextMenu(macMenu);
  });

  function update(next: TrayContent): void {
    content = next;
    showIcon(next);
    if (next.toolTip !== shownToolTip) {
      shownToolTip = next.toolTip;
      tray.setToolTip(next.toolTip);
    }
    if (options.platform === 'darwin') tray.setTitle(next.unreadCount === 0 ? '' : String(next.unreadCount));
    setMenu(next.items);
  }

  update(first);
  return {
    update,
    /** Where the icon is; null where the platform does not say. */
    bounds: (): Rectangle | null => (options.platform === 'linux' ? null : tray.getBounds()),
    destroy(): void {
      if (closing !== null) clearTimeout(closing);
      leavePanel();
      tray.destroy();
    },
  };
}
