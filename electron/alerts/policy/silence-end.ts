import type { SilenceSpan } from '../../contract/index.ts';

/** The end of a span that begins now (ISO time); null where it has none. */
export function silenceEnd(span: SilenceSpan, now: number): string | null {
  if (span === 'indefinitely') return null;
  if (span === 'tomorrow') return tomorrowMorning(now);
  return new Date(now + (span === '1-hour' ? 60 : 30) * 60_000).toISOString();
}

/** Eight in the morning of the next local day: nobody wants an alert at midnight. */
function tomorrowMorning(now: number): string {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 8).toISOString();
}
