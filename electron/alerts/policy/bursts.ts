import type { Alert } from '../alert.types.ts';

export interface BurstOptions {
  /** Shows one alert as it is, or several as one. */
  readonly show: (alerts: readonly Alert[]) => void;
  readonly now: () => number;
  readonly setTimer: (callback: () => void, delayMs: number) => unknown;
  readonly clearTimer: (timer: never) => void;
}

/** So many in the window are shown one by one; what follows is collected. */
const ONE_BY_ONE = 3;
const WINDOW_MS = 5000;
/** A collection is shown once nothing came for this long … */
const SETTLED_MS = 1500;
/** … and at the latest after this. */
const LONGEST_MS = 6000;

/** Keeps many alerts at once from burying the screen: the first are shown one by one, the rest become one summary. */
export function createBurstGuard({ show, now, setTimer, clearTimer }: BurstOptions): {
  add(alert: Alert): void;
  /** Shows at once what is collected. */
  flush(): void;
  /** Forgets what is collected. */
  drop(): void;
} {
  let recent: number[] = [];
  let collected: Alert[] = [];
  let collectingSince = 0;
  let timer: unknown = null;

  function flush(): void {
    if (timer !== null) clearTimer(timer as never);
    timer = null;
    const alerts = collected;
    collected = [];
    if (alerts.length > 0) show(alerts);
  }

  return {
    add(alert) {
      const time = now();
      recent = recent.filter((moment) => moment > time - WINDOW_MS);
      recent.push(time);
      if (collected.length === 0 && recent.length <= ONE_BY_ONE) {
        show([alert]);
        return;
      }
      if (collected.length === 0) collectingSince = time;
      collected.push(alert);
      if (timer !== null) clearTimer(timer as never);
      const left = collectingSince + LONGEST_MS - time;
      timer = setTimer(flush, Math.max(0, Math.min(SETTLED_MS, left)));
    },
    flush,
    drop() {
      collected = [];
    },
  };
}
