/** How long anything in the window may take on a machine that has other things to do. */
export const PATIENCE_MS = 20_000;

/** For `expect.poll`: asks again and again, as often as a frame is drawn. */
export const SOON = { timeout: PATIENCE_MS, interval: 20 } as const;

/** Waits for a condition with a deadline; for what happens in another process. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
