import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../electron/xrpl/clock.ts';
import { Inbox } from '../../../electron/xrpl/session/inbox.ts';
import type { ReceivedMessage } from '../../../electron/xrpl/transport/socket.ts';
import { Harness } from '../support/harness.ts';

/** A clock on which handling a message takes time, and which keeps what is deferred until asked. */
function busyClock() {
  let now = 0;
  const deferred: (() => void)[] = [];
  const clock: Clock = {
    now: () => now,
    wallTime: () => now,
    setTimer: () => ({ timer: null }),
    clearTimer: () => undefined,
    defer: (callback) => {
      deferred.push(callback);
    },
  };
  return {
    clock,
    deferred,
    spend: (milliseconds: number) => {
      now += milliseconds;
    },
    turn: () => {
      for (const callback of deferred.splice(0)) callback();
    },
  };
}

describe('messages that arrive faster than they are handled', () => {
  function inbox(costMs: number, inboxMaxBytes = 10_000, inboxPauseBytes = inboxMaxBytes) {
    const busy = busyClock();
    const handled: ReceivedMessage[] = [];
    const pauses: boolean[] = [];
    let overflows = 0;
    const subject = new Inbox({
      clock: busy.clock,
      limits: { inboxMaxBytes, inboxPauseBytes, inboxSliceMs: 10 },
      handle: (message) => {
        handled.push(message);
        busy.spend(costMs);
      },
      setPaused: (paused) => {
        pauses.push(paused);
      },
      overflow: () => {
        overflows += 1;
      },
    });
    return { ...busy, handled, pauses, subject, overflows: () => overflows };
  }

  it('stop the reading while much waits, and it goes on when little does', () => {
    const { subject, handled, pauses, turn } = inbox(10, 10_000, 1000);
    // One is handled in each turn; 210 each wait.
    for (let count = 0; count < 5; count += 1) subject.push(`${count}`, 10);
    expect(pauses).toEqual([]);
    subject.push('5', 10);
    expect(pauses).toEqual([true]);
    turn();
    turn();
    expect(pauses).toEqual([true]);
    turn();
    expect(pauses).toEqual([true, false]);
    turn();
    turn();
    expect(handled).toEqual(['0', '1', '2', '3', '4', '5']);
  });

  it('are read to the end once the inbox is closed: a closing handshake may come', () => {
    const { subject, pauses } = inbox(10, 10_000, 1000);
    for (let count = 0; count < 6; count += 1) subject.push('x', 10);
    subject.close();
    expect(pauses).toEqual([true, false]);
  });

  it('are held against their weight in memory: tiny ones by the million overflow too', () => {
    const { subject, overflows } = inbox(50, 1_000_000);
    for (let count = 0; count < 20_000 && overflows() === 0; count += 1) subject.push('{}', 2);
    expect(overflows()).toBe(1);
    expect(subject.waitingBytes).toBe(0);
  });

  it('are handled at once as long as the turn has time left, later in order otherwise', () => {
    const { subject, handled, deferred, turn } = inbox(4);
    for (let count = 0; count < 8; count += 1) subject.push(`${count}`, 10);
    // Three of 4 ms fill the 10 ms; the socket gets its turn before the others.
    expect(handled).toEqual(['0', '1', '2']);
    expect(deferred).toHaveLength(1);
    // Ten bytes each, and 200 for being kept.
    expect(subject.waitingBytes).toBe(5 * 210);
    turn();
    expect(handled).toHaveLength(6);
    turn();
    expect(handled).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    turn();
    expect(deferred).toHaveLength(0);
  });

  it('end the connection once when more wait than may, instead of being dropped', () => {
    const { subject, handled, overflows, turn } = inbox(20, 100);
    for (let count = 0; count < 30; count += 1) subject.push('x', 10);
    expect(overflows()).toBe(1);
    turn();
    expect(handled).toHaveLength(1);
  });

  it('cost a client its session, which is told, and are recovered on a new one', () => {
    const harness = new Harness({ servers: 1, options: { inboxMaxBytes: 1024 } }).connect();
    harness.client.onEvent((event) => {
      if (event.type === 'unreadable') harness.clock.sleep(20);
    });
    for (let count = 0; count < 40; count += 1) harness.server(0).push(`{broken ${'x'.repeat(100)}`);
    harness.clock.advance(10);
    expect(harness.client.status).toMatchObject({ state: 'waiting', code: 'inbox-overflow' });
    expect(harness.ofType('session-ended')).toHaveLength(1);
    harness.clock.advance(10_000);
    expect(harness.client.isConnected).toBe(true);
  });

  it('are all handled in order when a listener is slow', () => {
    const harness = new Harness({ servers: 1 }).connect();
    harness.client.onEvent((event) => {
      if (event.type === 'ledger') harness.clock.sleep(7);
    });
    for (let index = 2000; index < 2100; index += 1) {
      harness.server(0).push({ type: 'ledgerClosed', ledger_index: index });
    }
    harness.clock.advance(1000);
    const seen = harness.ofType('ledger').map(({ ledgerIndex }) => ledgerIndex);
    expect(seen.filter((index) => index >= 2000)).toEqual(
      Array.from({ length: 100 }, (_, count) => 2000 + count),
    );
  });
});

describe('a listener that throws', () => {
  it('(at an event of no session) costs neither the connection nor other listeners, and is not swallowed', () => {
    const harness = new Harness({ servers: 1 });
    const isOfNoSession = ({ type }: { readonly type: string }) => type === 'status' || type === 'problem';
    harness.client.onEvent((event) => {
      if (isOfNoSession(event)) throw new Error('mine');
    });
    let others = 0;
    const remove = harness.client.onEvent(() => {
      others += 1;
    });
    harness.client.start();
    let thrown = 0;
    for (let step = 0; step < 1000; step += 1) {
      try {
        harness.clock.advance(5);
      } catch (error) {
        expect(error).toMatchObject({ message: 'mine' });
        thrown += 1;
      }
    }
    expect(harness.client.isConnected).toBe(true);
    expect(thrown).toBe(harness.events.filter(isOfNoSession).length);
    expect(thrown).toBeGreaterThan(0);
    expect(others).toBe(harness.events.length);
    remove();
    harness.network.closeLedger();
    expect(others).toBeLessThanOrEqual(harness.events.length);
  });

  it('(at an event of a session) ends the session as unreadable, and the server rests', () => {
    const harness = new Harness({ servers: 2 });
    harness.client.start();
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
    const before = harness.client.status.server;
    let failing = true;
    harness.client.onEvent(({ type }) => {
      if (type !== 'ledger' || !failing) return;
      failing = false;
      throw new RangeError('too deep');
    });
    harness.network.closeLedger();
    harness.clock.advance(20_000);
    const types = harness.events.map(({ type }) => type);
    const lost = types.indexOf('unreadable');
    expect(lost).toBeGreaterThan(0);
    expect(types.indexOf('session-ended')).toBeGreaterThan(lost);
    const codes = harness.events.flatMap((event) => (event.type === 'status' ? [event.status.code] : []));
    expect(codes).toContain('message-failed');
    expect(harness.client.isConnected).toBe(true);
    expect(harness.client.status.server).not.toBe(before);
    expect(harness.client.servers().find(({ url }) => url === before)?.coolDownUntil).not.toBeNull();
  });
});
