import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file that a person chose a place for: for its owner alone until they decide otherwise, and whole or not at
 * all. It takes the place of what has its name; a link there is replaced, never followed.
 * @throws what `write` or the file system throws, and the signal's reason once it is aborted; what was there before is then left as it was.
 */
export async function writePrivateExport<T>(
  path: string,
  write: (file: FileHandle) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  // A name that nobody can have prepared; "x" neither follows a link nor opens what is there.
  const partial = `${path}.${randomUUID()}.part`;
  const file = await open(partial, 'wx', 0o600);
  try {
    const result = await write(file);
    await file.close();
    signal?.throwIfAborted();
    await rename(partial, path);
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}
