import { describe, expect, it } from 'vitest';
import { A, B, Scene, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';

const ledgerClosed = (ledgerIndex: number) => ({ type: 'ledgerClosed', ledger_index: ledgerIndex });

describe('a server whose ledgers leap', () => {
  it.each([4_000_000_000, 2 ** 40, 1_003_000])(
    'to %i: not believed, the ledgers around it unproven, and the true ones still count',
    (leap) => {
      const scene = new Scene({ servers: 2 }).connect();
      const before = scene.ofType('ledger').at(-1)?.ledgerIndex ?? 0;
      scene.server(0).push(ledgerClosed(leap));
      scene.clock.advance(10);
      expect(scene.ofType('ledger').at(-1)?.ledgerIndex).toBe(before);
      expect(scene.ofType('unreadable')).toHaveLength(1);
      expect(scene.client.statistics().ignored.implausibleLedger).toBe(1);
      scene.clock.advance(60_000);
      expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
      expect(scene.ofType('ledger').at(-1)?.ledgerIndex).toBe(scene.network.ledgerIndex);
      // Nor does it make the others look as if they were behind.
      scene.server(0).door = 'refused';
      scene.server(0).drop();
      scene.clock.advance(20_000);
      expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    },
  );

  it('with its first announcement: not believed either', () => {
    const scene = new Scene({ servers: 1, ledgers: false });
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(100);
    scene.server(0).push(ledgerClosed(9_000_000));
    scene.clock.advance(10);
    expect(scene.client.isConnected).toBe(false);
    scene.network.closeLedger();
    scene.clock.advance(10);
    expect(scene.client.isConnected).toBe(true);
  });

  it('by as much as the time allows, after hours without any: believed', () => {
    const scene = new Scene({ servers: 1 }).connect();
    // A server of one's own on the machine that slept: the socket lives on.
    scene.clock.sleep(12 * 3_600_000);
    scene.network.ledgerIndex += 12_000;
    scene.clock.advance(10_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('ledger').at(-1)?.ledgerIndex).toBe(scene.network.ledgerIndex);
  });

  it('in a transaction: unreadable, because no such ledger can have been closed', () => {
    const scene = new Scene({ servers: 1 }).connect();
    const transaction = (ledgerIndex: number) => ({
      type: 'transaction',
      validated: true,
      ledger_index: ledgerIndex,
      hash: 'A'.repeat(64),
      tx_json: { TransactionType: 'Payment', Account: B, Destination: A },
      meta: { TransactionIndex: 0, TransactionResult: 'tesSUCCESS' },
    });
    scene.server(0).push(transaction(3_000_000_000));
    scene.server(0).push(transaction(scene.network.ledgerIndex));
    scene.clock.advance(10);
    expect(scene.ofType('transaction')).toHaveLength(1);
    expect(scene.ofType('unreadable')).toHaveLength(1);
  });

  it('between what it says of itself and its answer to subscribe: left, and nothing is concluded from it', () => {
    const scene = new Scene({ servers: 2 });
    scene.server(0).answer = ({ id, command }) =>
      command === 'subscribe'
        ? { id, type: 'response', status: 'success', result: { network_id: 0, ledger_index: 4_000_000_000 } }
        : undefined;
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(10_000);
    expect(scene.ofType('subscribed').every(({ ledgerIndex }) => (ledgerIndex ?? 0) < 2000)).toBe(true);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('beyond any index there can be, in what it says of itself: not used', () => {
    const scene = new Scene({ servers: 2 });
    scene.server(0).lag = -(2 ** 40);
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(10_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('backwards: no progress, so it is left', () => {
    const scene = new Scene({ servers: 2 }).connect();
    scene.server(0).lag = 40;
    scene.clock.advance(40_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    const indexes = scene.ofType('ledger').map(({ session, ledgerIndex }) => [session, ledgerIndex] as const);
    for (const [position, [session, index]] of indexes.entries()) {
      const earlier = indexes.slice(0, position).filter(([other]) => other === session);
      expect(earlier.every(([, before]) => before < index)).toBe(true);
    }
  });

  it('that says it is far ahead of what the others showed: not used, told as what it is', () => {
    const scene = new Scene({ servers: 2 }).connect();
    scene.server(1).lag = -5_000_000;
    scene.server(0).door = 'refused';
    scene.server(0).drop();
    scene.clock.advance(30_000);
    expect(scene.client.isConnected).toBe(false);
    expect(scene.statuses.find(({ code }) => code === 'ahead')).toBeDefined();
    scene.server(0).door = 'open';
    scene.clock.advance(120_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
  });

  it('as all of them do: what was remembered is wrong', () => {
    const scene = new Scene({ servers: 2 }).connect();
    scene.network.ledgerIndex += 5_000_000;
    for (const server of scene.network.servers) server.drop();
    scene.clock.advance(60_000);
    expect(scene.client.isConnected).toBe(true);
  });
});

describe('a server that subscribes and never sends a ledger', () => {
  it('is left for another after 20 s', () => {
    const scene = new Scene({ servers: 2 });
    scene.server(0).stale = true;
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(30_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(scene.statuses.every(({ state }) => state !== 'stalled')).toBe(true);
    expect(scene.network.openSockets).toBe(1);
  });

  it('and is alone: told as stalled, asked once a minute', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).stale = true;
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(600_000);
    expect(scene.client.status.state).toBe('stalled');
    expect(scene.client.isConnected).toBe(false);
    expect(scene.server(0).attempts.length).toBeLessThanOrEqual(11);
  });
});

describe('a server that refuses every account', () => {
  it('is of no use: another is taken that does not', () => {
    const scene = new Scene({ servers: 2 });
    for (const account of [A, B]) scene.server(0).refuses.add(account);
    scene.client.setAccounts([A, B]);
    scene.client.start();
    scene.clock.advance(10_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(scene.statuses.find(({ code }) => code === 'refuses-accounts')).toBeDefined();
    expect([...scene.server(1).sockets].flatMap(({ accounts }) => [...accounts])).toEqual([A, B]);
  });

  it('while in use: the same', () => {
    const scene = new Scene({ servers: 2 }).connect([A]);
    scene.server(0).refuses.add(B);
    scene.client.setAccounts([B]);
    scene.clock.advance(10_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(scene.client.isConnected).toBe(true);
  });

  it('as all of them do: the account is at fault, and told so once', () => {
    const scene = new Scene({ servers: 2 });
    for (const server of scene.network.servers) server.refuses.add(A);
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(30_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('problem').map(({ problem }) => problem.code)).toEqual(['account-rejected']);
  });
});

describe('a problem of the configuration', () => {
  it('is told once as long as it lasts, and again when it comes back', () => {
    const scene = new Scene({ servers: 2 });
    scene.server(0).networkId = 1;
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(4 * 3_600_000);
    expect(scene.server(0).attempts.length).toBeGreaterThan(2);
    const told = () =>
      scene.ofType('problem').filter(({ problem }) => problem.code === 'wrong-network').length;
    expect(told()).toBe(1);
    scene.server(0).networkId = 0;
    scene.clock.advance(2 * 3_600_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
    scene.server(0).networkId = 1;
    scene.server(0).drop();
    scene.clock.advance(60_000);
    expect(told()).toBe(2);
  });
});

describe('a server asked beside the one in use, which fails again and again', () => {
  it('is not opened anew for every question', async () => {
    const scene = new Scene({ servers: 2 }).connect();
    scene.server(1).door = 'drop';
    for (let second = 0; second < 600; second += 1) {
      const outcome = scene.client.request('ping', {}, { server: S2 }).catch((error: unknown) => error);
      for (let step = 0; step < 10; step += 1) {
        scene.clock.advance(100);
        await settle();
      }
      expect(await outcome).toMatchObject({ code: 'not-connected' });
    }
    // Ten minutes: as often as by backoff, with a little for its jitter.
    expect(scene.server(1).attempts.length).toBeLessThanOrEqual(20);
    scene.server(1).door = 'open';
    scene.clock.advance(60_000);
    const answer = scene.client.request('ping', {}, { server: S2 });
    await settle();
    scene.clock.advance(100);
    await settle();
    scene.clock.advance(100);
    expect(await answer).toEqual({});
  });
});
