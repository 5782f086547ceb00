import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder on a file system of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it; what is there stays. */
  fill(): void;
  free(): void;
  remove(): void;
}

/** Null where this user may not mount (tmpfs is Linux, and root's or a user namespace's). */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const root = mkdtempSync(join(tmpdir(), 'chime-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', root], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(root, { recursive: true });
    return null;
  }
  const folder = join(root, 'data');
  const ballast = join(root, 'ballast');
  mkdirSync(folder);
  return {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      try {
        // Until "no space left on device", in ever smaller pieces.
        for (let size = 1 << 20; size >= 1; size >>= 2) {
          const piece = Buffer.alloc(size);
          try {
            for (;;) writeSync(file, piece);
          } catch {
            // This size does not fit any more.
          }
        }
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', root], { stdio: 'ignore' });
      rmSync(root, { recursive: true, force: true });
    },
  };
}
