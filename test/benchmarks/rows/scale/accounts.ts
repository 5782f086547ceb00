import { setTimeout as sleep } from 'node:timers/promises';
import { type AtSize, figuresBySize } from '../../harness/by-size.ts';
import { processorMs, residentMb } from '../../harness/kernel.ts';
import type { Row } from '../../harness/row.ts';
import { CHIME, startSubject } from '../../harness/subject.ts';
import { startLedger } from '../../worlds/ledger-process.ts';

const LEDGER_MS = 1000;
/** Coverage is first written after half a minute. */
const SETTLED_MS = 33_000;
const IDLE_MS = 30_000;

/** What the start, the memory and a ledger cost by the number of accounts, held against the first of these numbers. */
function accountsRow(name: string, sizes: readonly [number, ...number[]]): Row {
  return {
    name,
    isLong: true,
    mostRounds: 2,
    async measure(rounds) {
      const ledger = await startLedger(Math.max(...sizes), LEDGER_MS);
      const measured = new Map<number, AtSize>();
      try {
        for (const size of sizes)
          measured.set(size, await measuredAt(ledger.url, ledger.accounts.slice(0, size), rounds));
      } finally {
        ledger.stop();
      }
      return figuresBySize('accounts', measured);
    },
  };
}

async function measuredAt(url: string, watched: readonly string[], rounds: number): Promise<AtSize> {
  const [start, memory, idle]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const app = await startSubject(CHIME, url, watched);
    try {
      start.push(processorMs(app.pid));
      await sleep(SETTLED_MS);
      const before = processorMs(app.pid);
      await sleep(IDLE_MS);
      idle.push(((processorMs(app.pid) - before) * LEDGER_MS) / IDLE_MS);
      memory.push(residentMb(app.pid));
    } finally {
      await app.stop();
    }
  }
  return {
    'processor until connected': { unit: 'ms', rounds: start },
    'memory a minute later': { unit: 'MB', rounds: memory },
    'processor per ledger': { unit: 'ms', rounds: idle },
  };
}

export const accounts = accountsRow('scale: accounts', [1, 100, 10_000]);
/** More than one process is meant for: minutes, and on a machine that does much else it is not connected at all. */
export const manyAccounts = accountsRow('scale: many accounts', [10_000, 100_000]);
