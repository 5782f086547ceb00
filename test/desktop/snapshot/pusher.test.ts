import { describe, expect, it } from 'vitest';
import type { AppSnapshot, PaymentRow, StoredPayment } from '../../../electron/contract/index.ts';
import { createActivityLog } from '../../../electron/desktop/context/activity-log.ts';
import { createPusher } from '../../../electron/desktop/snapshot/pusher.ts';
import type { SnapshotFields } from '../../../electron/desktop/snapshot/snapshot-fields.ts';
import { throttle } from '../../../electron/desktop/snapshot/throttle.ts';

/** Time that moves by hand. */
function clock() {
  let time = 0;
  const timers: { at: number; run: () => void }[] = [];
  return {
    now: () => time,
    setTimer: (run: () => void, delay: number) => timers.push({ at: time + delay, run }),
    advance(to: number) {
      for (;;) {
        timers.sort((one, other) => one.at - other.at);
        const next = timers[0];
        if (next === undefined || next.at > to) break;
        timers.shift();
        time = next.at;
        next.run();
      }
      time = to;
    },
  };
}

describe('the pusher', () => {
  function setUp() {
    const time = clock();
    const sent: { at: number; push: string; value: unknown }[] = [];
    const state = { unread: 0 };
    const pusher = createPusher({
      fields: {
        unread: { dependsOn: ['watched', 'payments'], compute: () => state.unread },
        version: { dependsOn: ['payments'], compute: () => '1' },
        contacts: { dependsOn: ['contacts'], compute: () => expect.fail('Nothing it depends on changed.') },
      } as unknown as SnapshotFields,
      toRow: (payment) => payment as unknown as PaymentRow,
      send: (push, value) => sent.push({ at: time.now(), push, value }),
      setTimer: time.setTimer,
      now: time.now,
      onFlush: () => undefined,
    });
    return { time, sent, state, pusher };
  }

  it('sends at most eight messages a second under 1,000 payments a second, so that the page sees ten at most', () => {
    const { time, sent, state, pusher } = setUp();
    for (let ms = 0; ms < 5000; ms++) {
      time.advance(ms);
      state.unread++;
      pusher.arrived([{ id: ms + 1 } as StoredPayment]);
      pusher.publish('payments');
    }
    time.advance(6000);
    for (const { at } of sent)
      expect(sent.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(8);
    const patches = sent.filter(({ push }) => push === 'app:patch');
    expect(patches.at(-1)?.value).toEqual({ unread: 5000 });
    const rows = sent.filter(({ push }) => push === 'payments:arrived').at(-1)?.value as {
      rows: { id: number }[];
    };
    expect(rows.rows[0]?.id).toBe(5000);
  });

  it('sends the newest 200 and says when there were more', () => {
    const { time, sent, pusher } = setUp();
    pusher.arrived(Array.from({ length: 900 }, (_unused, index) => ({ id: index + 1 }) as StoredPayment));
    time.advance(1000);
    const value = sent[0]?.value as { rows: { id: number }[]; more: boolean };
    expect(value.more).toBe(true);
    expect(value.rows).toHaveLength(200);
    expect(value.rows[0]?.id).toBe(900);
    expect(value.rows.at(-1)?.id).toBe(701);
  });

  it('does not send what did not change', () => {
    const { time, sent, state, pusher } = setUp();
    pusher.sent({ unread: 0, version: '1' } as AppSnapshot);
    pusher.publish('payments');
    time.advance(1000);
    expect(sent).toEqual([]);
    state.unread = 1;
    pusher.publish('payments');
    time.advance(2000);
    expect(sent.map(({ value }) => value)).toEqual([{ unread: 1 }]);
  });
});

describe('a throttle function', () => {
  it('runs at once after a rest, and else once at the end of its time', () => {
    const time = clock();
    const runs: number[] = [];
    const run = throttle(1000, () => runs.push(time.now()), time.now, time.setTimer);
    for (const ms of [0, 10, 500, 999]) {
      time.advance(ms);
      run();
    }
    time.advance(5000);
    run();
    expect(runs).toEqual([0, 1000, 5000]);
  });
});

describe('the activity of the last 24 hours', () => {
  it('begins unknown, and what was offline becomes recovered once nothing is missing', () => {
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
    expect(before).toEqual(['unknown', 'live', 'offline', 'catching-up']);
    log.note('mainnet', 'live', false);
    expect(log.spans().mainnet?.map(({ state }) => state)).toContain('offline');
    log.note('mainnet', 'live', true);
    now += HOUR;
    const spans = log.spans().mainnet ?? [];
    expect(spans.map(({ state }) => state)).toEqual(['unknown', 'live', 'recovered', 'live']);
    expect(Date.parse(spans.at(-1)?.to ?? '') - Date.parse(spans[0]?.from ?? '')).toBe(24 * HOUR);
    now += 30 * HOUR;
    expect(log.spans().mainnet?.map(({ state }) => state)).toEqual(['live']);
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
    expect(states()).toEqual(['unknown', 'live', 'offline', 'catching-up']);
    second.note('mainnet', 'live', true);
    now += 60_000;
    expect(states()).toEqual(['unknown', 'live', 'recovered', 'live']);
    second.clear();
    second.save();
    expect(text).toBeNull();
    expect(second.spans()).toEqual({});
    text = '{"marks": 5';
    expect(createActivityLog(() => now, file).spans()).toEqual({});
  });
});
