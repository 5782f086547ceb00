import { EventEmitter } from 'node:events';
import type Electron from 'electron';

/** Electron's `MenuItem`. */
export class MenuItem {
  readonly id: string;
  label: string;
  sublabel: string;
  toolTip: string;
  type: Electron.MenuItem['type'];
  role: string | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  accelerator: string | null;
  registerAccelerator: boolean;
  icon: Electron.MenuItemConstructorOptions['icon'];
  submenu: Menu | undefined;
  readonly #click: Electron.MenuItemConstructorOptions['click'];

  constructor(options: Electron.MenuItemConstructorOptions) {
    const { submenu } = options;
    this.id = options.id ?? '';
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    if (this.type !== 'separator' && options.role === undefined && options.label === undefined) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    this.label = options.label ?? options.role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.toolTip = options.toolTip ?? '';
    this.role = options.role?.toLowerCase();
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.accelerator = options.accelerator ?? null;
    this.registerAccelerator = options.registerAccelerator ?? true;
    this.icon = options.icon;
    this.#click = options.click;
    if (submenu !== undefined)
      this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as unknown as Menu);
  }

  /** What a person's click does; a disabled item does nothing. */
  click(): void {
    if (!this.enabled || !this.visible) throw new Error(`The menu item "${this.label}" cannot be clicked.`);
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    const event = {
      shiftKey: false,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
    } as Electron.KeyboardEvent;
    this.#click?.(this as unknown as Electron.MenuItem, undefined, event);
  }
}

/** Electron's `Menu`. */
export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];
  static #application: Menu | null = null;

  static buildFromTemplate(template: readonly (Electron.MenuItemConstructorOptions | MenuItem)[]): Menu {
    if (!Array.isArray(template))
      throw new TypeError('Invalid template for Menu: Menu template must be an array');
    const menu = new Menu();
    for (const entry of withoutExtraSeparators(template))
      menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }
  append(item: MenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item;
      const inside = item.submenu?.getMenuItemById(id);
      if (inside) return inside;
    }
    return null;
  }
  /** Nobody sees it: it is open until it is closed. */
  popup(): void {
    this.emit('menu-will-show', {});
  }
  closePopup(): void {
    this.emit('menu-will-close', {});
  }
}

type Entry = Electron.MenuItemConstructorOptions | MenuItem;

/** Separators at the ends and beside each other are left out (menu.ts of Electron). */
function withoutExtraSeparators(entries: readonly Entry[]): readonly Entry[] {
  const isLine = (entry: Entry | undefined) => entry?.type === 'separator' && entry.visible !== false;
  const single = entries.filter((entry, index) => !(isLine(entry) && isLine(entries[index - 1])));
  return single.filter((entry, index) => !isLine(entry) || (index > 0 && index < single.length - 1));
}
