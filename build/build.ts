/**
 * Builds the app into dist/: main.js (ESM; Electron and the runtime dependencies stay outside), preload.cjs (one
 * sandboxed CommonJS file without imports), renderer/, the demo ledger, icons and sound.
 *
 *   node build/build.ts
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { louder } from '../electron/desktop/notifications/louder.ts';
import { writeWav } from '../electron/desktop/notifications/wav.ts';
import { chimeSound } from './chime-sound.ts';

const project = join(import.meta.dirname, '..');
/** Built beside and swapped in whole: an app or a test that starts meanwhile never finds half of it. */
const dist = join(project, `dist-${process.pid}.tmp`);
const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

const isOutside = (id: string): boolean =>
  id === 'electron' ||
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  Object.keys(manifest.dependencies).some((name) => id === name || id.startsWith(`${name}/`));

/** One file for Node or the preload's sandbox from one entry. */
function bundle(entry: string, file: string, format: 'es' | 'cjs'): InlineConfig {
  return {
    configFile: false,
    root: project,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(project, entry),
      outDir: dist,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        external: isOutside,
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

function copyAssets(): void {
  const icons = join(dist, 'icons');
  mkdirSync(icons, { recursive: true });
  const drawn = join(project, 'build', 'tray');
  for (const file of readdirSync(drawn)) cpSync(join(drawn, file), join(icons, file));
  cpSync(join(project, 'build', 'icon.png'), join(icons, 'app.png'));
  mkdirSync(join(dist, 'sounds'), { recursive: true });
  const chime = chimeSound();
  writeFileSync(join(dist, 'sounds', 'chime.wav'), writeWav(chime));
  writeFileSync(join(dist, 'sounds', 'chime-loud.wav'), writeWav(louder(chime)));
}

async function main(): Promise<void> {
  await build(bundle('electron/main.ts', 'main.js', 'es'));
  await build(bundle('electron/preload.ts', 'preload.cjs', 'cjs'));
  await build(bundle('electron/simulator/demo-network.ts', 'demo-network.js', 'es'));
  await build({
    configFile: join(project, 'renderer', 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: join(dist, 'renderer'), emptyOutDir: true },
  });
  copyAssets();
  const target = join(project, 'dist');
  const old = `${dist}.old`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(dist, target);
  rmSync(old, { recursive: true, force: true });
}

try {
  await main();
} finally {
  rmSync(dist, { recursive: true, force: true });
}
