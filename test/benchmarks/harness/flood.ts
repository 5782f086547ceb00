import { setTimeout as sleep } from 'node:timers/promises';
import { startLedger } from '../worlds/ledger-process.ts';
import type { LedgerCommand } from '../worlds/ledger-program.ts';
import { forgetPeak, peakMb, processorMs, residentMb } from './kernel.ts';
import type { Figure } from './row.ts';
import { type RunningSubject, type Subject, startSubject } from './subject.ts';

/** What follows at once (acknowledging, collecting garbage) belongs to it. */
const AFTER_MS = 300;
/** In which a new process finishes with its start. */
const SETTLED_MS = 1500;

/** Of frames without use, as long as the recorded one, a server may send some 85,000 in a minute (`misbehaviorPoints`). */
const MOST_FRAMES = 75_000;
/** What each subject gets before the first round, as a part of a round. */
const WARM_UP = 0.25;

/** Frames of one round, so that all rounds together end no connection, however fast they are. */
export function framesOfRound(rounds: number): number {
  return Math.min(20_000, Math.floor(MOST_FRAMES / (rounds + WARM_UP)));
}

export interface FloodPlan {
  readonly subjects: readonly Subject[];
  readonly rounds: number;
  /** Frames or payments of one round. */
  readonly count: number;
  /** The command that sends them to a subject, which ends with `payments` payments. */
  readonly command: (account: string, count: number) => LedgerCommand;
  readonly payments: (count: number) => number;
  readonly each: string;
}

interface Spent {
  readonly processorUs: number;
  readonly elapsedUs: number;
}

/**
 * Floods subjects on one server process, in turn: processor time and elapsed time of each frame, the memory before and at
 * the peak. Each subject watches an account of its own, so that what is meant for one costs no other.
 */
export async function floodFigures(plan: FloodPlan): Promise<readonly Figure[]> {
  const ledger = await startLedger(plan.subjects.length);
  const running: { readonly subject: RunningSubject; readonly account: string }[] = [];
  try {
    for (const [index, subject] of plan.subjects.entries()) {
      const account = ledger.accounts[index] ?? '';
      const started = await startSubject(subject, ledger.url, [account]);
      running.push({ subject: started, account });
      await ledger.ask({ do: 'close' });
    }
    await ledger.ask({ do: 'close' });
    await sleep(SETTLED_MS);
    const idle = running.map(({ subject }) => residentMb(subject.pid));
    const floodOne = async (of: (typeof running)[number], count: number): Promise<Spent> => {
      const { subject, account } = of;
      const before = processorMs(subject.pid);
      const done = subject.payments(subject.count() + plan.payments(count));
      const { sentAt } = await ledger.ask(plan.command(account, count));
      const elapsed = Number((await done) - BigInt(sentAt));
      await sleep(AFTER_MS);
      const processor = processorMs(subject.pid) - before;
      return { processorUs: (processor * 1000) / count, elapsedUs: elapsed / 1000 / count };
    };
    // Compiled and warm: long runs are what is meant.
    for (const one of running) {
      await floodOne(one, Math.ceil(plan.count * WARM_UP));
      forgetPeak(one.subject.pid);
    }
    const spent = running.map((): Spent[] => []);
    for (let round = 0; round < plan.rounds; round += 1) {
      for (const [index, one] of running.entries()) spent[index]?.push(await floodOne(one, plan.count));
    }
    const by = (values: (index: number) => readonly number[]) =>
      Object.fromEntries(running.map(({ subject }, index) => [subject.name, values(index)]));
    return [
      {
        what: `processor per ${plan.each}`,
        unit: 'µs',
        subjects: by((index) => (spent[index] ?? []).map((one) => one.processorUs)),
      },
      {
        what: `elapsed per ${plan.each}`,
        unit: 'µs',
        subjects: by((index) => (spent[index] ?? []).map((one) => one.elapsedUs)),
      },
      { what: 'memory before', unit: 'MB', subjects: by((index) => [idle[index] ?? Number.NaN]) },
      {
        what: 'memory at the peak',
        unit: 'MB',
        subjects: by((index) => [peakMb(running[index]?.subject.pid ?? 0)]),
      },
    ];
  } finally {
    for (const { subject } of running) await subject.stop();
    ledger.stop();
  }
}
