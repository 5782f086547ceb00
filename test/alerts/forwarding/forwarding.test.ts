import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChannels } from '../../../electron/alerts/forwarding/channels/channels.ts';
import { createForwarding, type Forwarding } from '../../../electron/alerts/forwarding/forwarding.ts';
import { httpPoster } from '../../../electron/alerts/forwarding/http-post.ts';
import type { ForwardingSink } from '../../../electron/contract/index.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment } from '../../store/database/sample-payment.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';
import { OK, Receiver } from './receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const NEW_SECRET = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;

const webhook = (url: string, more: Partial<ForwardingSink> = {}): ForwardingSink => ({
  ...{ id: 'shop', name: 'Shop', state: 'on', accounts: [], kinds: null, minimumXrp: null },
  ...{ alertingOnly: false, privacy: false, events: ['payment.received', 'payment.confirmed', 'test'] },
  target: { type: 'webhook', url, secrets: [SECRET] },
  ...more,
});

let folder: string;
let store: PaymentStore;
let receiver: Receiver;
let clock: FakeClock;
let forwarding: Forwarding;
let gone: string[];

function open(): void {
  store = openPaymentStore(folder);
  forwarding = createForwarding({
    ...{ store, clock, random: () => 0.5 },
    channelOf: createChannels({
      post: httpPoster(() => []),
      secrets: { env: { OLD: SECRET }, read: () => '' },
      words: () => ({ one: () => ({ title: '', body: '' }), summary: () => ({ title: '', body: '' }) }),
      loadNats: () => Promise.reject(new Error('none here')),
      pageOf: () => null,
      log: () => undefined,
      // What the judge holds against its own clock.
      wallTime: () => Date.now(),
    }),
    labelOf: () => 'Till',
    changed: () => undefined,
    isGone: (id) => gone.push(id),
    storeFailed: (error) => {
      throw error;
    },
  });
}

async function close(): Promise<void> {
  await forwarding.stop();
  store.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-forwarding-'));
  clock = new FakeClock();
  gone = [];
  receiver = new Receiver();
  await receiver.listen();
  open();
});

