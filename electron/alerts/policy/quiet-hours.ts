import type { QuietHours } from '../../contract/index.ts';

/** Whether a moment (local wall clock) lies in the quiet hours; they may cross midnight, and equal times mean all day. */
export function isQuiet(hours: QuietHours, at: Date): boolean {
  if (!hours.enabled) return false;
  const minute = at.getHours() * 60 + at.getMinutes();
  const from = minutesOf(hours.from);
  const to = minutesOf(hours.to);
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** When the quiet hours of this moment end, on the local clock; null where they last all day. */
export function quietEnd(hours: QuietHours, at: Date): Date | null {
  const to = minutesOf(hours.to);
  if (minutesOf(hours.from) === to) return null;
  const isToday = at.getHours() * 60 + at.getMinutes() < to;
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + (isToday ? 0 : 1), 0, to);
}

function minutesOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}
