import { setTimeout as sleep } from 'node:timers/promises';
import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { launchBench } from '../../desktop-bench/launch.ts';
import { until } from '../../desktop-bench/until.ts';
import { pageProcesses } from '../harness/descendants.ts';
import { processorMs, proportionalMb } from '../harness/kernel.ts';
import { type Figure, OURS, type Row } from '../harness/row.ts';
import { RAW, startSubject } from '../harness/subject.ts';
import { startLedger } from '../worlds/ledger-process.ts';

/** What the first minute of a process does that no later one does is not meant. */
const SETTLED_MS = 6000;
const ROUND_MS = 12_000;
const MINUTE_MS = 60_000;

/**
 * The desktop app with its window hidden and nothing arriving, a ledger every four seconds: what it needs all day. On the
 * desktop bench, that is with its main process on Node and a page of Chromium, not on Electron.
 */
export const desktopIdle: Row = {
  name: 'desktop idle',
  isLong: true,
  needsBuild: true,
  mostRounds: 3,
  async measure(rounds) {
    const ledger = await startLedger();
    const raw = await startSubject(RAW, ledger.url, ledger.accounts);
    const app = await launchBench({
      servers: [ledger.url],
      args: ['--hidden', ...ledger.accounts.map((address) => `--watch=${address}`)],
    });
    try {
      const main = await app.evaluate(() => process.pid);
      await untilLive(app);
      await sleep(SETTLED_MS);
      const pages = pageProcesses();
      const raws: number[] = [];
      const mains: number[] = [];
      /** By process: one value a round. */
      const ofPages = new Map(pages.map((pid) => [pid, [] as number[]]));
      for (let round = 0; round < rounds; round += 1) {
        const pids = [raw.pid, main, ...pages];
        const before = pids.map(processorMs);
        await sleep(ROUND_MS);
        const [ofRaw = 0, ofMain = 0, ...each] = pids.map(
          (pid, index) => ((processorMs(pid) - (before[index] ?? 0)) * MINUTE_MS) / ROUND_MS,
        );
        raws.push(ofRaw);
        mains.push(ofMain);
        for (const [index, pid] of pages.entries()) ofPages.get(pid)?.push(each[index] ?? 0);
      }
      const memory = new Map([main, ...pages].map((pid) => [pid, proportionalMb(pid)]));
      const floor = proportionalMb(raw.pid);
      // What becomes of a window that stays hidden, ten minutes earlier.
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
      await sleep(SETTLED_MS);
      const left = new Set(pageProcesses());
      // The bench's Chromium has a page of its own and one in reserve: those that ended were the app's.
      const own = pages.filter((pid) => !left.has(pid));
      if (own.length === 0) throw new Error('no page ended with its window');
      const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
      const withPage = mains.map((ms, round) => ms + sum(own.map((pid) => ofPages.get(pid)?.[round] ?? 0)));
      const figure = (
        what: string,
        unit: Figure['unit'],
        ofFloor: readonly number[],
        ours: readonly number[],
      ): Figure => ({ what, unit, subjects: { raw: ofFloor, [OURS]: ours } });
      const megabytes = (what: string, ours: number) => figure(what, 'MB', [floor], [ours]);
      return [
        figure('main process, processor a minute', 'ms', raws, mains),
        figure('with its page, processor a minute', 'ms', raws, withPage),
        megabytes('main process, memory', memory.get(main) ?? 0),
        megabytes('with its page, memory', sum([main, ...own].map((pid) => memory.get(pid) ?? 0))),
        megabytes('its page closed, memory', proportionalMb(main)),
      ];
    } finally {
      await app.close();
      await raw.stop();
      ledger.stop();
    }
  },
};

async function untilLive(app: DesktopApp): Promise<void> {
  const isLive = async () => (await app.tray.view()).toolTip.includes('Live');
  await until(isLive, () => `the app to be live\n${app.output()}`);
}
