/** Time that moves by hand. */
export function manualClock() {
  let time = 0;
  const timers: { at: number; run: () => void }[] = [];
  return {
    now: () => time,
    setTimer: (run: () => void, delay: number) => timers.push({ at: time + delay, run }),
    advance(to: number) {
      for (;;) {
        timers.sort((one, other) => one.at - other.at);
        const next = timers[0];
        if (next === undefined || next.at > to) break;
        timers.shift();
        time = next.at;
        next.run();
      }
      time = to;
    },
  };
}
