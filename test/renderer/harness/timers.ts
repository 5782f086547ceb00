import type { Page } from 'playwright-core';

/** Timers of the page that wait for the test. */
export interface HeldTimers {
  /** Delays of those that wait, in ms. */
  waiting(): Promise<readonly number[]>;
  /** Ends them, in the order in which they were set; later ones run by themselves again. */
  release(): Promise<void>;
}

/**
 * From now on the page's timers of at least this delay end when the test says so. A pause in somebody's typing or
 * a message's time on screen then does not depend on how fast the machine is just now.
 */
export async function holdTimers(page: Page, atLeastMs: number): Promise<HeldTimers> {
  await page.evaluate((least) => {
    const { setTimeout: set, clearTimeout: clear } = window;
    const held = new Map<number, { readonly run: () => void; readonly delay: number }>();
    let last = 0;
    const hold = (run: () => void, delay = 0): unknown => {
      if (delay < least) return set.call(window, run, delay);
      last -= 1; // the browser's own are positive
      held.set(last, { run, delay });
      return last;
    };
    const forget = (id?: number) => {
      if (id === undefined || !held.delete(id)) clear.call(window, id);
    };
    const chimeHeld = {
      waiting: () => [...held.values()].map(({ delay }) => delay),
      release: () => {
        Object.assign(window, { setTimeout: set, clearTimeout: clear });
        for (const { run } of held.values()) run();
        held.clear();
      },
    };
    Object.assign(window, { setTimeout: hold, clearTimeout: forget, chimeHeld });
  }, atLeastMs);
  return {
    waiting: () => page.evaluate('window.chimeHeld.waiting()'),
    release: () => page.evaluate('window.chimeHeld.release()'),
  };
}
