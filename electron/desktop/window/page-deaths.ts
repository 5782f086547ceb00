/** How a page ended that nobody closed. */
export interface PageDeath {
  /** As Electron names it: 'crashed', 'oom', 'launch-failed', 'integrity-failure' and so on. */
  readonly cause: string;
  /** Whether a person saw it end. */
  readonly isSeen: boolean;
  /** Whether another page takes its place. */
  readonly isReplaced: boolean;
}

const MOST_DEATHS = 3;
const WITHIN_MS = 60_000;

/**
 * Counts pages that died, so that one that dies at each launch is not made again for ever. `isTooMany` notes another
 * death and tells whether that makes three within a minute.
 *
 * @param now milliseconds of a clock that never jumps.
 */
export function createDeathCount(now: () => number): { readonly isTooMany: () => boolean } {
  let deaths: readonly number[] = [];
  return {
    isTooMany() {
      deaths = [...deaths.filter((at) => now() - at < WITHIN_MS), now()];
      return deaths.length >= MOST_DEATHS;
    },
  };
}
