import type { Menu, MenuItem } from './menu.ts';
import { electron } from './module.ts';
import { record, screenState } from './small.ts';
import { theSystem } from './the-system.ts';
import { currentTrays } from './tray.ts';

/** A menu entry as tests read it. */
export interface MenuEntry {
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuEntry[] | null;
}

/** What is reachable from `evaluate` beside electron itself. */
const bench = {
  tray: () => {
    const tray = currentTrays()[0];
    if (tray === undefined) return null;
    const { toolTip, title, menuChanges, image } = tray;
    return {
      toolTip,
      title,
      menuChanges,
      image: image.path,
      menu: tray.menu === null ? [] : readMenu(tray.menu),
    };
  },
  clickTrayMenu: (path: readonly string[]) => findItem(path).click(),
  clickTrayIcon: () => theSystem.trayIcon().clicked(),
  record,
  screenState,
  ...theSystem,
};

export type BenchControls = typeof bench;

function readMenu(menu: Menu): readonly MenuEntry[] {
  return menu.items
    .filter((item) => item.visible)
    .map(({ label, type, enabled, checked, submenu }) => ({
      label,
      type,
      enabled,
      checked,
      submenu: submenu === undefined ? null : readMenu(submenu),
    }));
}

function findItem(path: readonly string[]): MenuItem {
  let menu = currentTrays()[0]?.menu ?? null;
  let found: MenuItem | undefined;
  for (const label of path) {
    found = menu?.items.find((item) => item.visible && item.label === label);
    if (found === undefined) {
      const present = menu?.items.map((item) => item.label).join(' | ');
      throw new Error(`No menu item "${label}" among: ${present}`);
    }
    menu = found.submenu ?? null;
  }
  if (found === undefined) throw new Error('An empty path.');
  return found;
}

interface Request {
  readonly id: number;
  readonly source: string;
  readonly argument: unknown;
}

/** Answers the launcher: each request is a function to run here, with electron, its argument and the controls. */
export function listenToLauncher(): void {
  if (process.send === undefined) return;
  process.on('message', (request: Request) => {
    run(request).then(
      (value) => process.send?.({ id: request.id, ok: true, value }),
      (error: unknown) => process.send?.({ id: request.id, ok: false, message: String(error) }),
    );
  });
  // The launcher is gone: nobody is left to end this process.
  process.on('disconnect', () => process.exit(0));
  process.channel?.unref();
}

async function run({ source, argument }: Request): Promise<unknown> {
  const callable = new Function(`return (${source})`)() as (...args: unknown[]) => unknown;
  return callable(electron, argument, bench);
}
