/** The ends of a pause or a mute, from a moment on. */

export function afterMinutes(minutes: number, now: number): string {
  return new Date(now + minutes * 60_000).toISOString();
}

/** Tomorrow at eight in the morning, local time: "until tomorrow" means until people are up, not midnight. */
export function tomorrowMorning(now: number): string {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 8).toISOString();
}

/** True while a pause or mute lasts that ends at `until`: an ISO time, or 'until-…' for one without an end. */
export function isOn(until: string | null, now: number): boolean {
  if (until === null) return false;
  return until.startsWith('until-') || Date.parse(until) > now;
}
