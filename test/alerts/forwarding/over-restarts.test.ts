import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../../electron/alerts/forwarding/channel.types.ts';
import { createForwarding, type Forwarding } from '../../../electron/alerts/forwarding/forwarding.ts';
import {
  type ForwardingSink,
  inEnglish,
  type Message,
  message,
  type SendResult,
} from '../../../electron/contract/index.ts';
import { OUTBOX_LIMITS } from '../../../electron/store/database/outbox-table.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment } from '../../store/database/sample-payment.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const FAILED: SendResult = { type: 'failed', reason: message('delivery.http', { httpStatus: 503 }) };
const GONE: SendResult = { type: 'gone', reason: message('delivery.http', { httpStatus: 410 }) };
const OK: SendResult = { type: 'delivered', status: 'HTTP 204' };

const sink = (change: Partial<ForwardingSink> = {}): ForwardingSink => ({
  ...{ id: 'shop', name: 'Shop', state: 'on', accounts: [], kinds: null, minimumXrp: null },
  ...{ alertingOnly: false, privacy: false, events: ['payment.received'] },
  target: { type: 'webhook', url: 'https://shop.example/hook', secrets: [SECRET] },
  ...change,
});

let folder: string;
let store: PaymentStore;
let clock: FakeClock;
let forwarding: Forwarding;
let answer: () => SendResult | Promise<never>;
let recorded: () => void;
let calls: string[];
let gone: string[];
let lost: Message[];
let storeErrors: unknown[];

function open(waiting = OUTBOX_LIMITS.waiting): void {
  const outboxLimits = { ...OUTBOX_LIMITS, waiting };
  store = openPaymentStore(folder, { now: () => clock.wallTime(), outboxLimits });
  const channel: Channel = {
    most: 1,
    async send([first]) {
      calls.push(first?.event.id ?? '');
      return [await answer()];
    },
    close: async () => undefined,
  };
  forwarding = createForwarding({
    ...{ store, clock, random: () => 0.5, labelOf: () => '', changed: () => undefined },
    channelOf: () => channel,
    isGone: (id) => gone.push(id),
    storeFailed: (error) => storeErrors.push(error),
    lost: (said) => lost.push(said),
  });
  forwarding.follow({
    network: 'mainnet',
    onEvent: (listener) => {
      recorded = () => listener({ type: 'recorded', payments: [], source: 'live' });
      return () => undefined;
    },
  });
}

/** What a new run of the program finds. */
async function restart(...sinks: readonly ForwardingSink[]): Promise<void> {
  await forwarding.stop();
  store.close();
  open();
  forwarding.configure(sinks);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-sink-'));
  clock = new FakeClock();
  [calls, gone, lost, storeErrors] = [[], [], [], []];
  answer = () => OK;
  open();
});

