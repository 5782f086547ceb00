import { globalShortcut } from 'electron';

/**
 * The global shortcut that opens the window. `set` returns false when another program holds the keys, or they are invalid.
 *
 * On Wayland the keys go through a portal: Electron reports every registration as done, whatever the desktop or the person
 * decides, and cannot take one back before a restart (electron_api_global_shortcut.cc). Keys given up do nothing there.
 */
export function createShortcut(open: () => void): { readonly set: (accelerator: string | null) => boolean } {
  let current: string | null = null;
  return {
    set(accelerator) {
      if (accelerator === current) return true;
      // Never unregisterAll: the portal goes on to send the keys, and Electron ends on keys that it knows no more.
      if (current !== null) globalShortcut.unregister(current);
      current = null;
      if (accelerator === null) return true;
      const pressed = () => {
        if (current === accelerator) open();
      };
      try {
        if (!globalShortcut.register(accelerator, pressed)) return false;
      } catch {
        // Electron throws when the text is no accelerator.
        return false;
      }
      current = accelerator;
      return true;
    },
  };
}
