import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../../store/private-files.ts';

/** A file of the data folder whose loss costs nothing. */
export interface SmallFile {
  /** Null where it cannot be read. */
  load(): string | null;
  save(text: string): void;
  remove(): void;
}

export function createSmallFile(dataFolder: string, name: string): SmallFile {
  const path = join(dataFolder, name);
  return {
    load() {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    },
    save(text) {
      try {
        writePrivateFile(path, text);
      } catch {
        // A full disk must not stop anybody from moving a window; the store reports it where it matters.
      }
    },
    remove: () => rmSync(path, { force: true }),
  };
}
