import type { PaymentFilter } from '../../../../electron/contract/index.ts';
import { dayStart, localDay, shiftDay } from '../../../format/times.ts';
import { omit } from './omit.ts';

/** The spans that a person chooses by name. Days are local; a filter's times are the midnights around them. */
export const NAMED_SPANS = ['today', 'last7', 'last30', 'month', 'lastMonth', 'year'] as const;
export type NamedSpan = (typeof NAMED_SPANS)[number];

/** The named span chosen last, and the day on which its name meant these dates. */
let chosen: { readonly span: NamedSpan; readonly day: string } | null = null;

/** Narrows a filter to the days from one to another, both included; '' leaves an end open. */
export function withDays(filter: PaymentFilter, from: string, to: string): PaymentFilter {
  return {
    ...omit(filter, 'from', 'to'),
    ...(from === '' ? {} : { from: dayStart(from).toISOString() }),
    ...(to === '' ? {} : { to: dayStart(shiftDay(to, 1)).toISOString() }),
  };
}

/** Narrows a filter to a named span, as `today` ("2026-11-21") has it. */
export function withSpan(filter: PaymentFilter, span: NamedSpan, today: string): PaymentFilter {
  chosen = { span, day: today };
  return withDays(filter, ...daysOf(span, today));
}

/** The name of a filter's dates; null where they have none. */
export function spanOf(filter: PaymentFilter): NamedSpan | null {
  if (chosen === null) return null;
  const { from, to } = withDays({}, ...daysOf(chosen.span, chosen.day));
  return filter.from === from && filter.to === to ? chosen.span : null;
}

/** The filter as its span's name has it on this day; null where nothing changes. "Today" goes on after midnight. */
export function onDay(filter: PaymentFilter, today: string): PaymentFilter | null {
  const span = spanOf(filter);
  return span === null || chosen?.day === today ? null : withSpan(filter, span, today);
}

/** Whether a filter narrows to this day alone. */
export function isDayAlone(filter: PaymentFilter, day: string): boolean {
  const one = withDays({}, day, day);
  return filter.from === one.from && filter.to === one.to;
}

/** One day alone; all days again where it was that day alone already. */
export function withDay(filter: PaymentFilter, day: string): PaymentFilter {
  return isDayAlone(filter, day) ? omit(filter, 'from', 'to') : withDays(filter, day, day);
}

/** First and last day of a span; '' where it is open: what arrives from now on belongs to it. */
function daysOf(span: NamedSpan, today: string): readonly [from: string, to: string] {
  const first = `${today.slice(0, 7)}-01`;
  switch (span) {
    case 'today':
      return [today, ''];
    case 'last7':
      return [shiftDay(today, -6), ''];
    case 'last30':
      return [shiftDay(today, -29), ''];
    case 'month':
      return [first, ''];
    case 'lastMonth':
      return [`${localDay(dayStart(shiftDay(first, -1))).slice(0, 7)}-01`, shiftDay(first, -1)];
    case 'year':
      return [`${today.slice(0, 4)}-01-01`, ''];
  }
}
