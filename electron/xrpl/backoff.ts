import type { ConnectionOptions } from './options.ts';

export type BackoffOptions = Pick<
  ConnectionOptions,
  'backoffBaseMs' | 'backoffMultiplier' | 'backoffCapMs' | 'backoffJitter'
>;

/**
 * Milliseconds to wait before attempt number `attempt` (1 is the first after a failure): base × multiplier^(n−1),
 * capped, times a factor drawn evenly from 1 ± jitter. The jitter comes after the cap, so that clients which have
 * all reached it still knock at different times.
 */
export function backoffDelay(attempt: number, options: BackoffOptions, random: () => number): number {
  const grown = options.backoffBaseMs * options.backoffMultiplier ** Math.max(0, attempt - 1);
  const capped = Math.min(grown, options.backoffCapMs);
  return Math.round(capped * (1 + options.backoffJitter * (2 * random() - 1)));
}
