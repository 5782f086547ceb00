/**
 * Waits after the first, second … failure in a row, as Standard Webhooks 1.0.0 proposes; the last one again and again: a
 * receiver that comes back after a week gets all that it missed.
 */
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WAITS_MS: readonly number[] = [
  5_000,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

/** A receiver's wish to be left alone is heard up to this. */
export const LONGEST_WISH_MS = 24 * HOUR_MS;
/** A tenth more or less, so that receivers are not called by all their senders at once. */
const JITTER = 0.1;

/**
 * Milliseconds until the next attempt after so many failures in a row (from 1). `random` in 0..1. A receiver's own wish
 * (Retry-After) counts where it is longer.
 */
export function retryDelay(failures: number, random: number, retryAfterMs = 0): number {
  const index = Math.min(Math.max(failures, 1), WAITS_MS.length) - 1;
  const wait = (WAITS_MS[index] ?? LONGEST_WISH_MS) * (1 + JITTER * (2 * random - 1));
  return Math.round(Math.max(wait, Math.min(retryAfterMs, LONGEST_WISH_MS)));
}
