import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});

afterEach(() => harness.dispose());

/** The payment of ledger 101 as one says it that has another amount. */
function altered(amount = '1000000') {
  const truth = payment(101);
  return { ...truth, meta: { ...truth.meta, amount } };
}

function amounts(): readonly string[] {
  return harness.events.flatMap((event) => (event.type === 'payment' ? [event.payment.amount] : []));
}

describe('a server that says something else of a payment than before', () => {
  it('in the same turn: the first is recorded, the server is distrusted, and the ledger is not proven', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 101);
    harness.client.send(payment(101));
    harness.client.send(altered());
    // The server rests, and another one that says the same is asked: it may be the one that is right.
    harness.client.answerPage = (query) => emptyPage(query, { server: 'wss://b', transactions: [altered()] });
    harness.client.closeLedgers(102, 102);
    await harness.clock.pass(0);
    expect(amounts()).toEqual(['1']);
    expect(harness.client.distrusted).toEqual([{ session: expect.any(Number) }]);
    expect(harness.problems()).toEqual(
      expect.arrayContaining(['untrue-statement', 'conflicting-statements']),
    );
    expect(harness.coverage()).toMatchObject({ through: 100 });
  });

  it('in its history, after a restart: what was recorded stays, and the ledger is examined elsewhere', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 101);
    harness.client.send(payment(101));
    await harness.clock.pass(0);
    harness.crash();
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [altered('0.5')] });
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.subscribe(105);
    harness.client.closeLedgers(106, 106);
    await harness.clock.pass(0);
    expect(amounts()).toEqual([]);
    expect(harness.problems()).toContain('conflicting-statements');
    expect(harness.store.creditsOf('mainnet', A, payment(101).hash)).toMatchObject([{ amount: '1' }]);
  });

  it('of which it is known that servers dispute it: the ledger is examined, and nobody is named', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 101);
    harness.client.send(altered());
    await harness.clock.pass(0);
    const of = { network: 'mainnet', account: A, hash: payment(101).hash } as const;
    const at = '2026-01-01T00:00:00Z';
    harness.store.setTrust(of, 'disputed', {
      ...{ server: 'wss://b', at, says: 'disagrees', stated: null, ledgerHashCheck: null },
    });
    harness.crash();
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(101)] });
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.subscribe(105);
    harness.client.closeLedgers(106, 106);
    await harness.clock.pass(0);
    expect(harness.problems()).not.toContain('conflicting-statements');
    expect(harness.coverage()).toMatchObject({ through: 105, gaps: [] });
    expect(harness.store.creditsOf('mainnet', A, of.hash)).toMatchObject([{ isDisputed: true }]);
  });

  it.each([
    ['of the same run: the server contradicts itself', 'untrue-statement', () => undefined],
    [
      'of the run before: it is said',
      'conflicting-statements',
      () => {
        harness.crash();
        harness.watch({ address: A });
        harness.monitor.start();
        harness.client.subscribe(101);
      },
    ],
  ])('that it brought nothing, of a payment %s', async (_when, problem, restart) => {
    await harness.live();
    harness.client.closeLedgers(101, 101);
    harness.client.send(payment(101));
    await harness.clock.pass(0);
    restart();
    harness.client.answerPage = (query) =>
      emptyPage(query, { server: 'wss://b', transactions: [payment(101)] });
    harness.client.send({ ...payment(101), meta: { accounts: [] } });
    await harness.clock.pass(0);
    expect(harness.problems()).toContain(problem);
  });

  it('and a repetition that says the same is no conflict', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 101);
    harness.client.send(payment(101));
    harness.client.send(payment(101));
    harness.client.closeLedgers(102, 102);
    await harness.clock.pass(0);
    expect(amounts()).toEqual(['1']);
    expect(harness.problems()).toEqual([]);
    expect(harness.coverage()).toMatchObject({ through: 101 });
  });
});
