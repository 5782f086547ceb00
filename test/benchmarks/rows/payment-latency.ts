import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../harness/median.ts';
import type { Row } from '../harness/row.ts';
import { CHIME, RAW_SYNCED, startSubject } from '../harness/subject.ts';
import { startLedger } from '../worlds/ledger-process.ts';

const PAYMENTS_PER_ROUND = 100;
/** What follows from a line (acknowledging it takes a commit of its own) belongs to no other payment. */
const BETWEEN_MS = 10;

/**
 * From the moment at which a ledger closes until its one payment is committed and its line on stdout, while nothing else
 * is to be done. The floor syncs the hash to the same disk.
 */
export const paymentLatency: Row = {
  name: 'payment latency',
  async measure(rounds) {
    const subjects = [RAW_SYNCED, CHIME];
    const ledger = await startLedger(subjects.length);
    const medians: Record<string, number[]> = {};
    const slow: Record<string, number[]> = {};
    const running = [];
    try {
      for (const [index, subject] of subjects.entries()) {
        running.push(await startSubject(subject, ledger.url, [ledger.accounts[index] ?? '']));
        await ledger.ask({ do: 'close' });
      }
      for (let round = 0; round <= rounds; round += 1) {
        for (const [index, subject] of running.entries()) {
          const took: number[] = [];
          for (let paid = 0; paid < PAYMENTS_PER_ROUND; paid += 1) {
            const line = subject.payments(subject.count() + 1);
            const account = ledger.accounts[index] ?? '';
            const { sentAt } = await ledger.ask({ do: 'pay', account, payments: 1 });
            took.push(Number((await line) - BigInt(sentAt)) / 1e6);
            await sleep(BETWEEN_MS);
          }
          // The first round warms up.
          if (round === 0) continue;
          medians[subject.name] = [...(medians[subject.name] ?? []), percentile(took, 50)];
          slow[subject.name] = [...(slow[subject.name] ?? []), percentile(took, 99)];
        }
      }
    } finally {
      for (const subject of running) await subject.stop();
      ledger.stop();
    }
    return [
      { what: 'median', unit: 'ms', subjects: medians },
      { what: '99th percentile', unit: 'ms', subjects: slow },
    ];
  },
};
