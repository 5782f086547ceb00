import { describe, expect, it } from 'vitest';
import { A, B, Scene, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
const S3 = 'wss://s3.example';

describe('nudges in storms', () => {
  it('do not keep a dead connection from being noticed', () => {
    const scene = new Scene().connect();
    scene.server(0).frozen = true;
    for (let tenth = 0; tenth < 100; tenth += 1) {
      scene.client.nudge('network-online');
      scene.clock.advance(100);
    }
    expect(scene.statuses.some(({ code }) => code === 'heartbeat')).toBe(true);
    expect(scene.ofType('subscribed')).toHaveLength(2);
  });

  it('do not keep a slow handshake from ending', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).latencyMs = 1200;
    scene.client.start();
    for (let tenth = 0; tenth < 300; tenth += 1) {
      scene.client.nudge('network-online');
      scene.clock.advance(100);
    }
    expect(scene.ofType('subscribed')).toHaveLength(1);
  });

  it('do not become a storm of attempts on a server that refuses', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = 'refused';
    scene.client.start();
    for (let tenth = 0; tenth < 600; tenth += 1) {
      scene.client.nudge(tenth % 2 ? 'network-online' : 'clock-jump');
      scene.clock.advance(100);
    }
    // Without any nudge it would be six in a minute.
    expect(scene.server(0).attempts.length).toBeLessThanOrEqual(12);
  });

  it('that are over leave the next one its effect', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = 'refused';
    scene.client.start();
    for (let tenth = 0; tenth < 600; tenth += 1) {
      scene.client.nudge('network-online');
      scene.clock.advance(100);
    }
    scene.clock.advance(300_000);
    scene.server(0).door = 'open';
    scene.client.nudge('network-online');
    const began = scene.clock.now();
    scene.clock.advance(100);
    expect(scene.server(0).attempts.at(-1)).toBe(began);
  });

  it('close together are one attempt each second at least: a network that comes back after the resume is used', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = 'refused';
    scene.client.start();
    scene.clock.advance(100_000);
    scene.client.nudge('resume');
    scene.clock.advance(700);
    scene.server(0).door = 'open';
    scene.client.nudge('network-online');
    scene.clock.advance(500);
    expect(scene.ofType('subscribed')).toHaveLength(1);
  });
});

describe('a resume', () => {
  it('to a dead connection: the next server at once, without a backoff', () => {
    const scene = new Scene().connect();
    scene.server(0).frozen = true;
    scene.client.nudge('resume');
    const began = scene.clock.now();
    scene.clock.advance(1100);
    // One second for the ping, and nothing to wait for after it.
    expect(scene.server(1).attempts).toEqual([began + 1000]);
  });

  it('while every server rests because it demanded that: no attempt before the first wait is over', () => {
    const scene = new Scene().connect();
    scene.server(1).door = 'refused';
    scene.server(0).drop(1008);
    scene.clock.advance(1100);
    scene.server(1).attempts.length = 0;
    scene.client.nudge('resume');
    scene.clock.advance(20_000);
    expect(scene.server(0).attempts).toHaveLength(1);
  });
});

