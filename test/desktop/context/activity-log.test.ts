import { describe, expect, it } from 'vitest';
import { createActivityLog } from '../../../electron/desktop/context/activity-log.ts';

describe('the activity of the last 24 hours', () => {
  it('begins with the first note, and what was offline becomes recovered once nothing is missing', () => {
    const HOUR = 3_600_000;
    let now = 100 * HOUR;
    const log = createActivityLog(() => now);
    log.note('mainnet', 'live', true);
    now += HOUR;
    log.note('mainnet', 'offline', false);
    now += HOUR;
    log.note('mainnet', 'catching-up', false);
    now += HOUR;
    const before = log.spans().mainnet?.map(({ state }) => state);
    expect(before).toEqual(['live', 'offline', 'catching-up']);
    log.note('mainnet', 'live', false);
    expect(log.spans().mainnet?.map(({ state }) => state)).toContain('offline');
    log.note('mainnet', 'live', true);
    now += HOUR;
    const spans = log.spans().mainnet ?? [];
    expect(spans.map(({ state }) => state)).toEqual(['live', 'recovered', 'live']);
    const lengthOf = (list: typeof spans) =>
      Date.parse(list.at(-1)?.to ?? '') - Date.parse(list[0]?.from ?? '');
    expect(lengthOf(spans)).toBe(4 * HOUR);
    now += 30 * HOUR;
    const later = log.spans().mainnet ?? [];
    expect(later.map(({ state }) => state)).toEqual(['live']);
    expect(lengthOf(later)).toBe(24 * HOUR);
  });
});

describe('the activity kept over a restart', () => {
  it('counts the time the app did not run as offline, and as recovered once it was examined', () => {
    let now = Date.parse('2026-03-10T00:00:00Z');
    let text: string | null = null;
    const file = {
      load: () => text,
      save: (saved: string) => {
        text = saved;
      },
      remove: () => {
        text = null;
      },
    };
    const first = createActivityLog(() => now, file);
    first.note('mainnet', 'live', true);
    now += 3_600_000;
    first.save();
    now += 3_600_000;
    const second = createActivityLog(() => now, file);
    second.note('mainnet', 'catching-up', false);
    now += 60_000;
    const states = () => second.spans().mainnet?.map(({ state }) => state);
    expect(states()).toEqual(['live', 'offline', 'catching-up']);
    second.note('mainnet', 'live', true);
    now += 60_000;
    expect(states()).toEqual(['live', 'recovered', 'live']);
    second.clear();
    second.save();
    expect(text).toBeNull();
    expect(second.spans()).toEqual({});
    text = '{"marks": 5';
    expect(createActivityLog(() => now, file).spans()).toEqual({});
  });
});
