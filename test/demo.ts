/**
 * `npm run demo [-- --seconds N]`: the app on a simulated ledger, with no network and no account. It opens the
 * tray and the window where Electron can start, and runs the same monitor in the terminal where it cannot. At its
 * end it compares what was shown with what the ledger knows, and exits with status 1 when they differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findElectron } from '../build/electron-binary.ts';
import { openOnDesktop } from './demo/desktop.ts';
import { type DemoHarness, startHarness } from './demo/harness.ts';
import type { DemoMonitor } from './demo/monitor.ts';
import { type DemoOptions, readDemoOptions, USAGE } from './demo/options.ts';
import { runInTerminal } from './demo/terminal.ts';
import {
  isClean,
  isSettled,
  judge,
  type Survived,
  summaryLines,
  survivedOf,
  type Verdict,
} from './demo/verdict.ts';

/** How long the monitor may take at the end to come to the newest ledger. */
const CATCH_UP_MS = 45_000;

const print = (line: string): void => console.log(line);

async function startMonitor(
  harness: DemoHarness,
  options: DemoOptions,
  dataDir: string,
): Promise<DemoMonitor> {
  const inTerminal = (why: string) => {
    if (why !== '') print(`Running in the terminal: Electron can’t start here, ${why}.`);
    return runInTerminal(harness, { dataDir, isSilent: options.isSilent, print });
  };
  if (options.isTerminal) return inTerminal('');
  const found = await findElectron();
  if (!found.ok) return inTerminal(`because ${found.reason}`);
  const { buildApp } = await import('./demo/build-app.ts');
  await buildApp();
  const desktop = await openOnDesktop(harness, found.executable, dataDir);
  if (!desktop.ok) return inTerminal(`because ${desktop.reason}`);
  print('XRPL Chime is open: look for the bell in the tray. Quit it there, or press Ctrl-C.');
  return desktop.monitor;
}

/** Ends by the clock, by Ctrl-C, or by the monitor itself; says which. */
async function untilTheEnd(
  monitor: DemoMonitor,
  harness: DemoHarness,
  seconds: number | null,
): Promise<'time' | 'interrupted' | 'ended'> {
  const interrupted = new Promise<'interrupted'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('interrupted'));
  });
  const ends: Promise<'time' | 'interrupted' | 'ended'>[] = [
    interrupted,
    monitor.ended.then(() => 'ended' as const),
  ];
  if (seconds !== null) ends.push(timeIsUp(harness, seconds));
  return Promise.race(ends);
}

/** The seconds count from when somebody watches: a slow start does not take from what there is to see. */
async function timeIsUp(harness: DemoHarness, seconds: number): Promise<'time'> {
  const deadline = Date.now() + CATCH_UP_MS;
  while (!harness.isWatched() && Date.now() < deadline) await sleep(50, undefined, { ref: false });
  return sleep(seconds * 1000, 'time' as const, { ref: false });
}

/** How the monitor stands against the ledger: what it shows of what arrived up to a ledger, and the drops until then. */
function standing(
  monitor: DemoMonitor,
  harness: DemoHarness,
  through: number,
): { readonly verdict: Verdict; readonly survived: Survived } {
  const coverage = monitor.coverage();
  const begins = new Map(coverage.map(({ account, from }) => [account, from]));
  const truth = harness
    .truth()
    .filter(
      ({ account, ledgerIndex }) => monitor.examinesHistory || ledgerIndex >= (begins.get(account) ?? 0),
    );
  return {
    verdict: judge(monitor.shown(), truth, through),
    survived: survivedOf(harness.drops(), coverage, through),
  };
}

/** Lets the monitor do all that is due up to a ledger; a drop that happened just now takes it a while. */
async function catchUp(monitor: DemoMonitor, harness: DemoHarness, ledger: number): Promise<void> {
  const deadline = Date.now() + CATCH_UP_MS;
  const isThere = () => {
    const { verdict, survived } = standing(monitor, harness, ledger);
    return isSettled(verdict, survived);
  };
  while (!isThere() && Date.now() < deadline) await sleep(100);
}

async function runDemo(options: DemoOptions): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'xrpl-chime-demo-'));
  const harness = await startHarness(options.seed);
  try {
    print(
      `A simulated ledger with ${[...harness.labels.values()].join(', ')}; its connection breaks now and then.`,
    );
    const monitor = await startMonitor(harness, options, dataDir);
    const end = await untilTheEnd(monitor, harness, options.seconds);
    const last = harness.lastLedger();
    if (end === 'time') await catchUp(monitor, harness, last);
    const status = await monitor.stop();

    // Who interrupts it is owed what was examined until then; by the clock everything is owed.
    const examined = Math.min(...monitor.coverage().map(({ through }) => through));
    const due = end === 'time' ? last : Number.isFinite(examined) ? examined : last;
    const { verdict, survived } = standing(monitor, harness, due);
    for (const line of summaryLines(verdict, survived)) print(line);
    // Windows knows no signal that asks a program to end: there it is ended, which it must survive anyway.
    const hasEndedWell = status === 0 || process.platform === 'win32';
    if (!hasEndedWell) print(`The monitor ended with status ${status}.`);
    return isClean(verdict) && hasEndedWell && survived.recovered === survived.drops ? 0 : 1;
  } finally {
    await harness.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function main(): Promise<number> {
  try {
    return runDemo(readDemoOptions(process.argv.slice(2)));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return Promise.resolve(2);
  }
}

// A download that is still going on must not keep the demo from ending.
process.exit(await main());
