/** Seconds between the Unix epoch and the ledger's own, 2000-01-01T00:00:00Z. */
const RIPPLE_EPOCH_OFFSET_S = 946_684_800;

/** Largest close time a ledger can carry (UInt32). */
const MAX_LEDGER_TIME = 0xffff_ffff;

/** ISO 8601 UTC, whole seconds, of a ledger time (seconds since 2000-01-01); null when it is none. */
export function ledgerTimeToIso(seconds: unknown): string | null {
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0 || seconds > MAX_LEDGER_TIME) {
    return null;
  }
  return `${new Date((seconds + RIPPLE_EPOCH_OFFSET_S) * 1000).toISOString().slice(0, 19)}Z`;
}

/** The well-formed one that was seen last: all transactions of a ledger have the same. */
let lastSeen = '';

/** A server's close_time_iso when it is a well-formed UTC time, null otherwise. */
export function isoTime(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  if (value === lastSeen) return lastSeen;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) || Number.isNaN(Date.parse(value))) return null;
  lastSeen = value;
  return value;
}

/** The ledger time (seconds since 2000-01-01) of a time in milliseconds since 1970. */
export function ledgerTimeOf(wallTimeMs: number): number {
  return Math.floor(wallTimeMs / 1000) - RIPPLE_EPOCH_OFFSET_S;
}
