import { processorMs, residentMb } from '../harness/kernel.ts';
import type { Figure, Row } from '../harness/row.ts';
import { CHIME, RAW, startSubject } from '../harness/subject.ts';
import { startLedger } from '../worlds/ledger-process.ts';

/** Connected means that a ledger has come: waiting for it is not what is meant. */
const LEDGER_MS = 50;
const SIZES = [1, 1000, 10_000];

/** From the start of the process until it is connected and subscribed, by the number of accounts. */
export const start: Row = {
  name: 'start',
  async measure(rounds) {
    const ledger = await startLedger(Math.max(...SIZES), LEDGER_MS);
    const figures: Figure[] = [];
    try {
      for (const size of SIZES) {
        const accounts = ledger.accounts.slice(0, size);
        const times: Record<string, number[]> = {};
        const work: Record<string, number[]> = {};
        const memory: Record<string, number[]> = {};
        for (let round = 0; round < rounds; round += 1) {
          for (const subject of [RAW, CHIME]) {
            const running = await startSubject(subject, ledger.url, accounts);
            times[subject.name] = [...(times[subject.name] ?? []), running.connectedMs];
            work[subject.name] = [...(work[subject.name] ?? []), processorMs(running.pid)];
            memory[subject.name] = [...(memory[subject.name] ?? []), residentMb(running.pid)];
            await running.stop();
          }
        }
        const what = size === 1 ? '1 account' : `${size.toLocaleString('en')} accounts`;
        figures.push({ what: `${what}: until connected`, unit: 'ms', subjects: times });
        figures.push({ what: `${what}: processor until then`, unit: 'ms', subjects: work });
        figures.push({ what: `${what}: memory then`, unit: 'MB', subjects: memory });
      }
    } finally {
      ledger.stop();
    }
    return figures;
  },
};
