import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';

const BUILTIN: ReadonlySet<string> = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
const isBuiltin = (id: string): boolean => id.startsWith('node:') || BUILTIN.has(id);

/** Stay outside the app's bundles: Electron, the runtime's own modules, and the production dependencies. */
function isOutsideApp(project: string): (id: string) => boolean {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const names = Object.keys(manifest.dependencies);
  return (id) =>
    id === 'electron' || isBuiltin(id) || names.some((name) => id === name || id.startsWith(`${name}/`));
}

/** One file for Node or the preload's sandbox from one entry. */
export function bundle(
  project: string,
  entry: string,
  output: { readonly folder: string; readonly file: string; readonly format: 'es' | 'cjs' },
): InlineConfig {
  return {
    configFile: false,
    root: project,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(project, entry),
      outDir: output.folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: isOutsideApp(project),
        output: { format: output.format, entryFileNames: output.file, codeSplitting: false },
      },
    },
  };
}

/** The app's bundles: main, preload, the demo's ledger, and the window. */
export function appBundles(project: string, folder: string): readonly InlineConfig[] {
  return [
    bundle(project, 'electron/main.ts', { folder, file: 'main.js', format: 'es' }),
    bundle(project, 'electron/preload.ts', { folder, file: 'preload.cjs', format: 'cjs' }),
    bundle(project, 'electron/simulator/demo-network.ts', { folder, file: 'demo-network.js', format: 'es' }),
    {
      configFile: join(project, 'renderer', 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(folder, 'renderer'), emptyOutDir: true },
    },
  ];
}
