import type Electron from 'electron';
import { app } from './app.ts';
import { createEvent, noKeys } from './event.ts';
import { roleNamed } from './menu-roles.ts';
import { registered, strict, strictEmitter } from './strict.ts';

const TYPES = ['normal', 'separator', 'submenu', 'checkbox', 'radio', 'header', 'palette'];

/** What the roles of menus act upon; set by the window module. */
export const menuTargets = {
  focused: (): { readonly window: object; readonly webContents: object } | null => null,
  /** Every window, so that a menu has one to open in. */
  count: (): number => 0,
};

/** Electron's `MenuItem` (lib/browser/api/menu-item.ts). */
export class MenuItem {
  readonly id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  readonly type: NonNullable<Electron.MenuItemConstructorOptions['type']>;
  readonly role: string | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly accelerator: string | undefined;
  registerAccelerator: boolean;
  icon: Electron.MenuItemConstructorOptions['icon'];
  readonly submenu: Menu | undefined;
  /** Calls what its role does, or its listener, with the item, the focused window and the keys held. */
  readonly click: (event?: Electron.KeyboardEvent) => void;

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.role = options.role?.toLowerCase();
    const role = roleNamed(this.role);
    const { submenu } = options;
    if (submenu !== undefined)
      this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as unknown as Menu);
    this.type = options.type ?? (this.submenu === undefined ? 'normal' : 'submenu');
    if (this.type === 'submenu' && !(this.submenu instanceof Menu)) throw new Error('Invalid submenu');
    if (!TYPES.includes(this.type)) throw new Error(`Unknown menu item type: ${this.type}`);
    this.id = options.id ?? '';
    this.label = options.label ?? role?.label(app.getName()) ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.accelerator = options.accelerator ?? role?.accelerator;
    this.registerAccelerator = options.registerAccelerator ?? role?.registerAccelerator ?? true;
    this.icon = options.icon;
    const click = options.click === undefined ? undefined : registered('MenuItem', this.label, options.click);
    this.click = (event = noKeys()) => {
      if (this.type === 'checkbox' || this.type === 'radio') this.checked = !this.checked;
      if (this.#actByRole(role?.does)) return;
      click?.(this as unknown as Electron.MenuItem, menuTargets.focused()?.window as undefined, event);
    };
  }

  #actByRole(does: NonNullable<ReturnType<typeof roleNamed>>['does']): boolean {
    // macOS does what the roles say itself; only the app's own go through Electron (canExecuteRole).
    if (does === undefined) return false;
    const focused = menuTargets.focused();
    const target = does.on === 'app' ? app : does.on === 'window' ? focused?.window : focused?.webContents;
    if (target === undefined) return false;
    (target as Record<string, () => void>)[does.method]?.();
    return true;
  }
}

strict('MenuItem', MenuItem.prototype, ['commandId', 'menu', 'userAccelerator']);

interface RadioGroup {
  readonly first: MenuItem;
  readonly checked: Set<MenuItem>;
}

type Entry = Electron.MenuItemConstructorOptions | MenuItem;

/** Electron's `Menu` (lib/browser/api/menu.ts, electron_api_menu.cc). */
export class Menu extends strictEmitter('Menu') {
  readonly items: MenuItem[] = [];
  readonly #radioGroups = new Map<MenuItem, RadioGroup>();
  #isOpen = false;
  static #application: Menu | null = null;

  static buildFromTemplate(template: readonly Entry[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    if (!template.every(isValid))
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    const menu = new Menu();
    for (const entry of withoutExtraSeparators(template))
      menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Invalid menu');
    Menu.#application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
  append(item: MenuItem): void {
    if (!(item instanceof MenuItem)) throw new TypeError('Invalid item');
    if (item.type === 'radio') this.#join(item);
    this.items.push(item);
  }
  /** Radio items between two separators are a group: checking one in any way unchecks the others. */
  #join(item: MenuItem): void {
    const line = this.items.findLastIndex(({ type }) => type === 'separator');
    const neighbour = this.items.slice(line + 1).find(({ type }) => type === 'radio');
    const group = (neighbour && this.#radioGroups.get(neighbour)) ?? { first: item, checked: new Set() };
    this.#radioGroups.set(item, group);
    if (item.checked) group.checked.add(item);
    Object.defineProperty(item, 'checked', {
      enumerable: true,
      get: () => group.checked.has(item),
      set() {
        group.checked.clear();
        group.checked.add(item);
      },
    });
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
  /** Of a group without a checked item the first is checked, also in submenus: they open as well. */
  #completeGroups(): void {
    for (const { first, checked } of this.#radioGroups.values()) if (checked.size === 0) checked.add(first);
    for (const { submenu } of this.items) if (submenu !== undefined) submenu.#completeGroups();
  }
  /** Nobody sees it: it is open until it is closed. */
  popup(options: Electron.PopupOptions = {}): void {
    if (options === null || typeof options !== 'object') throw new TypeError('Options must be an object');
    if (menuTargets.count() === 0) throw new Error('Cannot open Menu without a BaseWindow present');
    openPopups.add(this);
    this.shown();
  }
  closePopup(): void {
    this.closed();
  }

  // What the desktop does, for the tray and the control channel.

  shown(): void {
    this.#isOpen = true;
    this.#completeGroups();
    this.emit('menu-will-show', createEvent());
  }
  closed(): void {
    openPopups.delete(this);
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.emit('menu-will-close', createEvent());
  }
}

/** Menus that popup() opened and nobody has closed. */
export const openPopups = new Set<Menu>();

const isValid = (item: unknown): boolean =>
  item !== null &&
  typeof item === 'object' &&
  (Object.hasOwn(item, 'label') ||
    Object.hasOwn(item, 'role') ||
    (item as { type?: unknown }).type === 'separator');

/** Separators beside each other become one, then those at the ends are left out (menu.ts of Electron). */
function withoutExtraSeparators(entries: readonly Entry[]): readonly Entry[] {
  const isLine = (entry: Entry | undefined) => entry?.type === 'separator' && entry.visible !== false;
  const single = entries.filter((entry, index) => !(isLine(entry) && isLine(entries[index - 1])));
  return single.filter((entry, index) => !isLine(entry) || (index > 0 && index < single.length - 1));
}
