/**
 * `npm start [-- options of the app]`: builds the app and opens it in Electron. Electron's binary is downloaded
 * the first time; where that cannot be, or there is no display, it says so in one line and what works without it.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findElectron } from './electron-binary.ts';
import { openApp } from './open-app.ts';

const project = join(import.meta.dirname, '..');
/** A download may take as long as it takes: a day. */
const DOWNLOAD_LIMIT_MS = 86_400_000;

function build(): Promise<number> {
  const builder = spawn(process.execPath, [join(project, 'build', 'build.ts')], {
    cwd: project,
    stdio: 'inherit',
  });
  return new Promise((resolve) => builder.once('close', (code) => resolve(code ?? 1)));
}

async function start(): Promise<number> {
  const args = process.argv.slice(2);
  const found = await findElectron({
    args,
    patienceMs: DOWNLOAD_LIMIT_MS,
    onDownload: () => console.log('Downloading Electron (the first time only)…'),
  });
  if (!found.ok) {
    console.error(
      `XRPL Chime can’t open here, because ${found.reason}. Without Electron, use "npm run demo" or "npm run headless".`,
    );
    return 1;
  }
  const failure = await build();
  return failure === 0 ? openApp(found.executable, [project, ...args]) : failure;
}

process.exitCode = await start();
