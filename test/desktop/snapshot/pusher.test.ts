import { describe, expect, it } from 'vitest';
import type { AppSnapshot, PaymentRow } from '../../../electron/contract/index.ts';
import { createPusher } from '../../../electron/desktop/snapshot/pusher.ts';
import type { SnapshotFields } from '../../../electron/desktop/snapshot/snapshot-fields.ts';
import { manualClock } from './manual-clock.ts';

describe('the pusher', () => {
  function setUp() {
    const time = manualClock();
    const sent: { at: number; push: string; value: unknown }[] = [];
    const state = { unread: 0, through: 0, isSeen: true };
    const told: string[][] = [];
    const deleted = new Set<number>();
    const pusher = createPusher({
      fields: {
        unread: { dependsOn: ['watched', 'payments'], compute: () => state.unread },
        overallText: { dependsOn: ['coverage'], compute: () => `through ${state.through}` },
        version: { dependsOn: ['payments'], compute: () => '1' },
        contacts: { dependsOn: ['contacts'], compute: () => expect.fail('Nothing it depends on changed.') },
      } as unknown as SnapshotFields,
      rowOf: (id) => (deleted.has(id) ? null : ({ id, unread: state.unread } as unknown as PaymentRow)),
      isSeen: () => state.isSeen,
      send: (push, value) => sent.push({ at: time.now(), push, value }),
      setTimer: time.setTimer,
      now: time.now,
      onFlush: (changed) => told.push([...changed]),
    });
    return { time, sent, state, told, deleted, pusher };
  }

  it('sends at most eight messages a second under 1,000 payments a second, so that the page sees ten at most', () => {
    const { time, sent, state, pusher } = setUp();
    for (let ms = 0; ms < 5000; ms++) {
      time.advance(ms);
      state.unread++;
      pusher.arrived([ms + 1]);
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
    pusher.arrived(Array.from({ length: 900 }, (_unused, index) => index + 1));
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

  it('sends a window that is seen again how far was examined, of which it is not told with each ledger while hidden', () => {
    const { sent, state, pusher } = setUp();
    state.through = 7;
    pusher.seen();
    expect(sent.map(({ value }) => value)).toEqual([{ overallText: 'through 7' }]);
    pusher.seen();
    expect(sent).toHaveLength(1);
  });

  it('sends a hidden window nothing, and all of it at once, as it is then, when it is seen', () => {
    const { time, sent, state, told, deleted, pusher } = setUp();
    state.isSeen = false;
    for (let id = 1; id <= 3; id++) {
      state.unread = id;
      pusher.arrived([id]);
      pusher.publish('payments');
      time.advance(id * 1000);
    }
    expect(sent).toEqual([]);
    // The tray follows all the same.
    expect(told).toEqual([['payments'], ['payments'], ['payments']]);
    state.unread = 7;
    deleted.add(2);
    state.isSeen = true;
    pusher.seen();
    expect(sent.map(({ value }) => value)).toEqual([
      { unread: 7, overallText: 'through 0', version: '1' },
      {
        rows: [
          { id: 3, unread: 7 },
          { id: 1, unread: 7 },
        ],
        more: false,
      },
    ]);
    pusher.seen();
    expect(sent).toHaveLength(2);
  });

  it('computes nothing for a hidden window', () => {
    const { time, state, pusher } = setUp();
    state.isSeen = false;
    // Its field fails where it is computed.
    pusher.publish('contacts');
    expect(() => time.advance(1000)).not.toThrow();
    state.isSeen = true;
    expect(() => pusher.seen()).toThrow('Nothing it depends on changed.');
  });

  it('sends a page that was made anew nothing that it has taken itself', () => {
    const { time, sent, state, pusher } = setUp();
    state.isSeen = false;
    state.unread = 5;
    pusher.arrived([1, 2]);
    pusher.publish('payments');
    time.advance(1000);
    pusher.sent({ unread: 5, version: '1', overallText: 'through 0' } as AppSnapshot);
    state.isSeen = true;
    pusher.seen();
    expect(sent).toEqual([]);
  });
});
