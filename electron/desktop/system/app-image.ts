import { realpathSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';

/**
 * The AppImage that a program runs from; null where it runs from none.
 *
 * The AppImage runtime sets APPDIR (where it is mounted) and APPIMAGE (the file), and whatever is started from a
 * terminal inside another AppImage inherits that one's: only a program that lies in APPDIR belongs to APPIMAGE.
 * electron-updater and "start at login" would otherwise replace or start somebody else's program.
 */
export function ownAppImage(
  env: Readonly<Record<string, string | undefined>>,
  execPath: string,
): string | null {
  const { APPDIR = '', APPIMAGE = '' } = env;
  if (!isAbsolute(APPDIR) || !isAbsolute(APPIMAGE)) return null;
  return execPath.startsWith(APPDIR + sep) || execPath.startsWith(realPath(APPDIR) + sep) ? APPIMAGE : null;
}

/** The temporary folder may be a link: the system names programs by the real path. */
function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
