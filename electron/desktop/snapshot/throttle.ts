/**
 * Limits how often `run` is called. A call runs at once if the last run was at least `intervalMs` ago; otherwise all calls
 * until then become one run at the end of that time.
 */
export function throttle(
  intervalMs: number,
  run: () => void,
  now: () => number = () => performance.now(),
  setTimer: (callback: () => void, delayMs: number) => unknown = setTimeout,
): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let isWaiting = false;
  const runNow = () => {
    isWaiting = false;
    last = now();
    run();
  };
  return () => {
    if (isWaiting) return;
    const left = last + intervalMs - now();
    if (left <= 0) {
      runNow();
      return;
    }
    isWaiting = true;
    setTimer(runNow, left);
  };
}