describe('a nudge while the network stands still', () => {
  it('looks at one more server at once, none more often than once a minute', () => {
    const scene = new Scene({ servers: 3 }).connect();
    for (const server of scene.network.servers) server.stale = true;
    scene.clock.advance(150_000);
    expect(scene.client.status.state).toBe('stalled');
    for (const server of scene.network.servers) server.attempts.length = 0;
    scene.clock.advance(5000);
    const began = scene.clock.now();
    for (let count = 0; count < 20; count += 1) scene.client.nudge('user');
    const asked = scene.network.servers.flatMap(({ attempts }) => attempts);
    expect(asked.filter((at) => at === began)).toHaveLength(1);
    for (let second = 0; second < 300; second += 1) {
      scene.clock.advance(1000);
      scene.client.nudge('user');
    }
    for (const { attempts } of scene.network.servers) {
      for (const [position, at] of attempts.entries()) {
        expect(at - (attempts[position - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(60_000);
      }
    }
    expect(scene.network.openSockets).toBeLessThanOrEqual(2);
  });
});

describe('a list of servers that changes', () => {
  it('while a stale server is being left: the new ones are tried at once', () => {
    const scene = new Scene({ servers: 3 });
    scene.client.setServers([S1, S2]);
    scene.connect();
    scene.server(0).stale = true;
    scene.server(1).door = 'blackhole';
    scene.clock.advance(21_000);
    expect(scene.client.status).toMatchObject({ state: 'connecting', server: S2 });
    scene.client.setServers([S1, S3]);
    scene.clock.advance(5000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S3 });
    expect(scene.network.openSockets).toBe(1);
  });

  it('while the network is stalled: a new one is tried at once', () => {
    const scene = new Scene({ servers: 3 });
    scene.client.setServers([S1, S2]);
    scene.connect();
    for (const position of [0, 1]) scene.server(position).stale = true;
    scene.clock.advance(70_000);
    expect(scene.client.status.state).toBe('stalled');
    scene.client.setServers([S1, S2, S3]);
    scene.clock.advance(5000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S3 });
  });

  it('while rotating away from a server that is removed: it is left although the rotation fails', () => {
    const scene = new Scene({ servers: 3, options: { rotateAfterMs: 60_000 } }).connect();
    scene.server(0).door = 'refused';
    scene.server(1).door = 'blackhole';
    scene.server(2).door = 'refused';
    while (scene.server(1).attempts.length === 0) scene.clock.advance(100);
    scene.client.setServers([S2, S3]);
    scene.clock.advance(60_000);
    expect(scene.server(0).sockets.size).toBe(0);
    expect(scene.client.status.state).toMatch(/waiting|connecting/);
    scene.server(2).door = 'open';
    scene.clock.advance(150_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S3 });
  });

  it('while waiting and connecting: the removed one is asked no more', () => {
    for (const after of [3, 500, 3000]) {
      const scene = new Scene({ servers: 2 });
      scene.server(0).door = 'blackhole';
      scene.client.setServers([S1]);
      scene.client.start();
      scene.clock.advance(after);
      scene.client.setServers([S2]);
      const asked = scene.server(0).attempts.length;
      scene.clock.advance(30_000);
      expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
      expect(scene.server(0).attempts).toHaveLength(asked);
    }
  });

  it('to other credentials of the same server: what waits for its turn is still asked', async () => {
    const scene = new Scene({ servers: 1 }).connect();
    const query = { account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 };
    const pages = Array.from({ length: 30 }, () =>
      scene.client.accountTx(query).then(
        () => 'answered',
        (error: { code: string }) => error.code,
      ),
    );
    await settle();
    scene.client.setServers(['wss://s1.example/?key=other']);
    for (let step = 0; step < 200; step += 1) {
      scene.clock.advance(50);
      await settle();
    }
    const outcomes = await Promise.all(pages);
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeGreaterThan(20);
  });
});

