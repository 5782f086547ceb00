import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadSource } from './assumption.ts';

/** A file that only Electron's sources have. */
const MARK = 'shell/browser/browser.cc';

export interface Checkout {
  readonly read: ReadSource;
  /** The commit that is checked out; null for a tree without history. */
  readonly commit: string | null;
}

/**
 * A checkout of Electron's sources: the files of a working tree, or those of a revision where one is named (a tag, say).
 * Of a git directory without a working tree it is HEAD.
 * @throws Error with one line that says what the folder is not.
 */
export function openCheckout(folder: string, revision?: string): Checkout {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`${folder} is no folder.`);
  const isTree = revision === undefined && existsSync(join(folder, MARK));
  const checkout = isTree ? openTree(folder) : openRevision(folder, revision ?? 'HEAD');
  if (checkout.read(MARK) !== null) return checkout;
  const what = revision === undefined ? folder : `${folder} at ${revision}`;
  throw new Error(`${what} is no checkout of Electron: it has no ${MARK}.`);
}

/** Files below a folder. */
export function readFolder(folder: string): ReadSource {
  return (path) => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };
}

function openTree(folder: string): Checkout {
  return { read: readFolder(folder), commit: git(['-C', folder, 'rev-parse', 'HEAD'])?.trim() ?? null };
}

function openRevision(folder: string, revision: string): Checkout {
  return {
    read: (path) => git(['-C', folder, 'show', `${revision}:${path}`]),
    commit: git(['-C', folder, 'rev-parse', `${revision}^{commit}`])?.trim() ?? null,
  };
}

function git(args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return null;
  }
}
