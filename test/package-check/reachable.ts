import { readFileSync, realpathSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findImports, type SourceKind } from '../directions/imports.ts';

/** Loaded where they are installed, done without where not (ws and debug try them). */
const OPTIONAL: ReadonlySet<string> = new Set(['bufferutil', 'utf-8-validate', 'supports-color']);
/** What Electron itself provides. */
const PROVIDED: ReadonlySet<string> = new Set([
  'electron',
  'electron/main',
  'electron/common',
  'original-fs',
]);

interface Unresolved {
  readonly file: string;
  readonly specifier: string;
}

export interface Reachable {
  /** Real paths of all files the entries load, themselves included. */
  readonly files: ReadonlySet<string>;
  readonly unresolved: readonly Unresolved[];
}

/** The kind of a JavaScript file as Node decides it: by its ending, else by the nearest package.json. */
function kindOf(file: string): SourceKind {
  const ending = extname(file);
  if (ending === '.mjs') return 'module';
  if (ending === '.cjs') return 'commonjs';
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    try {
      const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { type?: string };
      return manifest.type === 'module' ? 'module' : 'commonjs';
    } catch {
      if (folder === dirname(folder)) return 'commonjs';
    }
  }
}

/** Where Node finds a specifier from a file. @throws Error as Node does when it finds nothing. */
function resolveFrom(file: string, specifier: string, isRequire: boolean): string {
  if (isRequire) return createRequire(file).resolve(specifier);
  // The second argument needs --experimental-import-meta-resolve.
  return fileURLToPath(import.meta.resolve(specifier, pathToFileURL(file).href));
}

/**
 * Every file that the entries can load: static and dynamic imports, re-exports and requires with a literal,
 * resolved as Node resolves them and only inside `root`: what is found outside of it counts as unresolved.
 */
export function reachableFrom(root: string, entries: readonly string[]): Reachable {
  const inside = `${realpathSync(root)}/`;
  const files = new Set<string>();
  const unresolved: Unresolved[] = [];
  const queue = entries.map((entry) => realpathSync(join(root, entry)));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!/\.[cm]?js$/.test(file)) continue;
    const kind = kindOf(file);
    for (const { specifier, syntax } of findImports(readFileSync(file, 'utf8'), kind)) {
      if (isBuiltin(specifier) || PROVIDED.has(specifier) || OPTIONAL.has(specifier)) continue;
      try {
        const target = realpathSync(resolveFrom(file, specifier, syntax === 'require'));
        if (!target.startsWith(inside)) throw new Error('outside');
        queue.push(target);
      } catch {
        unresolved.push({ file: file.slice(inside.length), specifier });
      }
    }
  }
  return { files, unresolved };
}
