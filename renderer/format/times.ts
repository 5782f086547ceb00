import type { WindowTranslate } from '../texts/language.ts';

/** Times in words. All functions take ISO strings or ms and a locale, and use the local time zone. */

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const relativeFormats = new Map<string, Record<'always' | 'auto', Intl.RelativeTimeFormat>>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** "2 min. ago", "in 3 hr."; under a minute "now". */
export function relativeTime(iso: string, now: number, locale: string): string {
  const difference = Date.parse(iso) - now;
  let format = relativeFormats.get(locale);
  if (format === undefined) {
    format = {
      // "1 day ago", never "yesterday": after 40 hours that would contradict the day's heading.
      always: new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' }),
      auto: new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
    };
    relativeFormats.set(locale, format);
  }
  for (const [unit, ms] of UNITS) {
    if (Math.abs(difference) >= ms) return format.always.format(Math.trunc(difference / ms), unit);
  }
  return format.auto.format(0, 'second');
}

/** One formatter for each locale and format: they are costly to create, and there are many rows. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}

/** Date and time to the second, with the zone, for tooltips and details. */
export function exactTime(iso: string, locale: string): string {
  return capitalized(
    dateFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(new Date(iso)),
    locale,
  );
}

/** A day with its year: "18 January 2027". */
export function longDate(iso: string, locale: string): string {
  return dateFormat(locale, { dateStyle: 'long' }).format(new Date(iso));
}

/** Hours and minutes; with the day where it is not today. */
export function shortTime(iso: string, now: number, locale: string): string {
  const date = new Date(iso);
  const sameDay = localDay(date) === localDay(new Date(now));
  return dateFormat(
    locale,
    sameDay ? { timeStyle: 'short' } : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  ).format(date);
}

/** The end of a pause: "tomorrow 8:00 AM", otherwise as shortTime. */
export function untilTime(iso: string, now: number, locale: string, t: WindowTranslate): string {
  const date = new Date(iso);
  const isTomorrow = localDay(date) === shiftDay(localDay(new Date(now)), 1);
  if (!isTomorrow) return shortTime(iso, now, locale);
  return t('time.tomorrow', { time: dateFormat(locale, { timeStyle: 'short' }).format(date) });
}

/** Hours, minutes and seconds with the day: for the event log. */
export function logTime(iso: string, locale: string): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(iso));
}

/** Local calendar day as "2026-11-21", the key of DaySum. */
export function localDay(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, '0');
  const day = String(date.getDate()).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${day}`;
}

/** A calendar day as a heading: weekday, day and month; the year where it is another. It begins with a capital. */
export function dayHeading(day: string, now: number, locale: string): string {
  const date = dayStart(day);
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const text = dateFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(date);
  return capitalized(text, locale);
}

/** Spanish writes weekdays small; what stands alone begins with a capital all the same. */
function capitalized(text: string, locale: string): string {
  return text.replace(/^\p{Lowercase}/u, (first) => first.toLocaleUpperCase(locale));
}

/** "20 Nov", "17 – 20 Nov": the days from one to another, both included. */
export function daySpan(from: string, to: string, locale: string): string {
  return dateFormat(locale, { day: 'numeric', month: 'short' }).formatRange(dayStart(from), dayStart(to));
}

/** The local midnight at which a calendar day begins. */
export function dayStart(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}

/** The calendar day `days` after another, or before it; daylight saving makes no difference. */
export function shiftDay(day: string, days: number): string {
  const date = dayStart(day);
  return localDay(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days));
}
