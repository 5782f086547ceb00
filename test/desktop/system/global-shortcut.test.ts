import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Electron's globalShortcut on X11, and over the portal of Wayland (electron_api_global_shortcut.cc). */
const system = vi.hoisted(() => ({
  isWayland: false,
  /** Keys that other programs hold. */
  taken: new Set<string>(),
  held: new Map<string, () => void>(),
}));
vi.mock('electron', () => ({
  globalShortcut: {
    register(accelerator: string, callback: () => void): boolean {
      if (accelerator === 'nonsense') throw new TypeError('conversion failure');
      if (!system.isWayland && (system.taken.has(accelerator) || system.held.has(accelerator))) return false;
      system.held.set(accelerator, callback);
      return true;
    },
    unregister(accelerator: string): void {
      if (!system.isWayland) system.held.delete(accelerator);
    },
  },
}));

const { createShortcut } = await import('../../../electron/desktop/system/global-shortcut.ts');

let opened = 0;
const press = (accelerator: string) => system.held.get(accelerator)?.();
function shortcut() {
  opened = 0;
  return createShortcut(() => {
    opened += 1;
  });
}

beforeEach(() => {
  system.held.clear();
  system.taken.clear();
});

describe.each([false, true])('the global shortcut (Wayland: %s)', (isWayland) => {
  beforeEach(() => {
    system.isWayland = isWayland;
  });

  it('opens the window, by the keys set last and no others', () => {
    const { set } = shortcut();
    expect(set('Control+A')).toBe(true);
    press('Control+A');
    expect(set('Control+B')).toBe(true);
    press('Control+A');
    expect(opened).toBe(1);
    press('Control+B');
    expect(opened).toBe(2);
    expect(set(null)).toBe(true);
    press('Control+B');
    expect(opened).toBe(2);
  });

  it('works again when the same keys are set again', () => {
    const { set } = shortcut();
    set('Control+A');
    set(null);
    expect(set('Control+A')).toBe(true);
    press('Control+A');
    expect(opened).toBe(1);
  });

  it('says which keys are none', () => {
    expect(shortcut().set('nonsense')).toBe(false);
  });
});

it('says on X11 when another program has the keys', () => {
  system.isWayland = false;
  system.taken.add('Control+A');
  const { set } = shortcut();
  expect(set('Control+A')).toBe(false);
  system.taken.clear();
  expect(set('Control+A')).toBe(true);
});
