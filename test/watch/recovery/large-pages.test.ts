import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { createNetworkClient } from '../../../electron/xrpl/client.ts';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import { createSimulatedNetwork, startSimulatedServer } from '../../simulator/index.ts';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

/** Pages over what one answer may weigh: whoever has long transactions written must not hide what lies between. */

let harness: MonitorHarness;
afterEach(async () => {
  await harness.dispose();
});

const tooLarge = (server: string) => new RequestError('too-large', 'too large', { server });

describe('a page over the bound', () => {
  beforeEach(() => {
    harness = new MonitorHarness();
    harness.client.serverList = [serverView('wss://a', '1-200', true), serverView('wss://b', '1-200')];
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
  });

  const asked = () =>
    harness.client.pages.map(({ query, options }) => [options.server ?? 'wss://a', query.limit]);

  it('is asked for in halves, until it fits; larger ones come again after a while', async () => {
    harness.client.answerPage = (query, { server = 'wss://a' }) => {
      if ((query.limit ?? 200) > 60) throw tooLarge(server);
      // One payment in each ledger from 11 to 190, and one on each page.
      const ledger = Number(query.marker?.ledger ?? Math.max(11, query.ledgerIndexMin));
      const marker = ledger < 190 ? { ledger: ledger + 1, seq: 1 } : null;
      return emptyPage(query, { transactions: [payment(ledger)], marker });
    };
    harness.client.subscribe(199);
    await harness.clock.pass(5000);
    const limits = asked().map(([, limit]) => limit);
    expect(limits.slice(0, 4)).toEqual([200, 100, 50, 50]);
    // Tried again after forty whole ones, after eighty, and so on: each trial costs the connection.
    const trials = limits.flatMap((limit, index) => (limit === 100 ? [index] : []));
    expect(trials).toEqual([1, 42, 123]);
    expect(new Set(asked().map(([server]) => server))).toEqual(new Set(['wss://a']));
    expect(harness.coverage()).toMatchObject({ from: 10, through: 199, gaps: [] });
    expect(harness.payments()).toHaveLength(180);
  });

  it('that does not even fit at its smallest is asked of another server', async () => {
    harness.client.answerPage = (query, { server = 'wss://a' }) => {
      if (server === 'wss://a') throw tooLarge(server);
      return emptyPage(query, { server, transactions: [payment(50)] });
    };
    harness.client.subscribe(99);
    await harness.clock.pass(10_000);
    expect(asked()).toEqual([
      ...[200, 100, 50, 25, 12, 10].map((limit) => ['wss://a', limit]),
      ['wss://b', 10],
    ]);
    expect(harness.coverage()).toMatchObject({ from: 10, through: 99, gaps: [] });
    expect(harness.payments()).toEqual([50]);
  });
});

it('a whole ledger over the bound is asked for once: account by account it is smaller', async () => {
  harness = new MonitorHarness();
  const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
  harness.client.serverList = [serverView('wss://a', '1-200', true)];
  await harness.live(...accounts);
  harness.client.closeLedgers(101, 103);
  harness.client.emit({ type: 'session-ended', session: 1 });
  harness.client.answerLedger = (ledgerIndex) => {
    if (ledgerIndex === 105) throw tooLarge('wss://a');
    return { ...{ server: 'wss://a', ledgerIndex, closeTime: null, transactions: [], unreadable: 0 } };
  };
  // It ended the connection.
  harness.client.answerPage = () => {
    throw new RequestError('disconnected', 'gone');
  };
  harness.client.subscribe(108, 2);
  await harness.clock.pass(0);
  harness.client.emit({ type: 'session-ended', session: 2 });
  await harness.clock.pass(1000);
  harness.client.answerPage = (query) => emptyPage(query);
  harness.client.subscribe(108, 3);
  await harness.clock.pass(5000);
  expect(harness.client.ledgers.filter((ledger) => ledger === 105)).toHaveLength(1);
  for (const account of accounts) expect(harness.coverage(account)).toMatchObject({ through: 108, gaps: [] });
});

it('an honest server that holds such a page is asked for less, over real sockets, and does not rest', async () => {
  const network = createSimulatedNetwork({ seed: 'large pages', startLedger: 1000 });
  const shop = network.addAccount('Shop');
  network.addAccount('Alice');
  for (let ledger = 0; ledger < 60; ledger += 1) {
    for (let count = 0; count < 5; count += 1) network.pay({ from: 'Alice', to: shop, amount: '7' });
    network.closeMany(1);
  }
  const server = await startSimulatedServer(network, {});
  const stopClosing = network.run(200);
  harness = new MonitorHarness(readCredits);
  const client = createNetworkClient({
    ...{ network: 'mainnet', servers: [server.url] },
    options: { maxFrameBytes: 60_000, maxStreamFrameBytes: 60_000, backoffBaseMs: 20 },
  });
  harness.useRealClient(client);
  try {
    harness.watch({ address: shop, sinceLedger: 1001 });
    harness.monitor.start();
    await expect.poll(() => harness.payments().length, { timeout: 20_000 }).toBe(300);
    await expect.poll(() => harness.coverage(shop)?.gaps).toEqual([]);
    const codes = client.recentEvents().map(({ code }) => code);
    expect(codes).toContain('answer-too-large');
    expect(codes).not.toContain('frame-too-large');
    expect(client.servers()[0]?.coolDownUntil).toBeNull();
  } finally {
    stopClosing();
    await harness.monitor.stop();
    await server.stop();
  }
});