afterEach(async () => {
  await forwarding.stop();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function pay(...numbers: readonly number[]): void {
  store.record(
    numbers.map((number) => newPayment(number)),
    [],
  );
  recorded();
}

const state = () => forwarding.state('shop');
const called = (times: number) => expect.poll(() => forwarding.attempts('shop').length).toBe(times);

describe('how it goes with a receiver', () => {
  it('is known over restarts: when it took something last, since when it fails, and every call', async () => {
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    const deliveredAt = clock.wallTime();
    expect(state()).toMatchObject({ waiting: 0, deliveredAt, failing: null });
    clock.advance(60_000);
    answer = () => FAILED;
    pay(2);
    await called(2);
    const since = clock.wallTime();
    const failing = { since, reason: FAILED.reason, failures: 1, nextAttemptAt: since + 5000, asked: false };
    expect(state()).toMatchObject({ waiting: 1, deliveredAt, failing });
    clock.advance(1000);
    // A start tries at once, and goes on with the waits where they were.
    await restart(sink());
    expect(state()).toMatchObject({ waiting: 1, deliveredAt, failing });
    await called(3);
    expect(state()?.failing).toMatchObject({
      ...{ since, failures: 2, nextAttemptAt: clock.wallTime() + 5 * 60_000 },
    });
    const log = forwarding.attempts('shop');
    expect(log.map(({ result }) => result.type)).toEqual(['failed', 'failed', 'delivered']);
    expect(log.map(({ event }) => event)).toEqual(calls.toReversed());
    expect(log.map(({ at }) => at)).toEqual([since + 1000, since, deliveredAt]);
    answer = () => OK;
    clock.advance(5 * 60_000);
    await called(4);
    expect(state()).toMatchObject({ waiting: 0, failing: null, deliveredAt: clock.wallTime() });
  });

  it('is known of sinks that are paused or off, and not of what is no sink', async () => {
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    const deliveredAt = clock.wallTime();
    for (const stopped of ['paused', 'off'] as const) {
      await restart(sink({ state: stopped }));
      expect(state()).toMatchObject({ deliveredAt, waiting: 0 });
    }
    expect(forwarding.state('other')).toBeNull();
  });

  it('is left alone over a restart for as long as it asked, unless a person wants it', async () => {
    answer = () => ({ ...FAILED, retryAfterMs: 3_600_000 });
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    await restart(sink());
    clock.advance(3_599_000);
    // The computer woke up, or the network is back.
    forwarding.tryNow();
    expect(calls).toHaveLength(1);
    clock.advance(1000);
    await called(2);
    forwarding.tryNow('shop');
    await called(3);
  });

  it('is tried at once where the clock was set back behind what it asked for', async () => {
    answer = () => ({ ...FAILED, retryAfterMs: 3_600_000 });
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    clock.setWallClockBy(-30 * 24 * 3_600_000);
    await restart(sink());
    await called(2);
  });

  it('keeps the last 200 calls of a sink, and none of a sink that is removed', async () => {
    forwarding.configure([sink()]);
    for (let at = 1; at <= 203; at += 1) pay(at);
    await expect.poll(() => calls.length).toBe(203);
    await expect.poll(() => state()?.waiting).toBe(0);
    const log = forwarding.attempts('shop');
    expect([log.length, log[0]?.event, log[199]?.event]).toEqual([200, calls[202], calls[3]]);
    forwarding.configure([]);
    forwarding.configure([sink()]);
    expect(forwarding.attempts('shop')).toEqual([]);
    expect(state()).toMatchObject({ deliveredAt: null, failing: null, gone: null });
  });

  it('is kept without its address, its secrets and what was sent', async () => {
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    const database = new DatabaseSync(join(folder, 'payments.db'), { readOnly: true });
    const stored = ['sink_attempts', 'sink_progress'].flatMap((name) =>
      database.prepare(`SELECT * FROM ${name}`).all(),
    );
    database.close();
    expect(stored).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toMatch(/shop\.example|whsec_|1\.5|rNmk/);
  });

  it('is erased with everything else', async () => {
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    store.erase();
    expect(forwarding.attempts('shop')).toEqual([]);
    expect(store.sinkProgress('shop').deliveredAt).toBeNull();
  });
});

describe('a receiver that wants nothing any more', () => {
  beforeEach(async () => {
    answer = () => GONE;
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    answer = () => OK;
  });

  it('is not called after a restart or a wake, and is said to be gone again', async () => {
    await restart(sink());
    pay(2);
    clock.advance(48 * 3_600_000);
    expect(calls).toHaveLength(1);
    expect(gone.length).toBeGreaterThan(1);
    expect(state()).toMatchObject({ waiting: 2, gone: GONE.reason });
  });

  it('is called once a person has switched the sink off and on, also between two runs', async () => {
    await restart(sink({ state: 'off' }));
    expect(state()?.gone).toEqual(GONE.reason);
    await restart(sink());
    await called(2);
    expect(state()).toMatchObject({ waiting: 0, gone: null });
  });

  it('is called when a person asks for it, and that is known in the next run', async () => {
    answer = () => FAILED;
    forwarding.tryNow('shop');
    await called(2);
    await restart(sink());
    await called(3);
    expect(state()?.gone).toBeNull();
  });

  it.each([
    ['address', { type: 'webhook', url: 'https://new.example/hook', secrets: [SECRET] }, true],
    ['address', { type: 'webhook', url: 'https://new.example/hook', secrets: [SECRET] }, false],
    ['secret', { type: 'webhook', url: 'https://shop.example/hook', secrets: ['env:NEW'] }, false],
  ] as const)('is another once it has another %s', async (_what, target, inNextRun) => {
    if (inNextRun) await restart(sink({ target }));
    else forwarding.configure([sink({ target })]);
    await called(2);
    expect(state()).toMatchObject({ waiting: 0, gone: null });
  });
});

describe('what is never sent', () => {
  it('is said once, and once more when it is ten times as much, until a person has read it', async () => {
    forwarding.configure([sink({ state: 'paused' })]);
    pay(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    store.prune(newPayment(1).payment.closeTime?.replace('00Z', '30Z') ?? '');
    pay(11);
    expect(lost.map(inEnglish)).toEqual(['1 event was deleted before “Shop” took it. It won’t be sent.']);
    pay(12);
    expect(lost).toHaveLength(1);
    store.prune('2100-01-01T00:00:00Z');
    pay(13);
    expect(lost.slice(1).map(inEnglish)).toEqual([
      '12 events were deleted before “Shop” took them. They won’t be sent.',
    ]);
    forwarding.forgetLosses('shop');
    expect(state()).toMatchObject({ deleted: 0, waiting: 1 });
    store.prune('2100-01-01T00:00:00Z');
    pay(14);
    expect(lost).toHaveLength(3);
  });

  it('is what finds no room: it is recorded as ever, said, and sent when everything since is asked for', async () => {
    await forwarding.stop();
    store.close();
    open(2);
    answer = () => FAILED;
    forwarding.configure([sink({ state: 'paused' }), sink({ id: 'other', name: 'Other' })]);
    pay(1, 2);
    expect(lost).toEqual([]);
    pay(3);
    expect(lost.map(inEnglish)).toEqual([
      '1 event found no room in the queue of “Shop” and wasn’t sent there. Payments are recorded as always. “Send everything since” sends what is missing.',
      '1 event found no room in the queue of “Other” and wasn’t sent there. Payments are recorded as always. “Send everything since” sends what is missing.',
    ]);
    expect(store.query({ offset: 0, limit: 10 }).rows).toHaveLength(3);
    expect(state()).toMatchObject({ waiting: 2, dropped: 1 });
    // It is counted over restarts, and is not lost with the count.
    answer = () => OK;
    await restart(sink());
    await expect.poll(() => state()?.waiting).toBe(0);
    expect(state()?.dropped).toBe(1);
    const sending = forwarding.sendSince('shop', 'mainnet', '2000-01-01T00:00:00Z');
    clock.advance(1);
    await sending;
    await expect.poll(() => state()?.waiting).toBe(0);
    expect(new Set(calls).size).toBe(3);
  });
});

describe('an error that nobody foresaw', () => {
  it('of a channel is a failure as any other: nothing is lost, and it is tried again', async () => {
    answer = () => Promise.reject(new TypeError('of a library'));
    forwarding.configure([sink()]);
    pay(1);
    await called(1);
    expect(state()?.failing?.reason).toEqual(message('delivery.failed', { detail: 'TypeError' }));
    answer = () => OK;
    clock.advance(5000);
    await called(2);
    expect(state()).toMatchObject({ waiting: 0, failing: null });
  });
});
