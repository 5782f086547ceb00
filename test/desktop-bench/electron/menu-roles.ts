import { platform } from './platform/platform.ts';

/** What an item of a role gets, and what its click does instead of calling its listener (menu-item-roles.ts of Electron). */
interface Role {
  readonly label: (appName: string) => string;
  readonly accelerator?: string;
  /** What is clicked for it. On macOS the system does it itself, in the window that is in front. */
  readonly does?: { readonly on: 'app' | 'window' | 'webContents'; readonly method: string };
  readonly registerAccelerator?: false;
}

const edits = (label: string, key: string | null, method: string): Role => ({
  label: () => label,
  ...(key === null ? {} : { accelerator: `CommandOrControl+${key}`, registerAccelerator: false as const }),
  does: { on: 'webContents', method },
});
const named = (label: string): Role => ({ label: () => label });

/** The roles that the app uses; any other is refused, so that it is added here as Electron has it. */
const ROLES: Readonly<Record<string, Role>> = {
  cut: edits('Cut', 'X', 'cut'),
  copy: edits('Copy', 'C', 'copy'),
  paste: edits('Paste', 'V', 'paste'),
  delete: edits('Delete', null, 'delete'),
  selectall: { ...edits('Select All', null, 'selectAll'), accelerator: 'CommandOrControl+A' },
  undo: { ...edits('Undo', null, 'undo'), accelerator: 'CommandOrControl+Z' },
  redo: { ...edits('Redo', null, 'redo'), accelerator: 'Shift+CommandOrControl+Z' },
  minimize: {
    label: () => 'Minimize',
    accelerator: 'CommandOrControl+M',
    does: { on: 'window', method: 'minimize' },
  },
  close: {
    label: () => (process.platform === 'darwin' ? 'Close Window' : 'Close'),
    accelerator: 'CommandOrControl+W',
    does: { on: 'window', method: 'close' },
  },
  quit: {
    label: (appName) => platform.quitLabel(appName),
    ...(process.platform === 'win32' ? {} : { accelerator: 'CommandOrControl+Q' }),
    does: { on: 'app', method: 'quit' },
  },
  hide: { label: (appName) => `Hide ${appName}`, accelerator: 'Command+H' },
  hideothers: { label: () => 'Hide Others', accelerator: 'Command+Alt+H' },
  unhide: named('Show All'),
  window: named('Window'),
};

/** A role by its name in small letters; null where an item has none. @throws where the stand-in has no such role. */
export function roleNamed(name: string | undefined): Role | null {
  if (name === undefined) return null;
  const role = ROLES[name];
  if (role === undefined)
    throw new Error(`The stand-in for Electron has no role "${name}": add it to menu-roles.ts.`);
  return role;
}
