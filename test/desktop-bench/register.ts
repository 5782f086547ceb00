/** Loaded before the app's main module (`node --import`): the bench's Electron, which listens to the launcher. */
import { registerHooks } from 'node:module';
import './electron-process.ts';

/** The app's main module: the first that no other module asks for. */
let main: string | null = null;
const MAIN_HAS_RUN = 'chimeBenchMainHasRun';

registerHooks({
  resolve(specifier, context, next) {
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

const { becomeReady } = await import('./electron/app.ts');
const { listenToLauncher } = await import('./electron/control.ts');
listenToLauncher();
// What a test adds to this process, before the app is loaded.
const companion = process.env.CHIME_BENCH_COMPANION;
if (companion !== undefined) await import(companion);
Object.defineProperty(globalThis, MAIN_HAS_RUN, { value: becomeReady });
