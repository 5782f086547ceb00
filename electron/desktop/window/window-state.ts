import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(100), height: z.int().min(100) });

/** Where the window was: a file of its own, because it is written often and losing it costs nothing. */
export function createWindowState(dataFolder: string): {
  load(): Rectangle | null;
  save(bounds: Rectangle): void;
} {
  const file = createSmallFile(dataFolder, 'window.json');
  return {
    load() {
      try {
        return boundsSchema.parse(JSON.parse(file.load() ?? ''));
      } catch {
        // Missing or damaged: the window opens at its first place.
        return null;
      }
    },
    save: (bounds) => file.save(JSON.stringify(bounds)),
  };
}

/** A small file of the data folder that costs nothing when it is lost. */
export function createSmallFile(
  dataFolder: string,
  name: string,
): { load(): string | null; save(text: string): void; remove(): void } {
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
        writeFileSync(path, text);
      } catch {
        // A full disk must not keep anybody from moving a window; the store reports it where it matters.
      }
    },
    remove: () => rmSync(path, { force: true }),
  };
}
