import { describe, expect, it } from 'vitest';
import { A, B, C, Scene, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
const S3 = 'wss://s3.example';

describe('rotation', () => {
  it('replaces an old connection without a gap, the preferred server first', () => {
    const scene = new Scene({ servers: 3 });
    scene.server(0).door = 'refused';
    scene.client.setAccounts([A, B]);
    scene.client.start();
    scene.clock.advance(10_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    scene.server(0).door = 'open';
    scene.statuses.length = 0;
    scene.clock.advance(3_600_000 + 20_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
    expect(scene.statuses.map(({ state }) => state)).toEqual(['connected']);
    expect(scene.network.openSockets).toBe(1);

    const [old, fresh] = scene.ofType('subscribed');
    const ended = scene.events.findIndex((event) => event.type === 'session-ended');
    const ledgers = (session: number | undefined) =>
      scene.events
        .slice(0, ended)
        .flatMap((event) =>
          event.type === 'ledger' && event.session === session ? [event.ledgerIndex] : [],
        );
    // The new session had seen its first ledger, and the old one had seen that ledger too, before it ended.
    const first = ledgers(fresh?.session)[0] ?? Number.POSITIVE_INFINITY;
    expect(ledgers(old?.session).at(-1)).toBeGreaterThanOrEqual(first);
  });

  it('keeps the old connection when the new one fails, and takes another server', () => {
    const scene = new Scene({ servers: 3, options: { rotateAfterMs: 60_000 } }).connect();
    scene.server(0).door = 'refused';
    scene.server(1).stale = true;
    scene.clock.advance(59_000);
    for (let second = 0; second < 60; second += 1) {
      scene.clock.advance(1000);
      expect(scene.client.isConnected).toBe(true);
    }
    expect(scene.client.status.server).toBe(S3);
  });

  it('that is under way when the server goes stale: told at once, and finished early', () => {
    const scene = new Scene({ servers: 2, options: { rotateAfterMs: 60_000 } }).connect();
    scene.server(0).door = 'blackhole';
    scene.server(1).door = 'silent';
    scene.clock.advance(52_000);
    for (const server of scene.network.servers) server.stale = true;
    scene.clock.advance(21_000);
    expect(scene.client.status).toMatchObject({ state: 'connecting', server: S2, code: 'stale' });
    expect(scene.client.isConnected).toBe(false);
    // Both have been tried, ten seconds each; nothing is left to try at once.
    scene.clock.advance(10_000);
    expect(scene.client.status.state).toBe('stalled');
    expect(scene.network.openSockets).toBe(1);
    for (const server of scene.network.servers) server.stale = false;
    scene.clock.advance(5000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
  });

  it('lets a request under way on the old connection end', async () => {
    const scene = new Scene({
      servers: 2,
      options: { rotateAfterMs: 60_000, rotationDrainMs: 5000 },
    }).connect();
    const [socket] = [...scene.server(0).sockets];
    let answer = () => undefined as unknown;
    scene.server(0).answer = ({ id, command }) => {
      if (command !== 'account_tx') return undefined;
      const result = { ledger_index_min: 1, ledger_index_max: 2, transactions: [] };
      answer = () => socket?.deliver({ id, type: 'response', status: 'success', result });
      return null;
    };
    scene.clock.advance(55_000);
    const page = scene.client.accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 });
    await settle();
    scene.clock.advance(10_000);
    expect(scene.ofType('subscribed')).toHaveLength(2);
    answer();
    scene.clock.advance(1000);
    expect((await page).connection).toBe(1);
    expect(scene.ofType('session-ended').map(({ session }) => session)).toEqual([1]);
    expect(scene.network.openSockets).toBe(1);
  });

  it('gives up a drain that takes too long', async () => {
    const scene = new Scene({
      servers: 1,
      options: { rotateAfterMs: 60_000, rotationDrainMs: 5000 },
    }).connect();
    scene.server(0).answer = ({ command }) => (command === 'account_tx' ? null : undefined);
    scene.clock.advance(54_000);
    const page = scene.client.accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 });
    const outcome = page.catch((error: unknown) => error);
    await settle();
    scene.clock.advance(20_000);
    expect(await outcome).toMatchObject({ code: 'disconnected' });
    expect(scene.network.openSockets).toBe(1);
  });
});

