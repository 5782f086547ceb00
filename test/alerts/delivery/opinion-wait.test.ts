import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paymentsOf } from '../../../electron/alerts/alert.types.ts';
import type { AccountTxPage, AccountTxQuery } from '../../../electron/xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { A, MonitorHarness, payment } from '../../watch/support/monitor-harness.ts';
import { emptyPage, type ScriptedClient, serverView } from '../../watch/support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
  harness.secondOpinion = true;
});

afterEach(() => harness.dispose());

const large = (ledgerIndex: number): ValidatedTransaction => ({
  ...payment(ledgerIndex),
  ledgerHash: 'AB'.repeat(32),
  meta: { accounts: [A], amount: '250' },
});

/** Live on server A; `others` hold what is in their answers, and B is the first to be asked. */
function live(
  answer: (query: AccountTxQuery) => AccountTxPage | Promise<AccountTxPage>,
  urls: readonly string[] = ['wss://a', 'wss://b'],
): ScriptedClient {
  const { client } = harness;
  client.serverList = urls.map((url, n) => serverView(url, null, n === 0));
  client.answerPage = (query, { server }) =>
    server === undefined || server === 'wss://a' ? emptyPage(query) : answer(query);
  harness.watch({ address: A });
  harness.monitor.start();
  client.subscribe(100);
  client.closeLedgers(101, 102);
  return client;
}

const agreeing = (query: AccountTxQuery) =>
  emptyPage(query, { server: 'wss://b', transactions: [large(query.ledgerIndexMin)] });
const denying = (query: AccountTxQuery) => emptyPage(query, { server: 'wss://b' });
const never = () => new Promise<never>(() => undefined);

const alerts = () => harness.events.flatMap((event) => (event.type === 'alert' ? [event.alert] : []));
const shown = () =>
  alerts().flatMap((alert) => paymentsOf(alert).map(({ id }) => harness.store.payment(id)?.trust ?? 'seen'));
const recorded = () => harness.events.filter(({ type }) => type === 'recorded').length;

describe('the alert of a large payment', () => {
  it.each([
    ['confirms it', agreeing, 'confirmed'],
    ['denies it', denying, 'disputed'],
  ] as const)('comes as soon as another server %s', async (_, answer, trust) => {
    const client = live(answer);
    await harness.clock.pass(100);
    client.send(large(103));
    await harness.clock.pass(400);
    expect(recorded()).toBe(1);
    expect(alerts()).toEqual([]);
    await harness.clock.pass(200);
    expect(shown()).toEqual([trust]);
    await harness.clock.pass(60_000);
    expect(alerts()).toHaveLength(1);
  });

  it('comes after four seconds where no server answers', async () => {
    const client = live(never);
    await harness.clock.pass(100);
    client.send(large(103));
    await harness.clock.pass(3900);
    expect(alerts()).toEqual([]);
    await harness.clock.pass(200);
    expect(shown()).toEqual(['seen']);
  });

  it('waits while the other server does not have the ledger yet, which it is asked for once more', async () => {
    let has = false;
    const client = live((query) =>
      has ? agreeing(query) : emptyPage(query, { ledgerIndexMax: query.ledgerIndexMin - 1 }),
    );
    await harness.clock.pass(100);
    client.send(large(103));
    await harness.clock.pass(1000);
    expect(alerts()).toEqual([]);
    has = true;
    await harness.clock.pass(1500);
    expect(shown()).toEqual(['confirmed']);
  });

  it.each([
    ['there is no server of another operator', ['wss://a'], true],
    ['it is not wanted', ['wss://a', 'wss://b'], false],
  ] as const)('does not wait where %s', async (_, urls, wanted) => {
    harness.secondOpinion = wanted;
    const client = live(agreeing, urls);
    await harness.clock.pass(100);
    client.send(large(103));
    await harness.clock.pass(10);
    expect(alerts()).toHaveLength(1);
  });

  it('is neither lost nor doubled by a kill while it waits', async () => {
    const client = live(never);
    await harness.clock.pass(100);
    client.send(large(103));
    await harness.clock.pass(1000);
    expect(recorded()).toBe(1);
    expect(alerts()).toEqual([]);
    harness.crash();
    const restarted = live(agreeing);
    restarted.closeLedgers(103, 104);
    await harness.clock.pass(20_000);
    expect(shown()).toEqual(['confirmed']);
    harness.crash();
    live(agreeing);
    await harness.clock.pass(20_000);
    expect(alerts()).toEqual([]);
  });

  it('is left to the next run when the app quits while it waits', async () => {
    const client = live(never);
    await harness.clock.pass(100);
    client.send(large(103));
    await harness.clock.pass(1000);
    harness.alerting.stop();
    await harness.clock.pass(10_000);
    expect(alerts()).toEqual([]);
    expect(harness.store.pending('mainnet', 'notification')).toHaveLength(1);
  });
});

it('an ordinary payment never waits, also while a large one does', async () => {
  const client = live(never);
  await harness.clock.pass(100);
  client.send(large(103));
  client.send(payment(103, 1));
  await harness.clock.pass(10);
  expect(
    alerts()
      .flatMap(paymentsOf)
      .map(({ amount }) => amount),
  ).toEqual(['1']);
});

it('nobody is asked any more as soon as it is not wanted, and of what was left as soon as it is again', async () => {
  const client = live(agreeing);
  await harness.clock.pass(100);
  const asked = () => client.pages.filter(({ options }) => options.server === 'wss://b').length;
  client.send(payment(103));
  harness.secondOpinion = false;
  await harness.clock.pass(20_000);
  expect(asked()).toBe(0);
  harness.secondOpinion = true;
  harness.monitor.resumeOpinions();
  await harness.clock.pass(5000);
  expect(asked()).toBe(1);
});
