import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** Everything validated from the moment an account is added is examined: which ledger is that moment? */

const SECOND = 1000;
const YEAR = 365 * 24 * 3600 * SECOND;
/** Seconds from the ripple epoch to 1970-01-01. */
const EPOCH = -946_684_800;

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

/** Ledgers close every 4 s, the newest just now by a clock that is right: `wrongBy` says how wrong the local one is. */
function ledgersSince(newest: number, wrongBy = 0): void {
  const now = (harness.clock.wallTime() - wrongBy) / SECOND + EPOCH;
  harness.client.closeTimes = (ledgerIndex) => Math.round((now - (newest - ledgerIndex) * 4) / 10) * 10;
}

/** One or two too many rather than one too few: close times are rounded by up to 10 s. */
function expectFrom(exact: number): void {
  expect(harness.coverage()?.from).toBeLessThanOrEqual(exact);
  expect(harness.coverage()?.from).toBeGreaterThanOrEqual(exact - 6);
}

describe('added with a connection', () => {
  beforeEach(async () => {
    harness.monitor.start();
    harness.client.subscribe(99);
    harness.client.closeLedgers(100, 100);
  });

  it('it is the ledger after the newest, also where that cannot be stored for a while', async () => {
    const { setAlertsFrom } = harness.store;
    Object.assign(harness.store, {
      setAlertsFrom: () => {
        throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      },
    });
    harness.watch({ address: A });
    harness.client.emit({ type: 'subscribed', session: 1, accounts: [A], ledgerIndex: 100 });
    await harness.clock.pass(3000);
    harness.client.closeLedgers(101, 101);
    Object.assign(harness.store, { setAlertsFrom });
    harness.client.send(payment(101));
    await harness.clock.pass(1000);
    harness.client.closeLedgers(102, 103);
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([101]);
    expect(harness.alerted()).toEqual([101]);
    expect(harness.coverage()).toMatchObject({ from: 101, gaps: [] });
  });

  it('it is the same where the network has stalled for an hour', async () => {
    await harness.clock.pass(3600 * SECOND);
    harness.watch({ address: A });
    await harness.clock.pass(0);
    expect(harness.coverage()?.from).toBe(101);
  });
});

describe('added without a connection', () => {
  it('seconds before there is one, what closed in these seconds is examined', async () => {
    harness.watch({ address: A });
    harness.monitor.start();
    await harness.clock.pass(4500);
    harness.client.answerPage = (query) =>
      emptyPage(query, { transactions: query.ledgerIndexMin <= 101 ? [payment(101)] : [] });
    harness.client.subscribe(101);
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([101]);
    expect(harness.alerted()).toEqual([101]);
    expect(harness.coverage()?.from).toBeGreaterThanOrEqual(99);
  });

  it('the machine sleeping meanwhile, what closed in its sleep is examined', async () => {
    harness.watch({ address: A });
    harness.monitor.start();
    harness.clock.sleep(8 * 3600 * SECOND);
    await harness.clock.pass(4 * SECOND);
    ledgersSince(10_000);
    harness.client.subscribe(10_000);
    await harness.clock.pass(0);
    expectFrom(10_000 - 2 * 3600);
  });

  it.each([-YEAR, YEAR])(
    'the clock being set by %i ms meanwhile, only the time passed counts',
    async (ms) => {
      harness.watch({ address: A });
      harness.monitor.start();
      await harness.clock.pass(600 * SECOND);
      harness.clock.jump(ms);
      ledgersSince(10_000, ms);
      harness.client.subscribe(10_000);
      await harness.clock.pass(0);
      expectFrom(10_000 - 149);
    },
  );

  it('while the network has stalled, it is one of the last before that', async () => {
    ledgersSince(10_000);
    harness.monitor.start();
    await harness.clock.pass(3600 * SECOND);
    harness.watch({ address: A });
    await harness.clock.pass(60 * SECOND);
    harness.client.subscribe(10_000);
    await harness.clock.pass(0);
    expect(harness.coverage()?.from).toBeLessThanOrEqual(10_001);
    expect(harness.coverage()?.from).toBeGreaterThanOrEqual(10_001 - 20);
  });
});

describe('added in an earlier process that never had a connection', () => {
  /** Added 600 s ago by a clock that was wrong by `then`, and is wrong by `now` now. */
  async function added(then: number, now: number): Promise<void> {
    const addedAt = new Date(harness.clock.wallTime() - 600 * SECOND + then).toISOString();
    harness.clock.jump(now);
    harness.watch({ address: A, addedAt });
    harness.monitor.start();
    ledgersSince(100_000_000, now);
    harness.client.subscribe(100_000_000);
    await harness.clock.pass(0);
  }

  it.each([
    ['right', 0, 0],
    ['wrong by a year then and now', YEAR, YEAR],
    ['set back by a year since', 0, -YEAR],
  ])('the clock being %s, it is that moment', async (_what, then, now) => {
    await added(then, now);
    expectFrom(100_000_000 - 149);
    expect(harness.store.alertsFrom('mainnet', `entry ${A} `)).toBe(harness.coverage()?.from);
  });

  it('the clock being a year ahead now, all that may have come since is examined, and what certainly has is alerted', async () => {
    await added(0, YEAR);
    expect(harness.coverage()?.from).toBeLessThanOrEqual(100_000_000 - YEAR / 4000);
    const alertsFrom = harness.store.alertsFrom('mainnet', `entry ${A} `) ?? 0;
    expect(alertsFrom).toBeLessThanOrEqual(100_000_000 - 149);
    expect(alertsFrom).toBeGreaterThanOrEqual(100_000_000 - 156);
  });
});

it('an entry that is still looking for its first ledger does not alert for the history of another one', async () => {
  // The first entry of the account alerts for nothing.
  const silent = { address: A, alertKinds: [] };
  harness.watch(silent);
  harness.monitor.start();
  harness.client.subscribe(99);
  harness.client.closeLedgers(100, 101);
  harness.client.emit({ type: 'session-ended', session: 1 });
  await harness.clock.pass(8 * 3600 * SECOND);
  harness.watch(silent, { address: A, id: 'second' });
  await harness.clock.pass(600 * SECOND);
  ledgersSince(10_000);
  harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(5000), payment(9950)] });
  const request = harness.client.request.bind(harness.client);
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  harness.client.request = async (command, parameters) => {
    await slow;
    return request(command, parameters);
  };
  harness.client.subscribe(10_000, 2);
  harness.client.closeLedgers(10_001, 10_002, 2);
  await harness.clock.pass(0);
  release();
  await harness.clock.pass(0);
  const announced = harness.events.flatMap((event) => (event.type === 'payment' ? [event.payment] : []));
  expect(announced.map(({ ledgerIndex, alerted }) => [ledgerIndex, alerted])).toEqual([
    [5000, false],
    [9950, true],
  ]);
  expect(harness.alerted()).toEqual([9950]);
});
