/**
 * Headless on a machine that sleeps, as far as a process can tell: timers of more than two and a half seconds stand
 * still, and on SIGUSR2 the wall clock is an hour ahead. The look at the clock itself is a shorter timer.
 */

const LONGEST_MS = 2500;
const SLEPT_MS = 3600_000;

const realNow = Date.now;
let slept = 0;
Date.now = () => realNow() + slept;
process.on('SIGUSR2', () => {
  slept += SLEPT_MS;
});

const realSetTimeout = globalThis.setTimeout;
const NEVER_MS = 2 ** 31 - 1;
const standing = (callback: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) =>
  realSetTimeout(callback, delayMs > LONGEST_MS ? NEVER_MS : delayMs, ...args);
globalThis.setTimeout = Object.assign(standing, realSetTimeout) as typeof setTimeout;

await import(new URL('../../dist/headless.js', import.meta.url).href);
