import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { autostartEntry, autostartPath } from './autostart-entry.ts';

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

  function write(hidden: boolean): void {
    const text = autostartEntry({ env, execPath: program, hidden });
    if (read() === text) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  return {
    isOn,
    write,
    /** Leaves alone what a person has switched off in the desktop's settings. */
    update(hidden: boolean): void {
      if (isOn()) write(hidden);
    },
    remove: () => rmSync(path, { force: true }),
  };
}
