import type { Clock } from '../../electron/xrpl/clock.ts';

/**
 * A clock that runs `factor` times faster than the machine's, so that waits of minutes take seconds. Its wall time
 * begins at `wallStart` when the machine's clock says `machineStart`, the same for every process of a run, and
 * can be set off by `jump`.
 */
export function createFastClock(
  factor: number,
  wallStart: number,
  machineStart: number,
): Clock & { jump(ms: number): void } {
  let offset = 0;
  const elapsed = () => (Date.now() - machineStart) * factor;
  const start = performance.now();
  return {
    now: () => (performance.now() - start) * factor,
    wallTime: () => wallStart + elapsed() + offset,
    setTimer: (delayMs, callback) => ({ timer: setTimeout(callback, delayMs / factor) }),
    clearTimer: ({ timer }) => clearTimeout(timer as NodeJS.Timeout),
    defer: (callback) => void setImmediate(callback),
    jump(ms) {
      offset += ms;
    },
  };
}
