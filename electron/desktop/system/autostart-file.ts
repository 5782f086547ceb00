import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { writePrivateFile } from '../../store/private-files.ts';
import { autostartEntry, autostartPath, EARLIER_DESKTOP_ID } from './autostart-entry.ts';

export interface AutostartContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The installed program; an AppImage's own path is in the environment. */
  readonly program: string;
}

/** Entries that the desktop leaves out at login: the Desktop Entry Specification's key, and GNOME's. */
const SWITCHED_OFF = /^(?:Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m;

/** The freedesktop autostart entry on disk. Desktops switch an entry off by a line of it, or delete it. */
export function createAutostartFile({ env, home, program }: AutostartContext) {
  const path = autostartPath({ env, home });
  const earlier = autostartPath({ env, home }, EARLIER_DESKTOP_ID);

  function read(): string | null {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  }

  function isOn(): boolean {
    const text = read();
    return text !== null && !SWITCHED_OFF.test(text);
  }

  /** Gives the entry of an earlier version its name of today: two would start the app twice. */
  function adopt(): void {
    if (!existsSync(earlier)) return;
    if (existsSync(path)) rmSync(earlier, { force: true });
    else renameSync(earlier, path);
  }

  function write(hidden: boolean): void {
    adopt();
    const text = autostartEntry({ env, execPath: program, hidden });
    if (read() === text) return;
    mkdirSync(dirname(path), { recursive: true });
    writePrivateFile(path, text);
  }

  return {
    isOn,
    write,
    /**
     * Leaves alone what a person has switched off in the desktop's settings, also while the entry had another name.
     */
    update(hidden: boolean): void {
      adopt();
      if (isOn()) write(hidden);
    },
    remove(): void {
      for (const each of [path, earlier]) rmSync(each, { force: true });
    },
  };
}
