import { describe, expect, it } from 'vitest';
import { A, B, C, Harness, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
const S3 = 'wss://s3.example';

describe('rotation', () => {
  it('replaces an old connection without a gap, the preferred server first', () => {
    const harness = new Harness({ servers: 3 });
    harness.server(0).door = 'refused';
    harness.client.setAccounts([A, B]);
    harness.client.start();
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    harness.server(0).door = 'open';
    harness.statuses.length = 0;
    harness.clock.advance(3_600_000 + 20_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
    expect(harness.statuses.map(({ state }) => state)).toEqual(['connected']);
    expect(harness.network.openSockets).toBe(1);

    const [old, fresh] = harness.ofType('subscribed');
    const ended = harness.events.findIndex((event) => event.type === 'session-ended');
    const ledgers = (session: number | undefined) =>
      harness.events
        .slice(0, ended)
        .flatMap((event) =>
          event.type === 'ledger' && event.session === session ? [event.ledgerIndex] : [],
        );
    // The new session had seen its first ledger, and the old one had seen that ledger too, before it ended.
    const first = ledgers(fresh?.session)[0] ?? Number.POSITIVE_INFINITY;
    expect(ledgers(old?.session).at(-1)).toBeGreaterThanOrEqual(first);
  });

  it('keeps the old connection when the new one fails, and takes another server', () => {
    const harness = new Harness({ servers: 3, options: { rotateAfterMs: 60_000 } }).connect();
    harness.server(0).door = 'refused';
    harness.server(1).stale = true;
    harness.clock.advance(59_000);
    for (let second = 0; second < 60; second += 1) {
      harness.clock.advance(1000);
      expect(harness.client.isConnected).toBe(true);
    }
    expect(harness.client.status.server).toBe(S3);
  });

  it('that is under way when the server goes stale: told at once, and finished early', () => {
    const harness = new Harness({ servers: 2, options: { rotateAfterMs: 60_000 } }).connect();
    harness.server(0).door = 'blackhole';
    harness.server(1).door = 'silent';
    harness.clock.advance(52_000);
    for (const server of harness.network.servers) server.stale = true;
    harness.clock.advance(21_000);
    expect(harness.client.status).toMatchObject({ state: 'connecting', server: S2, code: 'stale' });
    expect(harness.client.isConnected).toBe(false);
    // Both have been tried, ten seconds each; nothing is left to try at once.
    harness.clock.advance(10_000);
    expect(harness.client.status.state).toBe('stalled');
    expect(harness.network.openSockets).toBe(1);
    for (const server of harness.network.servers) server.stale = false;
    harness.clock.advance(5000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
  });

  it('goes on after a list without the server that it was under way to', () => {
    const harness = new Harness({ servers: 3, options: { rotateAfterMs: 60_000 } });
    harness.server(0).door = 'refused';
    harness.client.start();
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    harness.server(0).door = 'blackhole';
    const { attempts } = harness.server(0);
    const earlier = attempts.length;
    while (attempts.length === earlier) harness.clock.advance(1000);
    harness.client.setServers([S2, S3]);
    const before = harness.ofType('subscribed').length;
    harness.clock.advance(120_000);
    expect(harness.ofType('subscribed').length).toBeGreaterThan(before);
    expect(harness.client.isConnected).toBe(true);
  });

  it('lets a request under way on the old connection end', async () => {
    const harness = new Harness({
      servers: 2,
      options: { rotateAfterMs: 60_000, rotationDrainMs: 5000 },
    }).connect();
    const [socket] = [...harness.server(0).sockets];
    let answer = () => undefined as unknown;
    harness.server(0).answer = ({ id, command }) => {
      if (command !== 'account_tx') return undefined;
      const result = { ledger_index_min: 1, ledger_index_max: 2, transactions: [] };
      answer = () => socket?.deliver({ id, type: 'response', status: 'success', result });
      return null;
    };
    harness.clock.advance(55_000);
    const page = harness.client.accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 });
    await settle();
    harness.clock.advance(10_000);
    expect(harness.ofType('subscribed')).toHaveLength(2);
    answer();
    harness.clock.advance(1000);
    expect((await page).connection).toBe(1);
    expect(harness.ofType('session-ended').map(({ session }) => session)).toEqual([1]);
    expect(harness.network.openSockets).toBe(1);
  });

  it('gives up a drain that takes too long', async () => {
    const harness = new Harness({
      servers: 1,
      options: { rotateAfterMs: 60_000, rotationDrainMs: 5000 },
    }).connect();
    harness.server(0).answer = ({ command }) => (command === 'account_tx' ? null : undefined);
    harness.clock.advance(54_000);
    const page = harness.client.accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 });
    const outcome = page.catch((error: unknown) => error);
    await settle();
    harness.clock.advance(20_000);
    expect(await outcome).toMatchObject({ code: 'disconnected' });
    expect(harness.network.openSockets).toBe(1);
  });
});

