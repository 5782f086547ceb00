import { setTimeout as sleep } from 'node:timers/promises';

/** Time limit of anything the bench waits for: so long that only what never comes reaches it. */
export const PATIENCE_MS = 60_000;

/** Waits until `probe` gives something other than null, undefined or false; fails with what `describe` says. */
export async function until<T>(
  probe: () => T | Promise<T>,
  describe: string | (() => string | Promise<string>) = 'a condition',
  patienceMs = PATIENCE_MS,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== undefined && value !== false) return value as NonNullable<T>;
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain for ${typeof describe === 'string' ? describe : await describe()}`);
    }
    await sleep(25);
  }
}