describe('an account', () => {
  it('removed and added again while the server has not answered: not counted as subscribed', () => {
    const scene = new Scene({ servers: 1 }).connect([A, B]);
    const held: { id: number }[] = [];
    scene.server(0).answer = (request) => {
      if (request.command !== 'unsubscribe') return undefined;
      held.push(request);
      return null;
    };
    scene.client.setAccounts([A]);
    scene.clock.advance(10);
    expect(held).toHaveLength(1);
    scene.client.setAccounts([A, B]);
    scene.clock.advance(100);
    // The server may have let it go already: what comes now may lack its transactions.
    expect(scene.client.isConnected).toBe(false);
    expect(scene.ofType('unsubscribed').flatMap(({ accounts }) => accounts)).toEqual([B]);
    scene.clock.advance(10_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('subscribed').at(-1)?.accounts).toEqual([B]);
  });

  it('is told as unsubscribed on no session that has ended', () => {
    const scene = new Scene({ servers: 1 }).connect([A, B]);
    scene.server(0).answer = ({ command }) => (command === 'unsubscribe' ? null : undefined);
    scene.client.setAccounts([A]);
    scene.clock.advance(10);
    scene.server(0).drop();
    const ended = scene.events.findIndex(({ type }) => type === 'session-ended');
    expect(scene.events.slice(ended).some(({ type }) => type === 'unsubscribed')).toBe(false);
  });

  it('that is bad, in a batch whose socket drops meanwhile: found on the next connection, the others kept', () => {
    const scene = new Scene({ servers: 1, options: { subscribeBatchSize: 4 } });
    scene.server(0).refuses.add(B);
    scene.client.setAccounts([A, B, 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2']);
    scene.client.start();
    scene.clock.advance(22);
    scene.server(0).drop();
    scene.clock.advance(15_000);
    expect(scene.client.isConnected).toBe(true);
    const [socket] = [...scene.server(0).sockets];
    expect([...(socket?.accounts ?? [])]).toHaveLength(3);
    expect(scene.ofType('problem').map(({ problem }) => problem.code)).toEqual(['account-rejected']);
  });
});

describe('a request', () => {
  it('answered after its time limit is over already; the late answer is counted and harms nothing', async () => {
    const scene = new Scene({ servers: 1 }).connect();
    let late = { id: 0 };
    scene.server(0).answer = (request) => {
      if (request.command !== 'slow') return undefined;
      late = request;
      return null;
    };
    const outcome = scene.client.request('slow', {}, { timeoutMs: 1000 }).catch((error: unknown) => error);
    await settle();
    scene.clock.advance(1100);
    expect(await outcome).toMatchObject({ code: 'timeout' });
    scene.server(0).push({ id: late.id, type: 'response', status: 'success', result: {} });
    scene.clock.advance(10);
    expect(scene.client.statistics().ignored.unknownId).toBe(1);
    expect(scene.client.isConnected).toBe(true);
  });

  it('given up before a connection beside the one in use is there: the connection is closed when idle', async () => {
    const scene = new Scene().connect();
    const controller = new AbortController();
    const outcome = scene.client
      .request('ping', {}, { server: S2, signal: controller.signal })
      .catch((error: unknown) => error);
    await settle();
    controller.abort();
    scene.clock.advance(20);
    await settle();
    expect(await outcome).toMatchObject({ code: 'aborted' });
    scene.clock.advance(30_000);
    expect(scene.server(1).sockets.size).toBe(0);
  });
});

describe('a request given up before it was asked', () => {
  it('leaves the connection beside the one in use to be closed when idle', async () => {
    const scene = new Scene().connect();
    const ask = (signal: AbortSignal) =>
      scene.client.request('ping', {}, { server: S2, signal }).catch((error: unknown) => error);
    const first = ask(new AbortController().signal);
    for (let step = 0; step < 10; step += 1) {
      scene.clock.advance(10);
      await settle();
    }
    await first;
    expect(await ask(AbortSignal.abort())).toMatchObject({ code: 'aborted' });
    scene.clock.advance(30_000);
    expect(scene.server(1).sockets.size).toBe(0);
  });
});

describe('two rotations', () => {
  it('of which the first still drains when the second begins: three connections at most, one in the end', async () => {
    const scene = new Scene({
      servers: 2,
      options: { rotateAfterMs: 5000, rotationDrainMs: 20_000 },
    }).connect();
    scene.server(0).answer = ({ command }) => (command === 'account_tx' ? null : undefined);
    void scene.client.accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 }).catch(() => undefined);
    await settle();
    for (let step = 0; step < 200; step += 1) {
      scene.clock.advance(100);
      expect(scene.network.openSockets).toBeLessThanOrEqual(3);
      expect(scene.client.isConnected).toBe(true);
    }
    expect(await scene.end()).toBe(0);
    expect(scene.network.openSockets).toBe(0);
  });

  it('a stop in the middle of one leaves nothing behind', async () => {
    for (const after of [1, 3, 6, 9, 12, 20, 1000, 4001, 4006]) {
      const scene = new Scene({ servers: 2, options: { rotateAfterMs: 60_000 } }).connect();
      const before = scene.server(0).attempts.length;
      while (scene.server(0).attempts.length === before) scene.clock.advance(1);
      scene.clock.advance(after);
      expect(await scene.end(), `after ${after}`).toBe(0);
      expect(scene.network.openSockets).toBe(0);
    }
  });
});
