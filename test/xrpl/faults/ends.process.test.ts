import { describe, expect, it } from 'vitest';
import { connected, connectTo, IMPATIENT, QUICK, reported, simulated } from '../support/fault-harness.ts';
import { until } from '../support/observed.ts';

describe('a server that ends or disturbs connections', () => {
  it.each([
    [1000, 'closed'],
    [1001, 'closed-going-away'],
    [1008, 'closed-policy'],
    [1011, 'closed-overloaded'],
    [1012, 'closed-overloaded'],
    [1013, 'closed-overloaded'],
    [undefined, 'closed'],
  ])('with close code %s: reported, and connected again', async (code, expected) => {
    const { server } = await simulated();
    const observed = connectTo([server.url], {
      options: { ...QUICK, policyWaitMs: 300, overloadedWaitMs: 200 },
    });
    await connected(observed);
    server.faults.reset();
    server.closeAll(code);
    await reported(observed, expected);
    await connected(observed);
    expect(observed.ofType('session-ended')).toHaveLength(1);
  });

  it.each([
    ['hang', 'connect-timeout'],
    ['reset', 'connection-reset'],
  ] as const)('in the handshake (%s)', async (kind, expected) => {
    const { server } = await simulated();
    server.faults.handshake = { kind };
    const observed = connectTo([server.url], { options: IMPATIENT });
    await reported(observed, expected);
    server.faults.reset();
    await connected(observed);
  });

  it.each([
    [429, 'too-many-requests'],
    [503, 'service-unavailable'],
    [403, 'unauthorized'],
    [301, 'not-web-socket'],
    [404, 'not-web-socket'],
  ])('with HTTP %i at the handshake', async (status, expected) => {
    const { server } = await simulated();
    server.faults.handshake = { kind: 'http', status };
    const observed = connectTo([server.url], {
      options: { ...QUICK, policyWaitMs: 200, overloadedWaitMs: 200, unauthorizedWaitMs: 200 },
    });
    await reported(observed, expected);
    server.faults.reset();
    await connected(observed);
  });

  it('with HTTP 503 and Retry-After: named, and left alone for as long', async () => {
    const { server } = await simulated();
    server.faults.handshake = { kind: 'http', status: 503, headers: { 'Retry-After': '2' } };
    const observed = connectTo([server.url], { options: { ...QUICK, overloadedWaitMs: 200 } });
    const heard: { readonly state: string; readonly at: number }[] = [];
    observed.client.onEvent((event) => {
      if (event.type === 'status') heard.push({ state: event.status.state, at: performance.now() });
    });
    await reported(observed, 'service-unavailable');
    server.faults.reset();
    expect(observed.client.status.reason).toContain('2 seconds');
    await connected(observed);
    const refused = heard.findIndex(({ state }) => state === 'waiting');
    const asked = heard[refused + 1];
    expect(asked?.state).toBe('connecting');
    // A timer may be a millisecond early by the other clock.
    expect((asked?.at ?? 0) - (heard[refused]?.at ?? 0)).toBeGreaterThan(1990);
  });

  it('by accepting and dropping, again and again: no storm', async () => {
    const { server } = await simulated();
    server.faults.handshake = { kind: 'accept-then-drop' };
    const observed = connectTo([server.url], {
      options: { ...QUICK, backoffBaseMs: 100, backoffCapMs: 10_000 },
    });
    const began = Date.now();
    await until('five attempts', () => server.handshakeCount >= 5);
    // 200, 400, 800 and 1600 ms less 30 % lie between them, however fast the machine.
    expect(Date.now() - began).toBeGreaterThan(2000);
    expect(observed.client.isConnected).toBe(false);
  });

  it('between ledgerClosed and its transactions: the session ends after that ledger', async () => {
    const { server, network } = await simulated();
    const shop = network.addAccount('Shop');
    const observed = connectTo([server.url], {}, [shop]);
    await connected(observed);
    server.faults.dropAfterLedgerClosed = 1;
    const { hash } = network.pay({ from: 'Alice', to: shop, amount: '5' });
    await until('the session ended', () => observed.ofType('session-ended').length === 1);
    const [lost] = network.truth(shop);
    expect(lost?.hash).toBe(hash);
    expect(observed.ofType('transaction')).toEqual([]);
    const ended = observed.events.findIndex(({ type }) => type === 'session-ended');
    const ledgers = observed.events
      .slice(0, ended)
      .flatMap((event) => (event.type === 'ledger' ? [event.ledgerIndex] : []));
    expect(ledgers.at(-1)).toBe(lost?.ledgerIndex);
    await connected(observed);
    // The new session begins at that ledger or later: what it does not show, recovery finds.
    expect(observed.ofType('subscribed')[1]?.ledgerIndex).toBeGreaterThanOrEqual(lost?.ledgerIndex ?? 0);
    const page = await observed.client.accountTx({
      account: shop,
      ledgerIndexMin: lost?.ledgerIndex ?? 0,
      ledgerIndexMax: lost?.ledgerIndex ?? 0,
    });
    expect(page.transactions.map((transaction) => transaction.hash)).toEqual([hash]);
  });
});
