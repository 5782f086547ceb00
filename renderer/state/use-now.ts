import { useSyncExternalStore } from 'react';

/** Fine enough for relative times. */
const STEP_MS = 15_000;

const listeners = new Set<() => void>();
let timer: number | undefined;
let now = Date.now();

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = window.setInterval(tick, STEP_MS);
    document.addEventListener('visibilitychange', tick);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    }
  };
}

function tick(): void {
  if (document.hidden) return;
  now = Date.now();
  for (const listener of [...listeners]) listener();
}

/** The current time in ms since the epoch, from one shared clock for all relative times. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
