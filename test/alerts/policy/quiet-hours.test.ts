import { describe, expect, it } from 'vitest';
import { isQuiet, quietEnd } from '../../../electron/alerts/policy/quiet-hours.ts';

const at = (time: string) => new Date(`2026-03-10T${time}:00`);

describe('quiet hours', () => {
  const night = { enabled: true, from: '22:00', to: '07:00' };
  it.each([
    ['21:59', false],
    ['22:00', true],
    ['00:00', true],
    ['06:59', true],
    ['07:00', false],
    ['12:00', false],
  ])('over midnight, at %s: %s', (time, quiet) => {
    expect(isQuiet(night, at(time))).toBe(quiet);
  });
  it.each([
    ['12:59', false],
    ['13:00', true],
    ['13:59', true],
    ['14:00', false],
  ])('within a day, at %s: %s', (time, quiet) => {
    expect(isQuiet({ enabled: true, from: '13:00', to: '14:00' }, at(time))).toBe(quiet);
  });
  it.each([
    ['22:30', '2026-03-11T07:00'],
    ['00:30', '2026-03-10T07:00'],
    ['06:59', '2026-03-10T07:00'],
  ])('over midnight, at %s, end at %s', (time, end) => {
    expect(quietEnd(night, at(time))).toEqual(new Date(`${end}:00`));
  });
  it('end never where they are all day', () => {
    expect(quietEnd({ enabled: true, from: '08:00', to: '08:00' }, at('15:00'))).toBeNull();
  });
  it('is all day where both times are the same, and never when switched off', () => {
    expect(isQuiet({ enabled: true, from: '08:00', to: '08:00' }, at('15:00'))).toBe(true);
    expect(isQuiet({ ...night, enabled: false }, at('23:00'))).toBe(false);
  });
});
