import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../electron/xrpl/transport/retry-after.ts';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const now = () => NOW;

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7000],
    ['0', 0],
    ['Sat, 21 Nov 2026 06:02:00 GMT', 120_000],
    // A date that is over asks for nothing.
    ['Sat, 21 Nov 2026 05:00:00 GMT', 0],
    // Nobody means a number like these; they must not become Infinity or NaN.
    ['99999999999999999999', 86_400_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 86_400_000],
  ])('%j is %i ms', (text, expected) => {
    expect(retryAfterMs({ 'retry-after': text }, now)).toBe(expected);
  });

  it.each(['', 'soon', '-5', '1.5', '1e3', '0x10', '2026-11-21T06:02:00Z', 'Sat, 99 Nov 2026 06:02:00 GMT'])(
    '%j says nothing',
    (text) => {
      expect(retryAfterMs({ 'retry-after': text }, now)).toBeNull();
    },
  );

  it('that is missing says nothing', () => {
    expect(retryAfterMs({}, now)).toBeNull();
  });

  it('as a date is held against the date of the answer, not the clock of this machine', () => {
    const headers = {
      'retry-after': 'Mon, 01 Jan 2024 00:05:00 GMT',
      date: 'Mon, 01 Jan 2024 00:00:00 GMT',
    };
    expect(retryAfterMs(headers, now)).toBe(300_000);
    expect(retryAfterMs({ ...headers, date: 'yesterday' }, now)).toBe(0);
  });
});
