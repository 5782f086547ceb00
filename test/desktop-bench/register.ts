/**
 * Loaded before the app's main module (`node --import`): resolves 'electron' to the stand-in, for import and
 * require alike, and makes the process look like Electron's main process.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// First of all: the stand-in and the app look at it while they are loaded.
const played = process.env.CHIME_BENCH_PLATFORM;
if (played !== undefined) Object.defineProperty(process, 'platform', { value: played });

const standIn = pathToFileURL(join(import.meta.dirname, 'electron', 'module.ts')).href;

/** The app's main module: the first that no other module asks for. */
let main: string | null = null;
const MAIN_HAS_RUN = 'chimeBenchMainHasRun';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron' || specifier === 'electron/main')
      return { url: standIn, shortCircuit: true };
    const found = next(specifier, context);
    if (context.parentURL === undefined) main ??= found.url;
    return found;
  },
  load(url, context, next) {
    const loaded = next(url, context);
    if (url !== main || loaded.source == null) return loaded;
    // The app is ready only when the top level of its main module has run to its end, whatever that waits for.
    return { ...loaded, source: `${String(loaded.source)}\n;globalThis.${MAIN_HAS_RUN}();` };
  },
});

Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'resourcesPath', {
  value: process.env.CHIME_BENCH_RESOURCES ?? join(process.env.CHIME_BENCH_APP ?? process.cwd(), 'resources'),
});
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.4.1' } });

const { becomeReady } = await import('./electron/app.ts');
const { listenToLauncher } = await import('./electron/control.ts');
listenToLauncher();
Object.defineProperty(globalThis, MAIN_HAS_RUN, { value: becomeReady });
