/**
 * `npm run bench:paint [-- --compare=<folder of another built version>]`: how long the window takes, with 100,000
 * payments of 20 accounts stored, from being asked for to the first frame with rows: shown again, made anew, and with
 * the start of the app itself; and how the list scrolls. On the desktop bench. With another version beside it, both are
 * measured in turns.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DesktopApp } from '../desktop-bench/desktop-app.ts';
import { launchBench } from '../desktop-bench/launch.ts';
import { until } from '../desktop-bench/until.ts';
import { ACCOUNTS, fillStore } from './large-history.ts';
import { type PageMoments, PROBE, pageMoments, wallClock } from './paint-probe.ts';
import { processorTime, quietMoment } from './processor-time.ts';

const PAYMENTS = Number(process.env.PAYMENTS ?? 100_000);
const ROUNDS = Number(process.env.ROUNDS ?? 10);
/** START=0 leaves the start of the app out. */
const WITH_START = process.env.START !== '0';
/** For the window asked for, whose page is there: making one anew includes starting a process of Chromium. */
const LIMIT_MS = 150;
const PROJECT = join(import.meta.dirname, '..', '..');

/** Milliseconds of one round. */
interface Figures {
  /** From the click in the tray's menu to the next frame of the page that was there. */
  readonly again: number[];
  /** From the click to the first frame with rows of a page that was not there. */
  readonly anew: number[];
  /** Of that, from the beginning of its navigation. */
  readonly page: number[];
  /** Processor time of the app and Chromium meanwhile. */
  readonly work: number[];
  /** From the start of the app's process to the first frame with rows. */
  readonly start: number[];
  readonly startWork: number[];
  /** Share of the processors, in percent, that nobody used just before the page was made anew. */
  readonly idle: number[];
}

interface Version {
  readonly name: string;
  readonly app: DesktopApp;
  readonly figures: Figures;
  readonly script: number;
}

async function open(name: string, appDir: string): Promise<Version & { close(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chime-paint-'));
  await fillStore(dataDir, PAYMENTS, appDir);
  const app = await launchBench({
    appDir,
    dataDir,
    // No server answers: only the stored payments count.
    servers: ['ws://127.0.0.1:9'],
    args: ACCOUNTS.map((address, index) => `--watch=${address}=Shop ${index}`),
    env: { CHIME_BENCH_PROBE: PROBE },
  });
  await pageMoments(app);
  return {
    name,
    app,
    figures: { again: [], anew: [], page: [], work: [], start: [], startWork: [], idle: [] },
    script: scriptBytes(appDir),
    close: async () => {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Bytes of script that the first page loads. */
function scriptBytes(appDir: string): number {
  const folder = join(appDir, 'dist', 'renderer', 'assets');
  const files = readdirSync(folder).filter((file) => /^index-.*\.js$/.test(file));
  return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}

const OPEN = 'Open XRPL Chime';
const NEXT_FRAME =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now()))))';

async function showAgain(app: DesktopApp): Promise<number> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const asked = wallClock();
  await app.tray.click(OPEN);
  const painted = await app.evaluate(
    async ({ BrowserWindow }, code) =>
      (await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code)) as number,
    NEXT_FRAME,
  );
  return painted - asked;
}

async function makeAnew(app: DesktopApp): Promise<{ readonly asked: number; readonly moments: PageMoments }> {
  const asked = wallClock();
  await app.tray.click(OPEN);
  return { asked, moments: await pageMoments(app) };
}

async function round({ app, figures }: Version): Promise<void> {
  await quietMoment();
  figures.again.push(await showAgain(app));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
  // What the window before leaves behind is not this one's work.
  await sleep(500);
  figures.idle.push((await quietMoment()) * 100);
  const work = processorTime();
  const { asked, moments } = await makeAnew(app);
  figures.work.push(processorTime() - work);
  figures.anew.push(moments.rows - asked);
  figures.page.push(moments.rows - moments.navigation);
  if (!WITH_START) return;
  await app.quit();
  await sleep(500);
  await quietMoment();
  const startWork = processorTime();
  const started = wallClock();
  await app.restart();
  figures.start.push((await pageMoments(app)).rows - started);
  figures.startWork.push(processorTime() - startWork);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function told(what: string, values: readonly number[]): string {
  const list = values.map((value) => value.toFixed(0));
  return `  ${what}: ${median(values).toFixed(0)} ms (median of ${values.length}, slowest ${Math.max(...values).toFixed(0)}; ${list.join(' ')})`;
}

function report({ name, figures, script }: Version): void {
  console.log(`${name} (${(script / 1000).toFixed(0)} kB of script at first)`);
  console.log(told('asked for, the page is there', figures.again));
  console.log(told('asked for, the page is made anew', figures.anew));
  console.log(told('  of that since its navigation began', figures.page));
  console.log(told('  processor time of that', figures.work));
  console.log(`    the processors were idle just before: ${median(figures.idle).toFixed(0)} % (median)`);
  if (!WITH_START) return;
  console.log(told('the app is started', figures.start));
  console.log(told('  processor time of that', figures.startWork));
}

async function scroll(app: DesktopApp): Promise<void> {
  const page = await app.page();
  const { slowest, blank } = (await page.evaluate(`(async () => {
    const scroller = document.querySelector('.payment-scroller');
    const frames = [];
    let blank = 0;
    for (let step = 0; step < 120; step++) {
      const began = performance.now();
      scroller.scrollTop += 400;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      frames.push(performance.now() - began);
      const middle = scroller.getBoundingClientRect();
      const at = document.elementFromPoint(middle.x + middle.width / 2, middle.y + middle.height / 2);
      if (at === null || at.closest('li') === null) blank++;
    }
    return { slowest: Math.max(...frames), blank };
  })()`)) as { slowest: number; blank: number };
  await until(async () => (await page.locator('.payment-pending').count()) === 0, 'the last rows');
  console.log(`  scrolling 48,000 px: slowest step ${slowest.toFixed(0)} ms, frames without rows ${blank}`);
}

async function main(): Promise<void> {
  const other = process.argv.find((text) => text.startsWith('--compare='))?.slice('--compare='.length);
  const versions = [await open('this version', PROJECT)];
  if (other !== undefined) versions.push(await open('the other version', resolve(other)));
  try {
    for (let number = 0; number < ROUNDS; number++) for (const version of versions) await round(version);
    console.log(`${PAYMENTS} payments of ${ACCOUNTS.length} accounts stored`);
    for (const version of versions) {
      report(version);
      await scroll(version.app);
    }
    const own = versions[0]?.figures;
    if (own !== undefined && median(own.again) > LIMIT_MS) process.exitCode = 1;
  } finally {
    for (const version of versions) await version.close();
  }
}

await main();
