/**
 * Builds dist/headless.js alone: `node build/headless-bundle.ts`. Says in one line on stderr why it cannot.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, type Plugin, type Rolldown } from 'vite';
import { bundle } from './bundles.ts';
import { COMPILE_CACHE_FOLDER, sourcesOf } from './headless-file.mjs';
import { wordForOldNode } from './needs-node.mjs';

/** All but node:module, which the bundler's own runtime needs before anything else. */
const BUILTIN_BY_CALL = new RegExp(
  `^(node:(?!module$).+|${builtinModules.filter((name) => name !== 'module').join('|')})$`,
);

/**
 * Fetches the runtime's modules by a call instead of an import: importing `node:http` as an ES module reads each of
 * its properties, and one of them loads all of fetch; and where no import stands before it, the word for an old Node
 * comes first.
 */
const builtinsByCall: Plugin = {
  name: 'builtins-by-call',
  enforce: 'pre',
  resolveId: { filter: { id: BUILTIN_BY_CALL }, handler: (id) => `\0builtin:${id}` },
  load: {
    filter: { id: /^\0builtin:/ },
    handler: (id) =>
      `module.exports = process.getBuiltinModule(${JSON.stringify(id.slice('\0builtin:'.length))});`,
  },
};

/**
 * What `conf` would check a schema with. It is given none, as settings have their own; without them a third of the
 * program is left.
 */
const UNUSED = /^ajv(-formats)?($|\/)/;
const unusedLeftOut: Plugin = {
  name: 'unused-left-out',
  enforce: 'pre',
  resolveId: { filter: { id: UNUSED }, handler: () => '\0unused' },
  load: {
    filter: { id: /^\0unused$/ },
    handler: () =>
      'export class Ajv2020 { constructor() { throw new Error("left out"); } } export default {};',
  },
};

/** Looked for when they are needed: the notifier's helpers, and what ws does without where it is not there. */
const OUTSIDE = ['node:module', 'node-notifier', 'bufferutil', 'utf-8-validate'];

/** Beside the entry: the program itself, all that a run needs in one file. */
const PROGRAM = 'headless-program.js';

/**
 * The entry. It says the word for an old Node before anything is read that such a one may lack, and lets Node keep what
 * it compiles of the program beside the other packages, where nobody writes who could not change the program itself.
 */
const entryText = (sources: string) => `${sources}
import module from 'node:module';

const word = (${wordForOldNode.toString()})(process.versions.node);
if (word !== null) {
  process.stderr.write(word + '\\n');
  process.exit(1);
}
module.enableCompileCache(import.meta.dirname + '/../${COMPILE_CACHE_FOLDER}');
await import('./${PROGRAM}');
`;

/**
 * Builds headless.js, what it loads and a map of that into a folder. Each file is written beside and renamed, the entry
 * last, so that nobody ever runs half of it.
 *
 * @param sources first line of the entry, by which a later start knows what it was built from
 */
export async function writeHeadless(project: string, folder: string, sources: string): Promise<void> {
  const base = bundle(project, 'electron/headless.ts', { folder, file: PROGRAM, format: 'es' });
  const result = await build({
    ...base,
    logLevel: 'silent',
    plugins: [unusedLeftOut, builtinsByCall],
    build: {
      ...base.build,
      write: false,
      rolldownOptions: {
        external: OUTSIDE,
        output: {
          format: 'es',
          entryFileNames: PROGRAM,
          codeSplitting: false,
          // The whole source stays in memory. Names stay, too: errors show them.
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  mkdirSync(folder, { recursive: true });
  for (const part of [...output].reverse()) {
    replace(join(folder, part.fileName), part.type === 'chunk' ? part.code : part.source);
  }
  replace(join(folder, 'headless.js'), entryText(sources));
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
