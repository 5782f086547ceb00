import type { NetworkClient } from '../xrpl/network-client.ts';
import { ledgerTimeToIso } from '../xrpl/protocol/ledger-time.ts';
import type { JsonObject } from '../xrpl/protocol/transaction.ts';

/** Ledgers are validated no faster than this: the bound when no server gives close times. */
const FASTEST_CLOSE_MS = 2000;
/** Up to this age the bound alone is good enough: it is at most five ledgers too early. */
const SHORT_MS = 10_000;
/** rippled rounds close times to close_time_resolution: 10 s where validators agree well, as they do. */
const CLOSE_TIME_ROUNDING_MS = 10_000;
const TYPICAL_CLOSE_MS = 3500;
const MAX_LOOKS = 12;

/** When an entry was added, as far as that is known. */
export interface AddedWhen {
  /** For how long this process has it, in milliseconds: it was added at least so long ago. */
  readonly hereMs: number;
  /**
   * Null when it was added in this process. Otherwise `at` is the time of adding by the wall clock of then
   * (milliseconds since 1970), and `agoMs` how long ago that is by the wall clock of now.
   */
  readonly earlier: { readonly at: number; readonly agoMs: number } | null;
}

export interface FirstLedgers {
  /** No ledger validated since the entry was added is before this one. */
  readonly from: number;
  /** Payments from this ledger on alert. The same as `from`, unless the clock was wrong and it is not known when. */
  readonly alertsFrom: number;
}

/** firstLedgers without a request, for an entry that was added in this process seconds ago; null for others. */
export function firstLedgersByCount(newest: number, { hereMs, earlier }: AddedWhen): FirstLedgers | null {
  if (earlier !== null || hereMs > SHORT_MS) return null;
  const from = Math.max(1, newest + 1 - Math.ceil(hereMs / FASTEST_CLOSE_MS));
  return { from, alertsFrom: from };
}

/**
 * Finds the first ledger that was validated after an entry was added, or one a little earlier. `newest` is the newest
 * validated ledger. Time counts back from that ledger's own close time, so that a wrong local clock does no harm to an
 * entry added in this process. For an entry added in an earlier process the clock may have been wrong then, now, or
 * both by the same: the earliest possible ledger is examined from, the latest alerts.
 */
export async function firstLedgers(
  client: NetworkClient,
  newest: number,
  { hereMs, earlier }: AddedWhen,
): Promise<FirstLedgers> {
  const header = await headerOf(client, newest);
  const longestMs = Math.max(hereMs, earlier?.agoMs ?? 0);
  if (header === null) {
    const from = earliestLedger(newest, longestMs);
    return { from, alertsFrom: from };
  }
  const latest = header.closeTime - hereMs;
  const moments = earlier === null ? [] : [earlier.at, header.closeTime - earlier.agoMs];
  // The entry was there when this process began: a later moment comes from a wrong clock.
  const possible = moments.filter((moment) => moment <= latest);
  const first = Math.min(...possible, ...(possible.length === 0 ? [latest] : []));
  const last = Math.max(...possible, ...(possible.length === 0 ? [latest] : []));
  const from = await firstSince(client, newest, header, first);
  const isSame = last - first < header.roundingMs;
  return { from, alertsFrom: isSame ? from : await firstSince(client, newest, header, last) };
}

function earliestLedger(newest: number, agoMs: number): number {
  return Math.max(1, newest - Math.ceil((agoMs + CLOSE_TIME_ROUNDING_MS) / FASTEST_CLOSE_MS));
}

/** The first ledger whose close time, rounded as it is, may be after the moment. */
async function firstSince(
  client: NetworkClient,
  newest: number,
  header: LedgerHeader,
  moment: number,
): Promise<number> {
  const agoMs = header.closeTime - moment;
  const target = moment - header.roundingMs;
  // `before` closed before the target (or is as early as it can be), `after` did not.
  let before = earliestLedger(newest, agoMs);
  let after = newest + 1;
  let guess = newest - Math.round(agoMs / TYPICAL_CLOSE_MS);
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

interface LedgerHeader {
  /** Milliseconds since 1970. */
  readonly closeTime: number;
  readonly roundingMs: number;
}

async function headerOf(client: NetworkClient, ledgerIndex: number): Promise<LedgerHeader | null> {
  try {
    const { ledger } = await client.request('ledger', { ledger_index: ledgerIndex });
    const header = ledger as JsonObject | undefined;
    const iso = ledgerTimeToIso(header?.close_time);
    const resolution = header?.close_time_resolution;
    const roundingMs = typeof resolution === 'number' && resolution <= 120 ? resolution * 1000 : 0;
    if (iso === null) return null;
    return { closeTime: Date.parse(iso), roundingMs: Math.max(roundingMs, CLOSE_TIME_ROUNDING_MS) };
  } catch {
    // The server does not hold it, or does not answer: the caller has a bound for that.
    return null;
  }
}

/** The close time of a ledger in milliseconds since 1970; null when the server does not hold it. */
export async function closeTimeOf(client: NetworkClient, ledgerIndex: number): Promise<number | null> {
  return (await headerOf(client, ledgerIndex))?.closeTime ?? null;
}
