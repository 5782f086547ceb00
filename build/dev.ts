/**
 * `npm run dev [-- --real] [-- --browser] [-- options of the app]`: the app on the demo ledger, built anew at each
 * save. A change of main or preload starts it again, a change of the window loads its page again.
 *
 *   --real     the real network, with a data folder of its own for development
 *   --browser  the window in Chromium even where Electron is there: the desktop bench's stand-in for it
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { copyAssets } from './build.ts';
import { appBundles } from './bundles.ts';
import { type DevBrowser, freePort, reloadPages, startBrowser } from './dev-browser.ts';
import { presentElectron } from './electron-binary.ts';
import { hasDisplay } from './electron-obstacles.ts';

const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');
/** One save touches several bundles: they are waited for. */
const SETTLED_MS = 150;
/** An app that does not end by then is ended. */
const END_LIMIT_MS = 10_000;

const own = new Set(['--real', '--browser']);
const isReal = process.argv.includes('--real');
const temporary = mkdtempSync(join(tmpdir(), 'chime-dev-'));
const dataDir = isReal ? join(project, 'node_modules', '.cache', 'xrpl-chime-dev') : temporary;
const switches = [
  `--data-dir=${dataDir}`,
  ...(isReal ? [] : ['--demo']),
  ...process.argv.slice(2).filter((argument) => !own.has(argument)),
];

const electron = process.argv.includes('--browser') ? null : presentElectron();
const port = await freePort();
let browser: DevBrowser | null = null;
let app: ChildProcess | null = null;
let ending = false;

function startApp(): void {
  const bench = [
    ...['--enable-source-maps', '--disable-warning=ExperimentalWarning'],
    ...['--import', join(project, 'test', 'desktop-bench', 'register.ts'), join(dist, 'main.js')],
  ];
  const started =
    electron === null
      ? spawn(process.execPath, [...bench, ...switches], {
          env: { ...process.env, CHIME_BENCH_APP: project, CHIME_BENCH_CDP: browser?.endpoint ?? '' },
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        })
      : spawn(electron, [`--remote-debugging-port=${port}`, project, ...switches], { stdio: 'inherit' });
  app = started;
  started.once('error', (error) => console.error(`Couldn’t start the app: ${error.message}`));
  started.once('exit', (code) => {
    if (app !== started) return;
    app = null;
    if (code === 0) void end(0);
    else console.log(`The app exited with status ${code}. Saving a file starts it again.`);
  });
}

async function stopApp(): Promise<void> {
  const stopping = app;
  app = null;
  if (stopping === null || stopping.exitCode !== null || stopping.signalCode !== null) return;
  const gone = new Promise((resolve) => stopping.once('exit', resolve));
  stopping.kill('SIGTERM');
  const limit = setTimeout(() => stopping.kill('SIGKILL'), END_LIMIT_MS);
  await gone;
  clearTimeout(limit);
}

async function end(status: number): Promise<void> {
  if (ending) return;
  ending = true;
  await stopApp();
  await browser?.stop();
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  process.exit(status);
}

const built = new Set<number>();
const changed = new Set<'app' | 'window'>();
let settled: NodeJS.Timeout | undefined;
let acting = Promise.resolve();

/** Starts, starts again or loads again, after everything that one save changed is built. */
async function act(): Promise<void> {
  const [isAppNew, isWindowNew] = [changed.has('app'), changed.has('window')];
  changed.clear();
  if (ending || built.size < bundles.length) return;
  const wasRunning = app !== null;
  if (isAppNew || !wasRunning) {
    await stopApp();
    startApp();
    console.log(wasRunning ? 'Restarted.' : 'XRPL Chime is open. Press Ctrl-C to quit.');
  } else if (isWindowNew) {
    await reloadPages(port);
    console.log('Reloaded the window.');
  }
}

function follow(index: number, event: Rolldown.RolldownWatcherEvent): void {
  clearTimeout(settled);
  if (event.code === 'ERROR') console.error(event.error.message);
  if (event.code === 'BUNDLE_END') {
    built.add(index);
    changed.add(bundles[index]?.configFile === false ? 'app' : 'window');
  }
  if ('result' in event) void event.result.close();
  settled = setTimeout(() => {
    acting = acting.then(act).catch((error: unknown) => console.error(String(error)));
  }, SETTLED_MS);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
mkdirSync(dist, { recursive: true });
copyAssets(dist);
const bundles = appBundles(project, dist);
try {
  if (electron === null) {
    const isVisible = hasDisplay(process.env, process.platform);
    browser = await startBrowser(port, isVisible);
    void browser.ended.then(() => end(0));
    console.log(`The window opens in ${isVisible ? 'Chromium' : 'a Chromium without a screen'}.`);
  }
  console.log(`Its DevTools: chrome://inspect, with 127.0.0.1:${port} as a target.`);
  for (const [index, config] of bundles.entries()) {
    const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
    if ('on' in watcher) watcher.on('event', (event) => follow(index, event));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  await end(1);
}
