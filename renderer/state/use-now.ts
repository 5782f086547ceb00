import { useSyncExternalStore } from 'react';

/** Fine enough for relative times. */
const STEP_MS = 15_000;

const listeners = new Set<() => void>();
let timer: number | undefined;
let now = Date.now();
let isSeen = true;

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    document.addEventListener('visibilitychange', wind);
  }
  listeners.add(listener);
  wind();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', wind);
    wind();
  };
}

/** The clock runs while somebody can see the window and something in it shows the time. */
function wind(): void {
  const runs = isSeen && !document.hidden && listeners.size > 0;
  if (runs === (timer !== undefined)) return;
  if (runs) {
    timer = window.setInterval(tick, STEP_MS);
    tick();
  } else {
    window.clearInterval(timer);
    timer = undefined;
  }
}

/** main says whether the window can be seen: Electron calls a page visible that has been hidden since it was made. */
export function setSeen(seen: boolean): void {
  isSeen = seen;
  wind();
}

function tick(): void {
  const before = now;
  now = Date.now();
  if (now !== before) for (const listener of [...listeners]) listener();
}

/** The current time in ms since the epoch, from one shared clock for all relative times. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
