import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

const here = join(import.meta.dirname, '..');

/** In the project: where Node keeps what it compiled, bundler and program alike. The next start takes it from there. */
export const COMPILE_CACHE_FOLDER = 'node_modules/.cache/xrpl-chime';

/**
 * What the headless program is built from, as one line: a hash of path, size and time of every source.
 *
 * @param {string} project
 */
export function sourcesOf(project) {
  const inFolder = (/** @type {string} */ folder, /** @type {RegExp} */ names, recursive = true) =>
    readdirSync(join(project, folder), { recursive, encoding: 'utf8' })
      .filter((name) => names.test(name))
      .map((name) => join(folder, name));
  const files = [
    ...['package.json', 'package-lock.json'],
    ...inFolder('build', /\.(ts|mjs)$/, false),
    ...inFolder('electron', /\.(ts|json)$/),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(join(project, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return `// built from ${hash.digest('hex')}`;
}

/**
 * The first line of a file; empty when there is no file.
 *
 * @param {string} file
 * @param {number} length how many bytes it has at most
 */
function firstLine(file, length) {
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(length);
      return bytes.toString('utf8', 0, readSync(handle, bytes)).split('\n')[0];
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}

/**
 * The path of dist/headless.js, built first when it is not there or its sources have changed since: by another
 * process, so that this one does not keep the bundler in its memory. Several processes may ask at once.
 *
 * @param {string} project
 * @throws {Error} when it cannot be built: one line that says why
 */
export function builtHeadless(project = here) {
  const file = join(project, 'dist', 'headless.js');
  const sources = sourcesOf(project);
  if (firstLine(file, sources.length + 1) === sources) return file;
  const builder = ['--disable-warning=ExperimentalWarning', join(project, 'build', 'headless-bundle.ts')];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(here, COMPILE_CACHE_FOLDER) };
  const { status, error, stderr } = spawnSync(process.execPath, builder, { encoding: 'utf8', env });
  if (status !== 0) throw error ?? new Error(stderr.trim());
  return file;
}
