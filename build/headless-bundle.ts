/**
 * Builds dist/headless.js alone: `node build/headless-bundle.ts`. Says in one line on stderr why it cannot.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, type Plugin, type Rolldown } from 'vite';
import { bundle } from './bundles.ts';
import { sourcesOf } from './headless-file.mjs';
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

/** Looked for when they are needed: the notifier's helpers, and what ws does without where it is not there. */
const OUTSIDE = ['node:module', 'node-notifier', 'bufferutil', 'utf-8-validate'];

/**
 * Builds headless.js and its map into a folder: one file with all that a run needs. It is written beside and renamed,
 * so that nobody ever runs half of it.
 *
 * @param sources first line of the file, by which a later start knows what it was built from
 */
export async function writeHeadless(project: string, folder: string, sources: string): Promise<void> {
  const base = bundle(project, 'electron/headless.ts', { folder, file: 'headless.js', format: 'es' });
  const check = `const word = (${wordForOldNode.toString()})(process.versions.node);`;
  const banner = `${sources}\n{ ${check} if (word !== null) { process.stderr.write(word + '\\n'); process.exit(1); } }`;
  const result = await build({
    ...base,
    logLevel: 'silent',
    plugins: [builtinsByCall],
    build: {
      ...base.build,
      write: false,
      rolldownOptions: {
        external: OUTSIDE,
        output: { format: 'es', entryFileNames: 'headless.js', codeSplitting: false, banner },
      },
    },
  });
  const [{ output }] = [result].flat() as [Rolldown.RolldownOutput];
  mkdirSync(folder, { recursive: true });
  for (const part of [...output].reverse()) {
    const beside = join(folder, `${part.fileName}.${process.pid}.tmp`);
    writeFileSync(beside, part.type === 'chunk' ? part.code : part.source);
    renameSync(beside, join(folder, part.fileName));
  }
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
