/**
 * A function that runs at once when it has rested for `intervalMs`, and otherwise once at the end of that time,
 * however often it is called in between.
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
