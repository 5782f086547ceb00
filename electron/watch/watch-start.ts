import { ledgerTimeToIso } from '../xrpl/ledger-time.ts';
import type { NetworkClient } from '../xrpl/network-client.ts';
import type { JsonObject } from '../xrpl/transaction.ts';

/** Fewer seconds than any network takes from ledger to ledger: an account added this recently starts at the next one. */
export const JUST_ADDED_MS = 5000;
/** Ledgers close no faster than this: the bound where no server tells close times. */
const FASTEST_CLOSE_MS = 2000;
/** rippled rounds close times to 10 s at most. */
const CLOSE_TIME_ROUNDING_MS = 10_000;
const TYPICAL_CLOSE_MS = 3500;
const MAX_LOOKS = 12;

/**
 * The first ledger that was validated after a moment `elapsedMs` ago, or one a little earlier: for an account
 * added while there was no connection. Time is counted back from the newest ledger's close time, so that a wrong
 * local clock does no harm.
 */
export async function ledgerAfter(client: NetworkClient, newest: number, elapsedMs: number): Promise<number> {
  const earliest = Math.max(1, newest - Math.ceil(elapsedMs / FASTEST_CLOSE_MS));
  const newestTime = await closeTimeOf(client, newest);
  if (newestTime === null) return earliest;
  const target = newestTime - elapsedMs - CLOSE_TIME_ROUNDING_MS;
  // `before` closed before the target (or is as early as it can be), `after` did not.
  let before = earliest;
  let after = newest + 1;
  let guess = newest - Math.round(elapsedMs / TYPICAL_CLOSE_MS);
  for (let look = 0; look < MAX_LOOKS && after - before > 1; look++) {
    guess = Math.min(Math.max(guess, before + 1), after - 1);
    const time = await closeTimeOf(client, guess);
    if (time === null) return before + 1;
    if (time < target) before = guess;
    else after = guess;
    guess = Math.floor((before + after) / 2);
  }
  return before + 1;
}

/** Close time of a ledger in milliseconds since 1970; null where the server does not hold it. */
export async function closeTimeOf(client: NetworkClient, ledgerIndex: number): Promise<number | null> {
  try {
    const { ledger } = await client.request('ledger', { ledger_index: ledgerIndex });
    const iso = ledgerTimeToIso((ledger as JsonObject | undefined)?.close_time);
    return iso === null ? null : Date.parse(iso);
  } catch {
    // Not held, or not answered: the caller has a bound for that.
    return null;
  }
}
