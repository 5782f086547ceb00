import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Milliseconds that this process's descendants have spent on a processor: the app, Chromium with its pages, the desktop
 * session. Unlike elapsed time it is (nearly) the same on a busy machine, and so fit to compare two versions. Linux.
 */
export function processorTime(): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? '';
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === process.pid || (parent !== undefined && parent > 1 && isOurs(parent));
  };
  const nanoseconds = [...parents.keys()].filter(isOurs).map(runTimeOf);
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
}

const LOOK_MS = 250;
const PATIENCE_MS = 3000;

/**
 * Waits, for 3 seconds at most, until the processors were mostly idle for a moment: where others work on the same
 * machine, elapsed time says more of them than of what is measured. Gives the idle share that was seen last.
 */
export async function quietMoment(): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const before = idleTicks();
    await sleep(LOOK_MS);
    const after = idleTicks();
    const share = (after.idle - before.idle) / Math.max(1, after.all - before.all);
    if (share > 0.7 || performance.now() > deadline) return share;
  }
}

/** Clock ticks since the machine began, over all processors. */
function idleTicks(): { readonly idle: number; readonly all: number } {
  const fields =
    readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.split(/\s+/).slice(1).map(Number) ?? [];
  return { idle: (fields[3] ?? 0) + (fields[4] ?? 0), all: fields.reduce((sum, one) => sum + one, 0) };
}

/** Over all threads, in nanoseconds: the first field of schedstat. */
function runTimeOf(pid: number): number {
  const threads = attempt(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  return threads.reduce((sum, thread) => {
    const text = attempt(() => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')) ?? '0';
    return sum + Number(text.split(' ')[0]);
  }, 0);
}

/** Processes end while they are looked at. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