describe('resume, network-online and clock jumps', () => {
  it.each(['resume', 'network-online', 'clock-jump', 'user'] as const)(
    '%s does not wait for the backoff timer',
    (why) => {
      const harness = new Harness({ servers: 1 }).connect();
      harness.server(0).door = 'refused';
      harness.server(0).drop();
      harness.clock.advance(100_000);
      expect(harness.client.status.state).toBe('waiting');
      harness.server(0).door = 'open';
      const began = harness.clock.now();
      harness.client.nudge(why);
      harness.clock.advance(100);
      expect(harness.server(0).attempts.at(-1)).toBe(began);
      expect(harness.ofType('subscribed')).toHaveLength(2);
    },
  );

  it('a connection that died in the sleep is replaced within 3 s', () => {
    const harness = new Harness().connect();
    harness.server(0).frozen = true;
    harness.client.nudge('resume');
    const began = harness.clock.now();
    harness.clock.advance(3000);
    expect(harness.ofType('subscribed')).toHaveLength(2);
    expect(harness.clock.now() - began).toBeLessThanOrEqual(3000);
  });

  it('a connection that still lives is kept', () => {
    const harness = new Harness().connect();
    harness.client.nudge('resume');
    harness.clock.advance(10_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.server(0).attempts).toHaveLength(1);
  });

  it('a handshake begun before is not waited for', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'blackhole';
    harness.client.start();
    harness.clock.advance(4000);
    harness.server(0).door = 'open';
    harness.client.nudge('network-online');
    harness.clock.advance(100);
    expect(harness.ofType('subscribed')).toHaveLength(1);
  });

  it('a wait that the server demanded is kept', () => {
    const harness = new Harness({ servers: 1 }).connect();
    harness.server(0).drop(1008);
    harness.client.nudge('network-online');
    harness.clock.advance(29_000);
    expect(harness.server(0).attempts).toHaveLength(1);
  });
});

describe('subscriptions', () => {
  it('are restored in batches, and added and removed at any time', () => {
    const harness = new Harness({ servers: 1, options: { subscribeBatchSize: 2 } });
    harness.client.setAccounts([A, B, C]);
    harness.client.start();
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('subscribed').map(({ accounts }) => accounts)).toEqual([[A, B], [C]]);
    harness.client.setAccounts([C]);
    harness.clock.advance(100);
    expect(harness.ofType('unsubscribed').map(({ accounts }) => accounts)).toEqual([[A, B]]);
    harness.server(0).door = 'refused';
    harness.server(0).drop();
    harness.client.setAccounts([C, B]);
    harness.client.setAccounts([B]);
    harness.server(0).door = 'open';
    harness.clock.advance(10_000);
    expect(harness.client.isConnected).toBe(true);
    expect([...harness.server(0).sockets].flatMap(({ accounts }) => [...accounts])).toEqual([B]);
  });

  it('are not complete while one is missing', () => {
    const harness = new Harness().connect();
    harness.client.setAccounts([A, B]);
    expect(harness.client.isConnected).toBe(false);
    harness.clock.advance(20);
    expect(harness.client.isConnected).toBe(true);
  });

  it('that are not answered end the connection', () => {
    const harness = new Harness().connect();
    harness.server(0).answer = ({ command }) => (command === 'subscribe' ? null : undefined);
    harness.client.setAccounts([A, B]);
    harness.clock.advance(30_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(harness.client.isConnected).toBe(true);
  });

  it('the one bad entry among many is found, reported once, and the others kept', () => {
    const harness = new Harness({ servers: 2 });
    const accounts = [A, B, C, 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2'];
    harness.server(0).refuses.add(C);
    harness.server(1).refuses.add(C);
    harness.client.setAccounts(accounts);
    harness.client.start();
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
    const kept = harness.ofType('subscribed').flatMap((event) => event.accounts);
    expect([...kept].sort()).toEqual(accounts.filter((account) => account !== C).sort());
    harness.server(0).drop(1001);
    harness.clock.advance(10_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('problem').map(({ problem }) => problem.code)).toEqual(['account-rejected']);
  });

  it('what is no address is neither sent nor repeated', () => {
    const harness = new Harness();
    harness.client.setAccounts([A, 'snoPBrXtMeMyMHUVTgbuqAfg1SUTb']);
    harness.client.start();
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('problem')).toMatchObject([{ problem: { code: 'bad-address' } }]);
    expect(JSON.stringify([harness.events, harness.server(0).requests])).not.toContain('snoPB');
  });
});
