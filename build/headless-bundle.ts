/**
 * Builds dist/headless.js alone: `node build/headless-bundle.ts`. Says in one line on stderr why it cannot.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, type Rolldown } from 'vite';
import { bundle } from './bundles.ts';
import { COMPILE_CACHE_FOLDER, sourcesOf } from './headless-file.mjs';
import { wordForOldNode } from './needs-node.mjs';

/** Beside the entry: the program itself, all that every run needs in one file. */
const PROGRAM = 'headless-program.js';

/** Beside the program: what only some runs need. A program that runs finds its own after another one was built. */
const PARTS = 'headless-part-[name]-[hash].js';
/** Nothing runs for so long without a restart after its sources have changed. */
const KEPT_PART_MS = 30 * 24 * 3_600_000;

/**
 * The entry. It says the word for an old Node before anything is read that such a one may lack, and lets Node keep what
 * it compiles of the program beside the other packages, where nobody writes who could not change the program itself.
 *
 * Objects die young here, message by message. Room for them that grows (V8's default: to twice 32 MB) is never full of
 * live ones, and costs memory; room that does not is too small for threads to gain by sharing its collection. The flags
 * come first, because what was compiled under others is compiled anew.
 */
const entryText = (sources: string, remedy?: string) => `${sources}
import module from 'node:module';
import v8 from 'node:v8';

const word = (${wordForOldNode.toString()})(process.versions.node${remedy === undefined ? '' : `, ${JSON.stringify(remedy)}`});
if (word !== null) {
  process.stderr.write(word + '\\n');
  process.exit(1);
}
v8.setFlagsFromString('--semi-space-growth-factor=1');
v8.setFlagsFromString('--no-parallel-scavenge');
module.enableCompileCache(import.meta.dirname + '/../${COMPILE_CACHE_FOLDER}');
await import('./${PROGRAM}');
`;

/**
 * Builds headless.js, what it loads and a map of that into a folder. Each file is written beside and renamed, the entry
 * last, so that nobody ever runs half of it.
 *
 * @param sources first line of the entry, by which a later start knows what it was built from
 * @param packed name of a file for the licenses of what the bundle took in, and what helps where Node is too old; for
 *   a package that goes elsewhere
 */
export async function writeHeadless(
  project: string,
  folder: string,
  sources: string,
  packed?: { readonly licenses: string; readonly remedy: string },
): Promise<void> {
  const base = bundle(project, 'electron/headless.ts', { folder, file: PROGRAM, format: 'es', parts: PARTS });
  const license = packed === undefined ? false : { fileName: packed.licenses };
  const result = await build({
    ...base,
    logLevel: 'silent',
    build: { ...base.build, license, write: false },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  mkdirSync(folder, { recursive: true });
  for (const part of [...output].reverse()) {
    replace(join(folder, part.fileName), part.type === 'chunk' ? part.code : part.source);
  }
  replace(join(folder, 'headless.js'), entryText(sources, packed?.remedy));
  removeOldParts(folder, new Set(output.map(({ fileName }) => fileName)));
}

function removeOldParts(folder: string, used: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('headless-part-') || used.has(name)) continue;
    const path = join(folder, name);
    // Several may build at once.
    const { mtimeMs = Infinity } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > KEPT_PART_MS) rmSync(path, { force: true });
  }
}

function replace(file: string, content: string | Uint8Array): void {
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, content);
  renameSync(beside, file);
}

/** The bundler's report in one line: what is wrong, and where. */
function inOneLine(error: unknown): string {
  const report = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const lines = report.split('\n').map((line) => line.trim());
  const what = lines.find((line) => line !== '' && !line.startsWith('Build failed')) ?? '';
  const where = /[\w./-]+\.\w+:\d+:\d+/.exec(report)?.[0] ?? '';
  return what.includes(where) ? what : `${what} (${where})`;
}

if (import.meta.main) {
  const project = join(import.meta.dirname, '..');
  try {
    await writeHeadless(project, join(project, 'dist'), sourcesOf(project));
  } catch (error) {
    process.stderr.write(`Couldn’t build the headless program: ${inOneLine(error)}\n`);
    process.exitCode = 1;
  }
}
