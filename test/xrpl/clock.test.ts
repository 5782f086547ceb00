import { afterEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../electron/xrpl/clock.ts';

const DAY = 24 * 3_600_000;

afterEach(() => vi.useRealTimers());

it('a timer of thirty days takes thirty days, although the platform cannot', () => {
  vi.useFakeTimers();
  let rings = 0;
  systemClock.setTimer(30 * DAY, () => {
    rings += 1;
  });
  vi.advanceTimersByTime(30 * DAY - 1);
  expect(rings).toBe(0);
  vi.advanceTimersByTime(1);
  expect(rings).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('is cleared in its later parts as well', () => {
  vi.useFakeTimers();
  const timer = systemClock.setTimer(60 * DAY, () => expect.unreachable());
  vi.advanceTimersByTime(30 * DAY);
  systemClock.clearTimer(timer);
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60 * DAY);
});