afterEach(async () => {
  await close();
  await receiver.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Records a payment and has the sinks told, as the monitor does. */
function pay(...numbers: readonly number[]): void {
  store.record(
    numbers.map((number) => newPayment(number)),
    [],
  );
  forwarding.tryNow();
}

const waiting = () => store.waitingCounts('shop').waiting;
const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);
const settled = () => expect.poll(waiting).toBe(0);

describe('a webhook', () => {
  it('gets each payment once, signed as the library of Standard Webhooks asks', async () => {
    forwarding.configure([webhook(receiver.url)]);
    pay(1, 2);
    await settled();
    expect(receiver.received).toHaveLength(2);
    for (const { body, headers } of receiver.received) {
      const event = new Webhook(SECRET).verify(body, headers as Record<string, string>);
      expect(event).toMatchObject({ type: 'payment.received', data: { network: 'mainnet', label: 'Till' } });
    }
    expect(new Set(ids()).size).toBe(2);
    expect(ids()[0]).toMatch(/^payment\.received_0_C[0-9A-F]{15}_r\w+_XRP$/);
  });

  it('gets what is recorded in the moment in which all was delivered', async () => {
    const { waitingFor } = store;
    let isLate = false;
    // Between the look that finds nothing and the end of that work.
    store.waitingFor = (...args) => {
      const rows = waitingFor(...args);
      if (rows.length === 0 && !isLate) {
        isLate = true;
        queueMicrotask(() => pay(2));
      }
      return rows;
    };
    forwarding.configure([webhook(receiver.url)]);
    pay(1);
    await expect.poll(() => receiver.received.length).toBe(2);
  });

  it('is signed with two secrets while one takes the place of the other, one of them from the environment', async () => {
    const target = { type: 'webhook', url: receiver.url, secrets: [NEW_SECRET, 'env:OLD'] } as const;
    forwarding.configure([webhook(receiver.url, { target })]);
    pay(1);
    await settled();
    const [{ body, headers } = { body: '', headers: {} }] = receiver.received;
    for (const secret of [SECRET, NEW_SECRET])
      expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow();
  });

  it('that is down gets everything once it is back, under the same ids, also after a restart', async () => {
    await receiver.close();
    forwarding.configure([webhook(receiver.url)]);
    pay(1, 2, 3);
    await expect.poll(() => forwarding.state('shop')?.failing?.reason.code).toBe('delivery.unreachable');
    expect(waiting()).toBe(3);
    await close();
    open();
    await receiver.listen();
    forwarding.configure([webhook(receiver.url)]);
    await settled();
    expect(receiver.received).toHaveLength(3);
  });

  it('whose answer was lost gets the event again, under the same id', async () => {
    receiver.answer = (_request, number) => (number === 1 ? 'cut' : OK);
    forwarding.configure([webhook(receiver.url)]);
    pay(1);
    await expect.poll(() => forwarding.state('shop')?.failing?.reason.code).toBe('delivery.cut');
    clock.advance(6_000);
    await settled();
    expect(ids()).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });

  it.each([
    [301, 'delivery.redirected'],
    [401, 'delivery.http'],
    [429, 'delivery.http'],
    [500, 'delivery.http'],
    [503, 'delivery.http'],
  ])('that answers %i waits with everything, and longer each time', async (status, code) => {
    receiver.answer = () => ({ status, headers: { Location: receiver.url } });
    forwarding.configure([webhook(receiver.url)]);
    pay(1, 2);
    await expect.poll(() => forwarding.state('shop')?.failing?.reason.code).toBe(code);
    expect(receiver.received).toHaveLength(1);
    clock.advance(4_900);
    expect(receiver.received).toHaveLength(1);
    clock.advance(200);
    await expect.poll(() => receiver.received.length).toBe(2);
    await expect.poll(() => forwarding.attempts('shop').length).toBe(2);
    clock.advance(299_000);
    expect(receiver.received).toHaveLength(2);
    receiver.answer = () => OK;
    clock.advance(2_000);
    await settled();
    expect(forwarding.state('shop')).toMatchObject({ failing: null, refused: 0 });
  });

  it('is left alone for as long as it asks', async () => {
    receiver.answer = () => ({ status: 429, headers: { 'Retry-After': '120' } });
    forwarding.configure([webhook(receiver.url)]);
    pay(1);
    await expect.poll(() => forwarding.attempts('shop').length).toBe(1);
    clock.advance(119_000);
    expect(receiver.received).toHaveLength(1);
    clock.advance(1_500);
    await expect.poll(() => receiver.received.length).toBe(2);
  });

  it('that refuses one event gets the next, and the refused one again when it is asked for', async () => {
    receiver.answer = (_request, number) => ({ status: number === 1 ? 422 : 204 });
    forwarding.configure([webhook(receiver.url)]);
    pay(1, 2);
    await settled();
    expect(store.waitingCounts('shop').refused).toBe(1);
    const [refused] = store.refusedOf('shop', 10);
    expect(refused).toMatchObject({ payment: { hash: newPayment(1).payment.hash } });
    forwarding.sendAgain('shop', refused?.id ?? 0);
    await settled();
    expect(store.waitingCounts('shop').refused).toBe(0);
    expect(ids()).toHaveLength(3);
    expect(ids()[2]).toBe(ids()[0]);
  });

  it('that is gone is not called again', async () => {
    receiver.answer = () => ({ status: 410 });
    forwarding.configure([webhook(receiver.url)]);
    pay(1);
    await expect.poll(() => gone).toEqual(['shop']);
    clock.advance(24 * 3600_000);
    expect(receiver.received).toHaveLength(1);
  });

  it('gets nothing over plain http outside of the own network', async () => {
    forwarding.configure([webhook('http://example.com/hook')]);
    pay(1);
    await expect.poll(() => forwarding.state('shop')?.failing?.reason.code).toBe('delivery.plain-http');
  });
});

describe('a sink', () => {
  it('gets no history unless that is asked for, and then what it had under the same id', async () => {
    store.record([newPayment(1), newPayment(2)], []);
    forwarding.configure([webhook(receiver.url)]);
    pay(3);
    await settled();
    expect(receiver.received).toHaveLength(1);
    const sending = forwarding.sendSince('shop', 'mainnet', '2000-01-01T00:00:00Z');
    clock.advance(1);
    expect(await sending).toBe(3);
    await settled();
    expect(new Set(ids()).size).toBe(3);
    expect(ids()).toHaveLength(4);
  });

  it('that is paused gets what came meanwhile later, and one that is off never does', async () => {
    forwarding.configure([
      webhook(receiver.url, { state: 'paused' }),
      webhook(receiver.url, { id: 'off', state: 'off' }),
    ]);
    pay(1);
    expect(waiting()).toBe(1);
    expect(store.waitingCounts('off').waiting).toBe(0);
    forwarding.configure([webhook(receiver.url)]);
    await settled();
    expect(receiver.received).toHaveLength(1);
  });

  it('is told apart by its privacy, its accounts, kinds and minimum', async () => {
    const small = newPayment(2, { amount: '0.5' });
    forwarding.configure([
      webhook(receiver.url, { privacy: true }),
      webhook(receiver.url, { id: 'large', minimumXrp: '1' }),
      webhook(receiver.url, { id: 'checks', kinds: ['check'] }),
      webhook(receiver.url, { id: 'other', accounts: ['rrrrrrrrrrrrrrrrrrrrrhoLvTp'] }),
    ]);
    store.record([newPayment(1), small], []);
    expect(store.waitingCounts('shop').waiting).toBe(2);
    expect(store.waitingCounts('large').waiting).toBe(1);
    expect(store.waitingCounts('checks').waiting).toBe(0);
    expect(store.waitingCounts('other').waiting).toBe(0);
    forwarding.tryNow('shop');
    await settled();
    for (const { body } of receiver.received) {
      expect(body).not.toContain('amount');
      expect(body).not.toContain('"from"');
    }
  });

  it('sends a test that goes to it alone', async () => {
    forwarding.configure([webhook(receiver.url), webhook(receiver.url, { id: 'other' })]);
    forwarding.test('shop', 'mainnet');
    await settled();
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['test']);
  });

  it('that is removed leaves nothing behind', () => {
    forwarding.configure([webhook(receiver.url, { state: 'paused' })]);
    pay(1);
    forwarding.configure([]);
    expect(store.waitingCounts('shop').waiting).toBe(0);
  });
});

it('what is pruned before it was delivered is counted', () => {
  forwarding.configure([webhook(receiver.url, { state: 'paused' })]);
  pay(1, 2);
  store.prune('2100-01-01T00:00:00Z');
  expect(store.waitingCounts('shop')).toMatchObject({ waiting: 0, dropped: 0, deleted: 2 });
});
