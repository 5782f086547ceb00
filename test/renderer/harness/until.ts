import { expect } from 'vitest';

/** How long anything in the window may take on a machine that has other things to do. */
export const PATIENCE_MS = 60_000;

/**
 * Looks again and again, about as often as a frame is drawn, until what is expected is seen:
 * `await soon(() => rows.count()).toBe(3)`. What follows from a click, a key or a push is looked at in this way, because it
 * is drawn a moment later.
 */
export const soon = <T>(look: () => T | Promise<T>) =>
  expect.poll(look, { timeout: PATIENCE_MS, interval: 20 });

/** Waits for a condition with a deadline; for what happens in another process. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
