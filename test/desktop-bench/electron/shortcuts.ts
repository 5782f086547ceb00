import type Electron from 'electron';
import { isReady } from './app.ts';
import { isWayland } from './platform/platform.ts';
import { registered, strict } from './strict.ts';

const shortcuts = new Map<string, () => void>();

/** Keys that another program holds: given back by nobody. */
const taken = new Set<string>();

/** Electron's `globalShortcut`. On Wayland keys go through the portal, which answers later, if at all. */
export const globalShortcut = strict('globalShortcut', {
  register(accelerator: string, callback: () => void): boolean {
    if (!isReady()) throw new Error('globalShortcut cannot be used before the app is ready');
    if (!/^([A-Za-z]+\+)*[A-Za-z0-9]+$/.test(accelerator))
      throw new TypeError(`conversion failure from ${accelerator}`);
    if (shortcuts.has(accelerator) || (taken.has(accelerator) && !isWayland())) return false;
    shortcuts.set(accelerator, registered('globalShortcut', accelerator, callback));
    return true;
  },
  unregister(accelerator: string): void {
    shortcuts.delete(accelerator);
  },
  unregisterAll: (): void => shortcuts.clear(),
  isRegistered: (accelerator: string): boolean => shortcuts.has(accelerator),
}) satisfies Pick<Electron.GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'isRegistered'>;

/** A person presses the keys; false where nobody of this program hears them. */
export function pressShortcut(accelerator: string): boolean {
  const isHeard = shortcuts.has(accelerator) && !taken.has(accelerator);
  if (isHeard) shortcuts.get(accelerator)?.();
  return isHeard;
}

/** Another program holds the keys, or on Wayland the desktop keeps them back. */
export const takeShortcut = (accelerator: string): void => void taken.add(accelerator);