describe('resume, network-online and clock jumps', () => {
  it.each(['resume', 'network-online', 'clock-jump', 'user'] as const)(
    '%s does not wait for the backoff timer',
    (why) => {
      const scene = new Scene({ servers: 1 }).connect();
      scene.server(0).door = 'refused';
      scene.server(0).drop();
      scene.clock.advance(100_000);
      expect(scene.client.status.state).toBe('waiting');
      scene.server(0).door = 'open';
      const began = scene.clock.now();
      scene.client.nudge(why);
      scene.clock.advance(100);
      expect(scene.server(0).attempts.at(-1)).toBe(began);
      expect(scene.ofType('subscribed')).toHaveLength(2);
    },
  );

  it('a connection that died in the sleep is replaced within 3 s', () => {
    const scene = new Scene().connect();
    scene.server(0).frozen = true;
    scene.client.nudge('resume');
    const began = scene.clock.now();
    scene.clock.advance(3000);
    expect(scene.ofType('subscribed')).toHaveLength(2);
    expect(scene.clock.now() - began).toBeLessThanOrEqual(3000);
  });

  it('a connection that still lives is kept', () => {
    const scene = new Scene().connect();
    scene.client.nudge('resume');
    scene.clock.advance(10_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.server(0).attempts).toHaveLength(1);
  });

  it('a handshake begun before is not waited for', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = 'blackhole';
    scene.client.start();
    scene.clock.advance(4000);
    scene.server(0).door = 'open';
    scene.client.nudge('network-online');
    scene.clock.advance(100);
    expect(scene.ofType('subscribed')).toHaveLength(1);
  });

  it('a wait that the server demanded is kept', () => {
    const scene = new Scene({ servers: 1 }).connect();
    scene.server(0).drop(1008);
    scene.client.nudge('network-online');
    scene.clock.advance(29_000);
    expect(scene.server(0).attempts).toHaveLength(1);
  });
});

describe('subscriptions', () => {
  it('are restored in batches, and added and removed at any time', () => {
    const scene = new Scene({ servers: 1, options: { subscribeBatchSize: 2 } });
    scene.client.setAccounts([A, B, C]);
    scene.client.start();
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('subscribed').map(({ accounts }) => accounts)).toEqual([[A, B], [C]]);
    scene.client.setAccounts([C]);
    scene.clock.advance(100);
    expect(scene.ofType('unsubscribed').map(({ accounts }) => accounts)).toEqual([[A, B]]);
    scene.server(0).door = 'refused';
    scene.server(0).drop();
    scene.client.setAccounts([C, B]);
    scene.client.setAccounts([B]);
    scene.server(0).door = 'open';
    scene.clock.advance(10_000);
    expect(scene.client.isConnected).toBe(true);
    expect([...scene.server(0).sockets].flatMap(({ accounts }) => [...accounts])).toEqual([B]);
  });

  it('are not complete while one is missing', () => {
    const scene = new Scene().connect();
    scene.client.setAccounts([A, B]);
    expect(scene.client.isConnected).toBe(false);
    scene.clock.advance(20);
    expect(scene.client.isConnected).toBe(true);
  });

  it('that are not answered end the connection', () => {
    const scene = new Scene().connect();
    scene.server(0).answer = ({ command }) => (command === 'subscribe' ? null : undefined);
    scene.client.setAccounts([A, B]);
    scene.clock.advance(30_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(scene.client.isConnected).toBe(true);
  });

  it('the one bad entry among many is found, reported once, and the others kept', () => {
    const scene = new Scene({ servers: 2 });
    const accounts = [A, B, C, 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2'];
    scene.server(0).refuses.add(C);
    scene.server(1).refuses.add(C);
    scene.client.setAccounts(accounts);
    scene.client.start();
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
    const kept = scene.ofType('subscribed').flatMap((event) => event.accounts);
    expect([...kept].sort()).toEqual(accounts.filter((account) => account !== C).sort());
    scene.server(0).drop(1001);
    scene.clock.advance(10_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('problem').map(({ problem }) => problem.code)).toEqual(['account-rejected']);
  });

  it('what is no address is neither sent nor repeated', () => {
    const scene = new Scene();
    scene.client.setAccounts([A, 'snoPBrXtMeMyMHUVTgbuqAfg1SUTb']);
    scene.client.start();
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('problem')).toMatchObject([{ problem: { code: 'bad-address' } }]);
    expect(JSON.stringify([scene.events, scene.server(0).requests])).not.toContain('snoPB');
  });
});
