import { setTimeout as sleep } from 'node:timers/promises';
import type { DesktopApp } from '../../desktop-bench/desktop-app.ts';
import { launchBench } from '../../desktop-bench/launch.ts';
import { until } from '../../desktop-bench/until.ts';
import { pageProcesses } from '../harness/descendants.ts';
import { processorMs, proportionalMb } from '../harness/kernel.ts';
import { startLedger } from '../harness/ledger-process.ts';
import { type Figure, OURS, type Row } from '../harness/row.ts';
import { RAW, startSubject } from '../harness/subject.ts';

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
      const work = { raw: [] as number[], main: [] as number[], all: [] as number[] };
      for (let round = 0; round < rounds; round += 1) {
        const processes = [main, ...pageProcesses()];
        const before = { raw: processorMs(raw.pid), each: processes.map(processorMs) };
        await sleep(ROUND_MS);
        const each = processes.map((pid, index) => processorMs(pid) - (before.each[index] ?? 0));
        const aMinute = MINUTE_MS / ROUND_MS;
        work.raw.push((processorMs(raw.pid) - before.raw) * aMinute);
        work.main.push((each[0] ?? 0) * aMinute);
        work.all.push(each.reduce((sum, one) => sum + one, 0) * aMinute);
      }
      const figures: Figure[] = [
        {
          what: 'main process, processor a minute',
          unit: 'ms',
          subjects: { raw: work.raw, [OURS]: work.main },
        },
        {
          what: 'with its page, processor a minute',
          unit: 'ms',
          subjects: { raw: work.raw, [OURS]: work.all },
        },
      ];
      const memory = () => [main, ...pageProcesses()].reduce((sum, pid) => sum + proportionalMb(pid), 0);
      const floor = proportionalMb(raw.pid);
      const compare = (what: string, ours: number): void => {
        figures.push({ what, unit: 'MB', subjects: { raw: [floor], [OURS]: [ours] } });
      };
      compare('main process, memory', proportionalMb(main));
      compare('with its page, memory', memory());
      // What becomes of a window that stays hidden, ten minutes earlier.
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.destroy());
      await sleep(SETTLED_MS);
      compare('its page closed, memory', memory());
      return figures;
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
