import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../electron/contract/index.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { startTicker } from '../../../electron/desktop/context/ticker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells of a new day within seconds, in a time zone whose midnight is in the middle of an hour too', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  // 23:59:50 there, 18:29:50 in UTC.
  vi.setSystemTime(new Date('2026-03-01T18:29:50Z'));
  const published: string[] = [];
  const stop = startTicker(
    {
      settings: { pausedUntil: () => null, watched: () => [], settings: () => DEFAULT_SETTINGS },
      alerts: { review: () => undefined },
      activity: { save: () => undefined },
      publish: (topic: string) => published.push(topic),
      now: () => Date.now(),
    } as unknown as AppContext,
    { first: () => undefined, last: () => undefined },
  );
  vi.advanceTimersByTime(5000);
  expect(published).toEqual([]);
  vi.advanceTimersByTime(10_000);
  expect(published).toEqual(['clock']);
  stop();
  vi.unstubAllEnvs();
});
