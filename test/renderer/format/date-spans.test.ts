import { expect, it } from 'vitest';
import { shiftDay } from '../../../renderer/format/times.ts';
import {
  NAMED_SPANS,
  onDay,
  spanOf,
  withDay,
  withSpan,
} from '../../../renderer/views/payments/filters/date-spans.ts';

const midnight = ([year, month, day]: readonly [number, number, number]) =>
  new Date(year, month - 1, day).toISOString();

it('months are whole local months, whatever their length and the clock', () => {
  const filter = { kinds: ['payment'] } as const;
  for (const [today, from, to] of [
    ['2026-03-31', [2026, 2, 1], [2026, 3, 1]],
    ['2026-01-15', [2025, 12, 1], [2026, 1, 1]],
    ['2028-03-01', [2028, 2, 1], [2028, 3, 1]],
    ['2026-11-30', [2026, 10, 1], [2026, 11, 1]],
  ] as const) {
    expect(withSpan(filter, 'lastMonth', today)).toEqual({
      kinds: ['payment'],
      from: midnight(from),
      to: midnight(to),
    });
    expect(withSpan({}, 'month', today)).toEqual({ from: midnight(to) });
  }
});

it('a span keeps the name it was chosen by, where others mean the same days', () => {
  for (const span of NAMED_SPANS) expect(spanOf(withSpan({}, span, '2026-01-01'))).toBe(span);
  expect(spanOf({ from: midnight([2020, 1, 1]) })).toBe(null);
});

it('on another day a span means other days, and days of one’s own stay', () => {
  for (const span of NAMED_SPANS) {
    let filter = withSpan({ search: 'x' }, span, '2026-02-20');
    for (let day = '2026-02-21'; day < '2026-04-10'; day = shiftDay(day, 1)) {
      filter = onDay(filter, day) ?? filter;
      expect(spanOf(filter)).toBe(span);
      const expected = withSpan({ search: 'x' }, span, day);
      expect(filter).toEqual(expected);
      expect(onDay(filter, day)).toBe(null);
    }
  }
  const own = withDay({}, '2026-02-20');
  expect(onDay(own, '2026-02-21')).toBe(null);
  expect(withDay(own, '2026-02-20')).toEqual({});
});
