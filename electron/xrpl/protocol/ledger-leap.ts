/**
 * Ledgers close every three to five seconds on real networks, and as fast as a script asks on one's own. More than
 * ten a second, and a thousand at once, is no progress but a mistake, or a server of another network.
 */
const AT_ONCE = 1000;
const PER_SECOND = 10;

/** How far the newest ledger may have moved within this time (milliseconds). */
export function largestLeap(elapsedMs: number): number {
  return AT_ONCE + Math.max(0, (elapsedMs / 1000) * PER_SECOND);
}
