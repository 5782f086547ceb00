import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';

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

/**
 * Looked for when they are needed: Electron, the notifier with its helpers, the updater, and what ws does without where
 * it is not there. node:module serves the bundler's own runtime.
 */
const OUTSIDE = [
  'electron',
  'electron-updater',
  'node:module',
  'node-notifier',
  'bufferutil',
  'utf-8-validate',
];

/** One file for Node or the preload's sandbox from one entry, with all that it imports. */
export function bundle(
  project: string,
  entry: string,
  output: {
    readonly folder: string;
    readonly file: string;
    readonly format: 'es' | 'cjs';
    /** Pattern of names for what is loaded late. Default: all is in one file. */
    readonly parts?: string;
    /** Whether names are shortened. Default: they stay, as errors show them. */
    readonly mangle?: boolean;
  },
): InlineConfig {
  return {
    configFile: false,
    root: project,
    logLevel: 'warn',
    publicDir: false,
    plugins: [unusedLeftOut, builtinsByCall],
    ssr: { noExternal: true },
    build: {
      ssr: join(project, entry),
      outDir: output.folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: OUTSIDE,
        preserveEntrySignatures: 'allow-extension',
        output: {
          format: output.format,
          entryFileNames: output.file,
          codeSplitting: output.parts !== undefined,
          ...(output.parts === undefined ? {} : { chunkFileNames: output.parts }),
          // The whole source stays in memory.
          minify: { compress: true, mangle: output.mangle ?? false, codegen: { removeWhitespace: true } },
        },
      },
    },
  };
}

/** The app's bundles: main, preload, the demo's ledger, and the window. */
export function appBundles(project: string, folder: string): readonly InlineConfig[] {
  return [
    bundle(project, 'electron/main.ts', { folder, file: 'main.js', format: 'es' }),
    bundle(project, 'electron/preload.ts', { folder, file: 'preload.cjs', format: 'cjs' }),
    bundle(project, 'electron/simulator/demo-network.ts', {
      ...{ folder, file: 'demo-network.js', format: 'es', mangle: true },
    }),
    {
      configFile: join(project, 'renderer', 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(folder, 'renderer'), emptyOutDir: true },
    },
  ];
}
