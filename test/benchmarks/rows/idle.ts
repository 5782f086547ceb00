import { setTimeout as sleep } from 'node:timers/promises';
import { processorMs, residentMb } from '../harness/kernel.ts';
import type { Figure, Row } from '../harness/row.ts';
import { CHIME, RAW, type RunningSubject, startSubject } from '../harness/subject.ts';
import { startLedger } from '../worlds/ledger-process.ts';

const SIZES = [1, 1000, 10_000];
const LEDGER_MS = 1000;
/** Coverage is first written after half a minute: what is new then is not what is meant. */
const SETTLED_MS = 33_000;
/** Long enough for each writing at a regular time to be in it. */
const ROUND_MS = 30_000;

/**
 * What a ledger a second costs that brings nothing, by the number of accounts. All sizes wait at the same time: they do
 * next to nothing, and processor time is counted for each process.
 */
export const idle: Row = {
  name: 'idle',
  isLong: true,
  mostRounds: 2,
  async measure(rounds) {
    const ledger = await startLedger(Math.max(...SIZES), LEDGER_MS);
    const running: { readonly size: number; readonly subject: RunningSubject; readonly spent: number[] }[] =
      [];
    try {
      for (const size of SIZES) {
        for (const one of [RAW, CHIME]) {
          const subject = await startSubject(one, ledger.url, ledger.accounts.slice(0, size));
          running.push({ size, subject, spent: [] });
        }
      }
      await sleep(SETTLED_MS);
      for (let round = 0; round < rounds; round += 1) {
        const before = running.map(({ subject }) => processorMs(subject.pid));
        await sleep(ROUND_MS);
        for (const [index, { subject, spent }] of running.entries())
          spent.push(((processorMs(subject.pid) - (before[index] ?? 0)) * LEDGER_MS) / ROUND_MS);
      }
      return SIZES.flatMap((size): Figure[] => {
        const sized = running.filter((one) => one.size === size);
        const by = (values: (one: (typeof running)[number]) => readonly number[]) =>
          Object.fromEntries(sized.map((one) => [one.subject.name, values(one)]));
        const what = size === 1 ? '1 account' : `${size.toLocaleString('en')} accounts`;
        return [
          { what: `${what}: processor per ledger`, unit: 'ms', subjects: by(({ spent }) => spent) },
          {
            what: `${what}: memory then`,
            unit: 'MB',
            subjects: by(({ subject }) => [residentMb(subject.pid)]),
          },
        ];
      });
    } finally {
      for (const { subject } of running) await subject.stop();
      ledger.stop();
    }
  },
};
