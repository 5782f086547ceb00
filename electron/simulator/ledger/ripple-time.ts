/** Ripple epoch: 2000-01-01T00:00:00Z in Unix seconds. */
export const RIPPLE_EPOCH = 946_684_800;

/** Unix milliseconds to whole seconds since the Ripple epoch. */
export function toRippleTime(unixMs: number): number {
  return Math.floor(unixMs / 1000) - RIPPLE_EPOCH;
}
