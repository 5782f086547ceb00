import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { COMPILE_CACHE_FOLDER } from '../../../build/headless-file.mjs';
import { fillStore } from './large-history.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const CACHE = join(PROJECT, COMPILE_CACHE_FOLDER, 'histories');
/** What decides what is in the database, and how. */
const SOURCES = ['electron/store', 'electron/contract', 'test/benchmarks/worlds/large-history.ts'];

/**
 * The folder of a database of so many payments, to be read only. It is filled by the app's own store, which takes minutes
 * for a million, and kept for later runs until the store changes.
 */
export function storedHistory(payments: number): string {
  const folder = join(CACHE, `${payments}-${sourcesHash()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  for (const name of readdirSync(CACHE))
    if (name.startsWith(`${payments}-`)) rmSync(join(CACHE, name), { recursive: true });
  const filling = mkdtempSync(join(CACHE, `${payments}-filling-`));
  fillStore(filling, payments);
  renameSync(filling, folder);
  return folder;
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(PROJECT, source);
    const files = source.endsWith('.ts')
      ? [path]
      : readdirSync(path, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
          .sort()
          .map((name) => join(path, name));
    for (const file of files) hash.update(`${relative(PROJECT, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
