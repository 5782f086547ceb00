/**
 * Builds the app into dist/: main.js (ESM; Electron, the updater and the notifier stay outside), preload.cjs (one
 * sandboxed CommonJS file without imports), renderer/, the demo ledger, headless.js, the licenses of others, icons and
 * sound; each bundle with its source map.
 *
 *   node build/build.ts
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { louder } from '../electron/alerts/sinks/notification/louder.ts';
import { writeWav } from '../electron/alerts/sinks/notification/wav.ts';
import { appBundles } from './bundles.ts';
import { chimeSound } from './chime-sound.ts';
import { writeHeadless } from './headless-bundle.ts';
import { sourcesOf } from './headless-file.mjs';
import { thirdPartyLicenses, withoutRepetitions } from './third-party.ts';

const project = join(import.meta.dirname, '..');

/** Icons and sounds into a folder. */
export function copyAssets(dist: string): void {
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

/** Puts a built folder in the place of another. Who builds a part meanwhile may make that anew: then once more. */
function swap(built: string, target: string): void {
  const old = `${built}.old`;
  for (let tries = 1; ; tries += 1) {
    if (existsSync(target)) renameSync(target, old);
    try {
      renameSync(built, target);
      break;
    } catch (error) {
      if (tries === 5) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

async function main(): Promise<void> {
  /** Built beside and swapped in whole: an app or a test that starts meanwhile never finds half of it. */
  const dist = join(project, `dist-${process.pid}.tmp`);
  try {
    for (const config of appBundles(project, dist)) await build(config);
    const bundled = join(dist, 'renderer', 'licenses.json');
    const licenses = withoutRepetitions(thirdPartyLicenses(project, bundled));
    writeFileSync(join(dist, 'third-party.json'), JSON.stringify(licenses));
    rmSync(bundled);
    await writeHeadless(project, dist, sourcesOf(project));
    copyAssets(dist);
    swap(dist, join(project, 'dist'));
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}

if (import.meta.main) await main();
