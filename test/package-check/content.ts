import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { reachableFrom } from './reachable.ts';

const TOP_LEVEL: ReadonlySet<string> = new Set(['package.json', 'LICENSE', 'dist', 'node_modules']);
/** Sources, declarations, source maps, recordings, tests, notes, the program for Node: nothing of them runs. */
const SUPERFLUOUS =
  /\.(map|tsx?|mts|cts|flow|coffee|jsonl|jsonl\.gz|log|tsbuildinfo)$|(^|\/)(tests?|__tests__|recordings|benchmarks?)\/|(^|\/)(README|CHANGELOG|HISTORY)(\.|$)|^dist\/headless/i;
const LICENCE = /^licen[cs]e/i;
/** With the helpers that lie beside the archive. */
const SIZE_LIMIT_BYTES = 10 * 1024 * 1024;

/** Files below a folder, as paths with forward slashes. */
export function listFiles(folder: string): readonly string[] {
  return globSync('**/*', { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort();
}

/** Folder of the innermost package a file of node_modules belongs to. */
function packageOf(path: string): string | null {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return match?.[1] ?? null;
}

function versionIn(folder: string): string | null {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return null;
  }
}

function missingLicences(folder: string, sources: string, packages: ReadonlySet<string>): readonly string[] {
  const licencesIn = (path: string) => globSync('*', { cwd: path }).filter((name) => LICENCE.test(name));
  return (
    [...packages]
      // The packer may lift a nested package to where the project has another version of it.
      .filter((name) => versionIn(join(folder, name)) === versionIn(join(sources, name)))
      .flatMap((name) =>
        licencesIn(join(sources, name))
          .filter((licence) => !existsSync(join(folder, name, licence)))
          .map((licence) => `${name}/${licence} must travel with the package`),
      )
  );
}

/**
 * What is wrong with the contents of an extracted app.asar; empty when nothing is.
 *
 * @param folder the extracted archive
 * @param sources the project it was packed from, with its node_modules
 */
export function judgeContent(folder: string, sources: string): readonly string[] {
  const files = listFiles(folder);
  const problems: string[] = [];
  const entries = files.filter((path) => /^dist\/[^/]+\.[cm]?js$/.test(path));
  const isApp = (path: string) => !path.includes('/') || path.startsWith('dist/');
  for (const path of files) {
    if (!TOP_LEVEL.has(path.split('/')[0] ?? '')) problems.push(`${path} does not belong into the package`);
    else if (SUPERFLUOUS.test(path)) problems.push(`${path} is superfluous`);
    else if (isApp(path) && path.endsWith('.md')) problems.push(`${path} is superfluous`);
  }
  for (const needed of ['package.json', 'LICENSE', 'dist/main.js']) {
    if (!files.includes(needed)) problems.push(`${needed} is missing`);
  }
  if (entries.length === 0) return problems;

  const { files: reached, unresolved } = reachableFrom(folder, entries);
  for (const { file, specifier } of unresolved)
    problems.push(`${file} cannot find ${specifier} inside the package`);
  const packages = new Set(files.map(packageOf).filter((name) => name !== null));
  const used = new Set([...reached].map((path) => packageOf(path.slice(folder.length + 1))));
  for (const name of packages) {
    if (!used.has(name)) problems.push(`${name} is packed, and nothing loads it`);
  }
  problems.push(...missingLicences(folder, sources, packages));

  const bytes = files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  if (bytes > SIZE_LIMIT_BYTES)
    problems.push(`the package holds ${bytes} bytes, more than ${SIZE_LIMIT_BYTES}`);
  return problems;
}
