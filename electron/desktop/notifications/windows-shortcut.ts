import type { Shell } from 'electron';

/** What ties notifications to the program on Windows. */
export interface ToastIdentity {
  /** Application user model id. */
  readonly appId: string;
  /** Class id that Windows starts the program by when a notification is clicked. */
  readonly activator: string;
  /** The installed program. */
  readonly program: string;
}

/**
 * Sees to it that the Start menu shortcut carries the identity: without it Windows starts nothing when a notification
 * is clicked after the app has ended. The installer writes the shortcut without an activator, at each update anew.
 * True when it carries it now.
 */
export function ensureToastShortcut(
  path: string,
  { appId, activator, program }: ToastIdentity,
  shell: Pick<Shell, 'readShortcutLink' | 'writeShortcutLink'>,
): boolean {
  const found = read(path, shell);
  if (
    found !== null &&
    found.appUserModelId === appId &&
    sameId(found.toastActivatorClsid, activator) &&
    found.target.toLowerCase() === program.toLowerCase()
  ) {
    return true;
  }
  const wanted = { target: program, appUserModelId: appId, toastActivatorClsid: activator };
  try {
    // "update" keeps what else the installer wrote: icon, description, working folder.
    return found === null
      ? shell.writeShortcutLink(path, 'create', wanted)
      : shell.writeShortcutLink(path, 'update', wanted);
  } catch {
    return false;
  }
}

function read(path: string, shell: Pick<Shell, 'readShortcutLink'>) {
  try {
    return shell.readShortcutLink(path);
  } catch {
    // There is none, or it is no shortcut.
    return null;
  }
}

/** Class ids are equal with and without braces, in capitals or not. */
function sameId(one: string | undefined, other: string): boolean {
  const bare = (id: string) => id.replace(/[{}]/g, '').toLowerCase();
  return one !== undefined && bare(one) === bare(other);
}
