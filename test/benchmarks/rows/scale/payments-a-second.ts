import { setTimeout as sleep } from 'node:timers/promises';
import { forgetPeak, peakMb, processorMs } from '../../harness/kernel.ts';
import type { Figure, Row } from '../../harness/row.ts';
import { CHIME, RAW, startSubject } from '../../harness/subject.ts';
import { startLedger } from '../../worlds/ledger-process.ts';

const SIZES = [1, 10, 100, 1000];
const SECONDS = 5;
const SETTLED_MS = 1500;

/** Payments to one account in a ledger of each second: what a second costs, recorded and told, beside reading them. */
export const paymentsASecond: Row = {
  name: 'scale: payments a second',
  isLong: true,
  async measure(rounds) {
    const subjects = [RAW, CHIME];
    const ledger = await startLedger(subjects.length);
    const figures: Figure[] = [];
    const running = [];
    try {
      for (const [index, subject] of subjects.entries()) {
        const account = ledger.accounts[index] ?? '';
        running.push({ account, app: await startSubject(subject, ledger.url, [account]) });
      }
      await sleep(SETTLED_MS);
      for (const size of SIZES) {
        const processor: Record<string, number[]> = {};
        const peak: Record<string, number[]> = {};
        for (let round = 0; round < rounds; round += 1) {
          for (const { account, app } of running) {
            forgetPeak(app.pid);
            const before = processorMs(app.pid);
            for (let second = 0; second < SECONDS; second += 1) {
              const began = performance.now();
              const told = app.payments(app.count() + size);
              await ledger.ask({ do: 'pay', account, payments: size });
              await told;
              await sleep(Math.max(0, 1000 - (performance.now() - began)));
            }
            const spent = (processorMs(app.pid) - before) / SECONDS;
            processor[app.name] = [...(processor[app.name] ?? []), spent];
            peak[app.name] = [...(peak[app.name] ?? []), peakMb(app.pid)];
          }
        }
        const what = `${size.toLocaleString('en')} a second`;
        figures.push({ what: `${what}: processor a second`, unit: 'ms', subjects: processor });
        figures.push({ what: `${what}: memory at the peak`, unit: 'MB', subjects: peak });
      }
    } finally {
      for (const { app } of running) await app.stop();
      ledger.stop();
    }
    return figures;
  },
};
