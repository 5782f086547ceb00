import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** Everything validated from the moment an account is added is examined: which ledger is that moment? */

const SECOND = 1000;
const YEAR = 365 * 24 * 3600 * SECOND;
/** Seconds from the ripple epoch to 1970-01-01. */
const EPOCH = -946_684_800;

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

/** Ledgers close every 4 s, the newest just now by a clock that is right: `wrongBy` says how wrong the local one is. */
function ledgersSince(newest: number, wrongBy = 0): void {
  const now = (bench.clock.wallTime() - wrongBy) / SECOND + EPOCH;
  bench.client.closeTimes = (ledgerIndex) => Math.round((now - (newest - ledgerIndex) * 4) / 10) * 10;
}

/** One or two too many rather than one too few: close times are rounded by up to 10 s. */
function expectFrom(exact: number): void {
  expect(bench.coverage()?.from).toBeLessThanOrEqual(exact);
  expect(bench.coverage()?.from).toBeGreaterThanOrEqual(exact - 6);
}

describe('added with a connection', () => {
  beforeEach(async () => {
    bench.monitor.start();
    bench.client.subscribe(99);
    bench.client.closeLedgers(100, 100);
  });

  it('it is the ledger after the newest, also where that cannot be stored for a while', async () => {
    const { setAlertsFrom } = bench.store;
    Object.assign(bench.store, {
      setAlertsFrom: () => {
        throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      },
    });
    bench.watch({ address: A });
    bench.client.emit({ type: 'subscribed', session: 1, accounts: [A], ledgerIndex: 100 });
    await bench.clock.pass(3000);
    bench.client.closeLedgers(101, 101);
    Object.assign(bench.store, { setAlertsFrom });
    bench.client.send(payment(101));
    await bench.clock.pass(1000);
    bench.client.closeLedgers(102, 103);
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([101]);
    expect(bench.rang()).toEqual([101]);
    expect(bench.coverage()).toMatchObject({ from: 101, gaps: [] });
  });

  it('it is the same where the network has stalled for an hour', async () => {
    await bench.clock.pass(3600 * SECOND);
    bench.watch({ address: A });
    await bench.clock.pass(0);
    expect(bench.coverage()?.from).toBe(101);
  });
});

describe('added without a connection', () => {
  it('seconds before there is one, what closed in these seconds is examined', async () => {
    bench.watch({ address: A });
    bench.monitor.start();
    await bench.clock.pass(4500);
    bench.client.answerPage = (query) =>
      emptyPage(query, { transactions: query.ledgerIndexMin <= 101 ? [payment(101)] : [] });
    bench.client.subscribe(101);
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([101]);
    expect(bench.rang()).toEqual([101]);
    expect(bench.coverage()?.from).toBeGreaterThanOrEqual(99);
  });

  it('the machine sleeping meanwhile, what closed in its sleep is examined', async () => {
    bench.watch({ address: A });
    bench.monitor.start();
    bench.clock.sleep(8 * 3600 * SECOND);
    await bench.clock.pass(4 * SECOND);
    ledgersSince(10_000);
    bench.client.subscribe(10_000);
    await bench.clock.pass(0);
    expectFrom(10_000 - 2 * 3600);
  });

  it.each([-YEAR, YEAR])(
    'the clock being set by %i ms meanwhile, only the time passed counts',
    async (ms) => {
      bench.watch({ address: A });
      bench.monitor.start();
      await bench.clock.pass(600 * SECOND);
      bench.clock.jump(ms);
      ledgersSince(10_000, ms);
      bench.client.subscribe(10_000);
      await bench.clock.pass(0);
      expectFrom(10_000 - 149);
    },
  );

  it('while the network has stalled, it is one of the last before that', async () => {
    ledgersSince(10_000);
    bench.monitor.start();
    await bench.clock.pass(3600 * SECOND);
    bench.watch({ address: A });
    await bench.clock.pass(60 * SECOND);
    bench.client.subscribe(10_000);
    await bench.clock.pass(0);
    expect(bench.coverage()?.from).toBeLessThanOrEqual(10_001);
    expect(bench.coverage()?.from).toBeGreaterThanOrEqual(10_001 - 20);
  });
});

describe('added in an earlier process that never had a connection', () => {
  /** Added 600 s ago by a clock that was wrong by `then`, and is wrong by `now` now. */
  async function added(then: number, now: number): Promise<void> {
    const addedAt = new Date(bench.clock.wallTime() - 600 * SECOND + then).toISOString();
    bench.clock.jump(now);
    bench.watch({ address: A, addedAt });
    bench.monitor.start();
    ledgersSince(100_000_000, now);
    bench.client.subscribe(100_000_000);
    await bench.clock.pass(0);
  }

  it.each([
    ['right', 0, 0],
    ['wrong by a year then and now', YEAR, YEAR],
    ['set back by a year since', 0, -YEAR],
  ])('the clock being %s, it is that moment', async (_what, then, now) => {
    await added(then, now);
    expectFrom(100_000_000 - 149);
    expect(bench.store.alertsFrom('mainnet', `entry ${A} `)).toBe(bench.coverage()?.from);
  });

  it('the clock being a year ahead now, all that may have come since is examined, and what certainly has rings', async () => {
    await added(0, YEAR);
    expect(bench.coverage()?.from).toBeLessThanOrEqual(100_000_000 - YEAR / 4000);
    const rings = bench.store.alertsFrom('mainnet', `entry ${A} `) ?? 0;
    expect(rings).toBeLessThanOrEqual(100_000_000 - 149);
    expect(rings).toBeGreaterThanOrEqual(100_000_000 - 156);
  });
});

it('an entry that is still looking for its first ledger does not ring for the history of another one', async () => {
  // The first entry of the account rings for nothing.
  const silent = { address: A, alertKinds: [] };
  bench.watch(silent);
  bench.monitor.start();
  bench.client.subscribe(99);
  bench.client.closeLedgers(100, 101);
  bench.client.emit({ type: 'session-ended', session: 1 });
  await bench.clock.pass(8 * 3600 * SECOND);
  bench.watch(silent, { address: A, id: 'second' });
  await bench.clock.pass(600 * SECOND);
  ledgersSince(10_000);
  bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(5000), payment(9950)] });
  const request = bench.client.request.bind(bench.client);
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  bench.client.request = async (command, parameters) => {
    await slow;
    return request(command, parameters);
  };
  bench.client.subscribe(10_000, 2);
  bench.client.closeLedgers(10_001, 10_002, 2);
  await bench.clock.pass(0);
  release();
  await bench.clock.pass(0);
  const told = bench.events.flatMap((event) => (event.type === 'payment' ? [event.payment] : []));
  expect(told.map(({ ledgerIndex, alerted }) => [ledgerIndex, alerted])).toEqual([
    [5000, false],
    [9950, true],
  ]);
  expect(bench.rang()).toEqual([9950]);
});
