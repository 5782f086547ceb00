import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type Electron from 'electron';

/** Shortcuts of Windows, as JSON in their place (electron_api_shell.cc). */
export function readShortcutLink(path: string): Electron.ShortcutDetails {
  if (!existsSync(path)) throw new Error('Failed to read shortcut link');
  return JSON.parse(readFileSync(path, 'utf8')) as Electron.ShortcutDetails;
}

type Operation = 'create' | 'update' | 'replace';

/** Like Windows': "create" makes it anew, the others need one; "update" keeps what is not given. False where it failed. */
export function writeShortcutLink(
  path: string,
  operation: Operation | Electron.ShortcutDetails,
  details?: Electron.ShortcutDetails,
): boolean {
  const given = typeof operation === 'string' ? details : operation;
  const isChange = operation === 'update' || operation === 'replace';
  if (isChange && !existsSync(path)) return false;
  const kept = operation === 'update' ? readShortcutLink(path) : {};
  try {
    writeFileSync(path, JSON.stringify({ ...kept, ...given }));
    return true;
  } catch {
    return false;
  }
}
