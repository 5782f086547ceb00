import type { ConnectionOptions } from './options.ts';

/** How a wait grows from step to step: base × multiplier^(step − 1), at most the cap, spread by the jitter. */
export interface WaitRule {
  readonly baseMs: number;
  readonly multiplier: number;
  readonly capMs: number;
  /** The wait is multiplied by a factor drawn evenly from 1 ± jitter. */
  readonly jitter: number;
}

/**
 * Milliseconds to wait at this step (1 is the first). The jitter comes after the cap, so that clients which have
 * all reached it still knock at different times. `random` gives numbers in [0, 1); a rule without jitter needs none.
 */
export function growingWait(step: number, rule: WaitRule, random: () => number = () => 0.5): number {
  const grown = rule.baseMs * rule.multiplier ** Math.max(0, step - 1);
  const capped = Math.min(grown, rule.capMs);
  return Math.round(capped * (1 + rule.jitter * (2 * random() - 1)));
}

/** A wait that doubles up to its cap, without jitter. */
export function doubling(baseMs: number, capMs: number): WaitRule {
  return { baseMs, multiplier: 2, capMs: Math.max(baseMs, capMs), jitter: 0 };
}

/** The wait between attempts to connect; `capMs` is for servers that are to be asked again sooner than others. */
export function backoff(
  options: Pick<ConnectionOptions, 'backoffBaseMs' | 'backoffMultiplier' | 'backoffCapMs' | 'backoffJitter'>,
  capMs: number = options.backoffCapMs,
): WaitRule {
  return {
    baseMs: options.backoffBaseMs,
    multiplier: options.backoffMultiplier,
    capMs: Math.min(capMs, options.backoffCapMs),
    jitter: options.backoffJitter,
  };
}
