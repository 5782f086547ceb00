import type { QuietHours } from '../../contract.ts';

/** Whether a moment (local wall clock) lies in the quiet hours; they may cross midnight, and equal times mean all day. */
export function isQuiet(hours: QuietHours, at: Date): boolean {
  if (!hours.enabled) return false;
  const minute = at.getHours() * 60 + at.getMinutes();
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minutesOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}
