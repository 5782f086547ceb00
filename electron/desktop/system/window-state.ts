import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(100), height: z.int().min(100) });

/** Where the window was: a file of its own, because it is written often and losing it costs nothing. */
export function createWindowState(dataFolder: string): {
  load(): Rectangle | null;
  save(bounds: Rectangle): void;
} {
  const path = join(dataFolder, 'window.json');
  return {
    load() {
      try {
        return boundsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        // Missing or damaged: the window opens at its first place.
        return null;
      }
    },
    save(bounds) {
      try {
        writeFileSync(path, JSON.stringify(bounds));
      } catch {
        // A full disk must not keep anybody from moving a window; the store reports it where it matters.
      }
    },
  };
}
