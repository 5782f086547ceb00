/**
 * Imported before anything of the app: resolves 'electron' to the stand-in, for import and require alike, and makes
 * the process look like Electron's main process.
 */
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// First of all: the stand-in and the app look at it while they are loaded.
const played = process.env.CHIME_BENCH_PLATFORM;
if (played !== undefined) Object.defineProperty(process, 'platform', { value: played });

const standIn = pathToFileURL(join(import.meta.dirname, 'electron', 'module.ts')).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron' || specifier === 'electron/main')
      return { url: standIn, shortCircuit: true };
    return next(specifier, context);
  },
});

Object.defineProperty(process, 'type', { value: 'browser' });
// The app's own path is on its command line here, as it is with Electron when it runs from the sources.
Object.defineProperty(process, 'defaultApp', { value: true });
Object.defineProperty(process, 'resourcesPath', {
  value: process.env.CHIME_BENCH_RESOURCES ?? join(process.env.CHIME_BENCH_APP ?? process.cwd(), 'resources'),
});
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.5.0' } });
