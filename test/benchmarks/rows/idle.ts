import { setTimeout as sleep } from 'node:timers/promises';
import { processorMs, residentMb } from '../harness/kernel.ts';
import { startLedger } from '../harness/ledger-process.ts';
import type { Figure, Row } from '../harness/row.ts';
import { CHIME, RAW, startSubject } from '../harness/subject.ts';

const SIZES = [1, 10_000];
const LEDGER_MS = 1000;
/** Coverage is first written after half a minute: what is new then is not what is meant. */
const SETTLED_MS = 33_000;
/** Long enough for each writing at a regular time to be in it. */
const ROUND_MS = 30_000;

/** What a ledger a second costs that brings nothing, by the number of accounts. */
export const idle: Row = {
  name: 'idle',
  isLong: true,
  async measure(rounds) {
    const figures: Figure[] = [];
    for (const size of SIZES) figures.push(...(await idleFigures(size, rounds)));
    return figures;
  },
};

async function idleFigures(size: number, rounds: number): Promise<readonly Figure[]> {
  const ledger = await startLedger(size, LEDGER_MS);
  const running = [];
  try {
    for (const subject of [RAW, CHIME])
      running.push(await startSubject(subject, ledger.url, ledger.accounts));
    await sleep(SETTLED_MS);
    const spent: Record<string, number[]> = {};
    for (let round = 0; round < rounds; round += 1) {
      const before = running.map(({ pid }) => processorMs(pid));
      await sleep(ROUND_MS);
      for (const [index, { name, pid }] of running.entries()) {
        const each = ((processorMs(pid) - (before[index] ?? 0)) * LEDGER_MS) / ROUND_MS;
        spent[name] = [...(spent[name] ?? []), each];
      }
    }
    const memory = Object.fromEntries(running.map(({ name, pid }) => [name, [residentMb(pid)]]));
    const what = size === 1 ? '1 account' : `${size.toLocaleString('en')} accounts`;
    return [
      { what: `${what}: processor per ledger`, unit: 'ms', subjects: spent },
      { what: `${what}: memory then`, unit: 'MB', subjects: memory },
    ];
  } finally {
    for (const subject of running) await subject.stop();
    ledger.stop();
  }
}
