/**
 * Headless with time in the hand of its parent: clocks stand still and timers wait until the parent lets time pass over
 * the IPC channel. Sockets, the disk and everything else are real. Needs --expose-gc.
 */
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';

/** What the parent asks; each is answered with a DrivenAnswer. */
export type DrivenCommand =
  /** Lets so many milliseconds pass. */
  { readonly do: 'pass'; readonly ms: number } | { readonly do: 'measure' };

/** In bytes, where memory was asked for: after everything that can go has gone. */
export interface DrivenAnswer {
  readonly heap: number;
  readonly resident: number;
}

const START = Date.UTC(2026, 0, 1);
/** Garbage that has a finalizer goes in the collection after the one that found it. */
const COLLECTIONS = 4;

class DrivenTimer {
  readonly run: () => void;
  readonly everyMs: number | null;
  at = 0;

  constructor(run: () => void, everyMs: number | null) {
    this.run = run;
    this.everyMs = everyMs;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

let now = 0;
const timers = new Set<DrivenTimer>();

function set(
  callback: (...args: unknown[]) => void,
  delayMs: number,
  everyMs: number | null,
  args: unknown[],
) {
  const timer = new DrivenTimer(() => callback(...args), everyMs);
  timer.at = now + Math.max(1, delayMs);
  timers.add(timer);
  return timer;
}

function clear(timer: DrivenTimer | NodeJS.Timeout | undefined): void {
  if (timer instanceof DrivenTimer) timers.delete(timer);
}

/** The one that is due first, of those due until then; a Set keeps the order in which they were set. */
function next(end: number): DrivenTimer | null {
  let first: DrivenTimer | null = null;
  for (const timer of timers) if (timer.at <= end && (first === null || timer.at < first.at)) first = timer;
  return first;
}

async function pass(ms: number): Promise<void> {
  const end = now + ms;
  for (let timer = next(end); timer !== null; timer = next(end)) {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    if (timer.everyMs !== null) {
      timer.at = now + timer.everyMs;
      timers.add(timer);
    }
    timer.run();
    await turn();
  }
  now = end;
  await turn();
}

async function measured(): Promise<DrivenAnswer> {
  for (let collection = 0; collection < COLLECTIONS; collection += 1) {
    globalThis.gc?.();
    await turn();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed + external, resident: rss };
}

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args: unknown[]) {
    super(...((args.length === 0 ? [START + now] : args) as [number]));
  }

  static override now(): number {
    return START + now;
  }
} as DateConstructor;
performance.now = () => now;
os.uptime = () => now / 1000;
syncBuiltinESMExports();
Object.assign(globalThis, {
  setTimeout: (callback: () => void, delayMs = 0, ...args: unknown[]) => set(callback, delayMs, null, args),
  setInterval: (callback: () => void, delayMs = 0, ...args: unknown[]) =>
    set(callback, delayMs, delayMs, args),
  clearTimeout: clear,
  clearInterval: clear,
});

process.on('message', async (command: DrivenCommand) => {
  if (command.do === 'pass') await pass(command.ms);
  process.send?.(command.do === 'measure' ? await measured() : { heap: 0, resident: 0 });
});

await import(new URL('../../dist/headless.js', import.meta.url).href);
