/**
 * A program that takes Electron's command line and runs the app on the stand-in, so that what drives the real Electron
 * (launch-electron.ts, hook.cjs, Playwright) is itself tested where its binary is not: `-r module` before the app's
 * folder, both addresses for debuggers on stderr, 'ready' after the app's main module has run.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Electron's own arguments begin after its program; Node's after this file.
process.argv.splice(1, 1);
const modules: string[] = [];
let folder: string | null = null;
for (let index = 1; index < process.argv.length && folder === null; index++) {
  const argument = process.argv[index] ?? '';
  if (argument === '-r') modules.push(process.argv[++index] ?? '');
  else if (!argument.startsWith('-')) folder = argument;
}
if (folder === null) throw new Error('No app is named.');
process.env.CHIME_BENCH_APP = folder;

await import('../electron-process.ts');
const require = createRequire(import.meta.url);
for (const path of modules) require(path);
process.stderr.write(`DevTools listening on ${process.env.CHIME_BENCH_CDP}\n`);
const { main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly main: string };
await import(pathToFileURL(join(folder, main)).href);
const { becomeReady } = await import('../electron/app.ts');
becomeReady();
