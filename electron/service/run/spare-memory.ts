import v8 from 'node:v8';
import vm from 'node:vm';
import type { MonitorEvent } from '../../watch/monitor.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

/** Collecting stands for a twentieth to a fifth of a second: not where payments come one after another. */
const QUIET_MS = 3000;

export interface SpareMemoryDeps {
  readonly monitor: { onEvent(listener: (event: MonitorEvent) => void): () => void };
  readonly clock: Clock;
  readonly giveBack: () => void;
}

/**
 * Gives back what catching up took, once it is over and no payment came for a while. A program that only watches hardly
 * allocates: by itself V8 collects what a start with thousands of accounts left minutes later, and keeps its room.
 */
export function createSpareMemory({ monitor, clock, giveBack }: SpareMemoryDeps) {
  const timer = new SingleTimer(clock);
  const wait = () => timer.set(QUIET_MS, giveBack);
  const stopListening = monitor.onEvent((event) => {
    if (event.type === 'catching-up') {
      if (event.active) timer.clear();
      else wait();
    } else if (event.type === 'recorded' && timer.pending) wait();
  });
  return {
    stop() {
      stopListening();
      timer.clear();
    },
  };
}

/**
 * Collects all garbage at once, closes up what is left, and returns free pages to the system. Node has no call for it:
 * V8's own is what contexts see that are made while `--expose-gc` is set.
 */
export function giveBackMemory(): void {
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as (how: Readonly<Record<string, string>>) => void;
  v8.setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
