import { globalShortcut } from 'electron';

/** The global shortcut that opens the window. `set` returns false when another program holds the keys, or they are invalid. */
export function createShortcut(open: () => void): { readonly set: (accelerator: string | null) => boolean } {
  let current: string | null = null;
  return {
    set(accelerator) {
      if (accelerator === current) return true;
      if (current !== null) globalShortcut.unregister(current);
      current = null;
      if (accelerator === null) return true;
      try {
        if (!globalShortcut.register(accelerator, open)) return false;
      } catch {
        // Electron throws when the text is no accelerator.
        return false;
      }
      current = accelerator;
      return true;
    },
  };
}
