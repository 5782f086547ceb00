import { setTimeout as sleep } from 'node:timers/promises';
import { type AtSize, figuresBySize } from '../../harness/by-size.ts';
import { processorMs, residentMb } from '../../harness/kernel.ts';
import { startLedger } from '../../harness/ledger-process.ts';
import type { Row } from '../../harness/row.ts';
import { CHIME, startSubject } from '../../harness/subject.ts';

/** More than some 35,000 are too many for a command line. */
const SIZES = [1, 100, 10_000];
const LEDGER_MS = 1000;
/** Coverage is first written after half a minute. */
const SETTLED_MS = 33_000;
const IDLE_MS = 30_000;

/** What the start, the memory and a ledger cost by the number of accounts. */
export const accounts: Row = {
  name: 'scale: accounts',
  isLong: true,
  async measure(rounds) {
    const ledger = await startLedger(Math.max(...SIZES), LEDGER_MS);
    const measured = new Map<number, AtSize>();
    try {
      for (const size of SIZES) {
        const [start, memory, idle]: [number[], number[], number[]] = [[], [], []];
        for (let round = 0; round < rounds; round += 1) {
          const app = await startSubject(CHIME, ledger.url, ledger.accounts.slice(0, size));
          start.push(processorMs(app.pid));
          await sleep(SETTLED_MS);
          const before = processorMs(app.pid);
          await sleep(IDLE_MS);
          idle.push(((processorMs(app.pid) - before) * LEDGER_MS) / IDLE_MS);
          memory.push(residentMb(app.pid));
          await app.stop();
        }
        measured.set(size, {
          'processor until connected': { unit: 'ms', rounds: start },
          'memory a minute later': { unit: 'MB', rounds: memory },
          'processor per ledger': { unit: 'ms', rounds: idle },
        });
      }
    } finally {
      ledger.stop();
    }
    return figuresBySize('accounts', measured);
  },
};
