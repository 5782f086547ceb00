import { describe, expect, it } from 'vitest';
import { A, B, Harness, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';

const ledgerClosed = (ledgerIndex: number) => ({ type: 'ledgerClosed', ledger_index: ledgerIndex });

describe('a server whose ledgers leap', () => {
  it.each([4_000_000_000, 2 ** 40, 1_003_000])(
    'to %i: not believed, the ledgers around it unproven, and the true ones still count',
    (leap) => {
      const harness = new Harness({ servers: 2 }).connect();
      const before = harness.ofType('ledger').at(-1)?.ledgerIndex ?? 0;
      harness.server(0).push(ledgerClosed(leap));
      harness.clock.advance(10);
      expect(harness.ofType('ledger').at(-1)?.ledgerIndex).toBe(before);
      expect(harness.ofType('unreadable')).toHaveLength(1);
      expect(harness.client.statistics().ignored.implausibleLedger).toBe(1);
      harness.clock.advance(60_000);
      expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
      expect(harness.ofType('ledger').at(-1)?.ledgerIndex).toBe(harness.network.ledgerIndex);
      // Nor does it make the others look as if they were behind.
      harness.server(0).door = 'refused';
      harness.server(0).drop();
      harness.clock.advance(20_000);
      expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    },
  );

  it('with its first announcement: not believed either', () => {
    const harness = new Harness({ servers: 1, ledgers: false });
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(100);
    harness.server(0).push(ledgerClosed(9_000_000));
    harness.clock.advance(10);
    expect(harness.client.isConnected).toBe(false);
    harness.network.closeLedger();
    harness.clock.advance(10);
    expect(harness.client.isConnected).toBe(true);
  });

  it('by as much as the time allows, after hours without any: believed', () => {
    const harness = new Harness({ servers: 1 }).connect();
    // A server of one's own on the machine that slept: the socket lives on.
    harness.clock.sleep(12 * 3_600_000);
    harness.network.ledgerIndex += 12_000;
    harness.clock.advance(10_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('ledger').at(-1)?.ledgerIndex).toBe(harness.network.ledgerIndex);
  });

  it('in a transaction: unreadable, because no such ledger can have been closed', () => {
    const harness = new Harness({ servers: 1 }).connect();
    const transaction = (ledgerIndex: number) => ({
      type: 'transaction',
      validated: true,
      ledger_index: ledgerIndex,
      hash: 'A'.repeat(64),
      tx_json: { TransactionType: 'Payment', Account: B, Destination: A },
      meta: { TransactionIndex: 0, TransactionResult: 'tesSUCCESS' },
    });
    harness.server(0).push(transaction(3_000_000_000));
    harness.server(0).push(transaction(harness.network.ledgerIndex));
    harness.clock.advance(10);
    expect(harness.ofType('transaction')).toHaveLength(1);
    expect(harness.ofType('unreadable')).toHaveLength(1);
  });

  it('between what it says of itself and its answer to subscribe: left, and nothing is concluded from it', () => {
    const harness = new Harness({ servers: 2 });
    harness.server(0).answer = ({ id, command }) =>
      command === 'subscribe'
        ? { id, type: 'response', status: 'success', result: { network_id: 0, ledger_index: 4_000_000_000 } }
        : undefined;
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(10_000);
    expect(harness.ofType('subscribed').every(({ ledgerIndex }) => (ledgerIndex ?? 0) < 2000)).toBe(true);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('beyond any index there can be, in what it says of itself: not used', () => {
    const harness = new Harness({ servers: 2 });
    harness.server(0).lag = -(2 ** 40);
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('backwards: no progress, so it is left', () => {
    const harness = new Harness({ servers: 2 }).connect();
    harness.server(0).lag = 40;
    harness.clock.advance(40_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    const indexes = harness
      .ofType('ledger')
      .map(({ session, ledgerIndex }) => [session, ledgerIndex] as const);
    for (const [position, [session, index]] of indexes.entries()) {
      const earlier = indexes.slice(0, position).filter(([other]) => other === session);
      expect(earlier.every(([, before]) => before < index)).toBe(true);
    }
  });

  it('that says it is far ahead of what the others showed: not used, told as what it is', () => {
    const harness = new Harness({ servers: 2 }).connect();
    harness.server(1).lag = -5_000_000;
    harness.server(0).door = 'refused';
    harness.server(0).drop();
    harness.clock.advance(30_000);
    expect(harness.client.isConnected).toBe(false);
    expect(harness.statuses.find(({ code }) => code === 'ahead')).toBeDefined();
    harness.server(0).door = 'open';
    harness.clock.advance(120_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
  });

  it('as all of them do: what was remembered is wrong', () => {
    const harness = new Harness({ servers: 2 }).connect();
    harness.network.ledgerIndex += 5_000_000;
    for (const server of harness.network.servers) server.drop();
    harness.clock.advance(60_000);
    expect(harness.client.isConnected).toBe(true);
  });
});

describe('a server that subscribes and never sends a ledger', () => {
  it('is left for another after 20 s', () => {
    const harness = new Harness({ servers: 2 });
    harness.server(0).stale = true;
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(30_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(harness.statuses.every(({ state }) => state !== 'stalled')).toBe(true);
    expect(harness.network.openSockets).toBe(1);
  });

  it('and is alone: told as stalled, asked once a minute', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).stale = true;
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(600_000);
    expect(harness.client.status.state).toBe('stalled');
    expect(harness.client.isConnected).toBe(false);
    expect(harness.server(0).attempts.length).toBeLessThanOrEqual(11);
  });
});

describe('a server that refuses every account', () => {
  it('is of no use: another is taken that does not', () => {
    const harness = new Harness({ servers: 2 });
    for (const account of [A, B]) harness.server(0).refuses.add(account);
    harness.client.setAccounts([A, B]);
    harness.client.start();
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(harness.statuses.find(({ code }) => code === 'refuses-accounts')).toBeDefined();
    expect([...harness.server(1).sockets].flatMap(({ accounts }) => [...accounts])).toEqual([A, B]);
  });

  it('while in use: the same', () => {
    const harness = new Harness({ servers: 2 }).connect([A]);
    harness.server(0).refuses.add(B);
    harness.client.setAccounts([B]);
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(harness.client.isConnected).toBe(true);
  });

  it('as all of them do: the account is at fault, and told so once', () => {
    const harness = new Harness({ servers: 2 });
    for (const server of harness.network.servers) server.refuses.add(A);
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(30_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('problem').map(({ problem }) => problem.code)).toEqual(['account-rejected']);
  });
});

describe('a problem of the configuration', () => {
  it('is told once as long as it lasts, and again when it comes back', () => {
    const harness = new Harness({ servers: 2 });
    harness.server(0).networkId = 1;
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(4 * 3_600_000);
    expect(harness.server(0).attempts.length).toBeGreaterThan(2);
    const told = () =>
      harness.ofType('problem').filter(({ problem }) => problem.code === 'wrong-network').length;
    expect(told()).toBe(1);
    harness.server(0).networkId = 0;
    harness.clock.advance(2 * 3_600_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
    harness.server(0).networkId = 1;
    harness.server(0).drop();
    harness.clock.advance(60_000);
    expect(told()).toBe(2);
  });
});

describe('a server asked beside the one in use, which fails again and again', () => {
  it('is not opened anew for every question', async () => {
    const harness = new Harness({ servers: 2 }).connect();
    harness.server(1).door = 'drop';
    for (let second = 0; second < 600; second += 1) {
      const outcome = harness.client.request('ping', {}, { server: S2 }).catch((error: unknown) => error);
      for (let step = 0; step < 10; step += 1) {
        harness.clock.advance(100);
        await settle();
      }
      expect(await outcome).toMatchObject({ code: 'not-connected' });
    }
    // Ten minutes: as often as by backoff, with a little for its jitter.
    expect(harness.server(1).attempts.length).toBeLessThanOrEqual(20);
    harness.server(1).door = 'open';
    harness.clock.advance(60_000);
    const answer = harness.client.request('ping', {}, { server: S2 });
    await settle();
    harness.clock.advance(100);
    await settle();
    harness.clock.advance(100);
    expect(await answer).toEqual({});
  });
});
