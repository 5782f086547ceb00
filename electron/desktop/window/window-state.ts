import type { Rectangle } from 'electron';
import * as z from 'zod';
import { createSmallFile } from '../system/small-file.ts';

const boundsSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(100), height: z.int().min(100) });

/** Where the window was. It has a file of its own, because it is written often and losing it costs nothing. */
export function createWindowState(dataFolder: string): {
  /** Null where none were saved, or they are damaged: the window opens at its first place. */
  savedBounds(): Rectangle | null;
  saveBounds(bounds: Rectangle): void;
} {
  const file = createSmallFile(dataFolder, 'window.json');
  return {
    savedBounds() {
      try {
        return boundsSchema.parse(JSON.parse(file.load() ?? ''));
      } catch {
        return null;
      }
    },
    saveBounds: (bounds) => file.save(JSON.stringify(bounds)),
  };
}
