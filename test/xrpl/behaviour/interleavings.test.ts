import { describe, expect, it } from 'vitest';
import { A, B, Harness, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
const S3 = 'wss://s3.example';

describe('nudges in storms', () => {
  it('do not keep a dead connection from being noticed', () => {
    const harness = new Harness().connect();
    harness.server(0).frozen = true;
    for (let tenth = 0; tenth < 100; tenth += 1) {
      harness.client.nudge('network-online');
      harness.clock.advance(100);
    }
    expect(harness.statuses.some(({ code }) => code === 'heartbeat')).toBe(true);
    expect(harness.ofType('subscribed')).toHaveLength(2);
  });

  it('do not keep a slow handshake from ending', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).latencyMs = 1200;
    harness.client.start();
    for (let tenth = 0; tenth < 300; tenth += 1) {
      harness.client.nudge('network-online');
      harness.clock.advance(100);
    }
    expect(harness.ofType('subscribed')).toHaveLength(1);
  });

  it('do not become a storm of attempts on a server that refuses', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'refused';
    harness.client.start();
    for (let tenth = 0; tenth < 600; tenth += 1) {
      harness.client.nudge(tenth % 2 ? 'network-online' : 'clock-jump');
      harness.clock.advance(100);
    }
    // Without any nudge it would be six in a minute.
    expect(harness.server(0).attempts.length).toBeLessThanOrEqual(12);
  });

  it('that are over leave the next one its effect', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'refused';
    harness.client.start();
    for (let tenth = 0; tenth < 600; tenth += 1) {
      harness.client.nudge('network-online');
      harness.clock.advance(100);
    }
    harness.clock.advance(300_000);
    harness.server(0).door = 'open';
    harness.client.nudge('network-online');
    const began = harness.clock.now();
    harness.clock.advance(100);
    expect(harness.server(0).attempts.at(-1)).toBe(began);
  });

  it('close together are one attempt each second at least: a network that comes back after the resume is used', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'refused';
    harness.client.start();
    harness.clock.advance(100_000);
    harness.client.nudge('resume');
    harness.clock.advance(700);
    harness.server(0).door = 'open';
    harness.client.nudge('network-online');
    harness.clock.advance(500);
    expect(harness.ofType('subscribed')).toHaveLength(1);
  });
});

describe('a resume', () => {
  it('to a dead connection: the next server at once, without a backoff', () => {
    const harness = new Harness().connect();
    harness.server(0).frozen = true;
    harness.client.nudge('resume');
    const began = harness.clock.now();
    harness.clock.advance(1100);
    // One second for the ping, and nothing to wait for after it.
    expect(harness.server(1).attempts).toEqual([began + 1000]);
  });

  it('while every server rests because it demanded that: no attempt before the first wait is over', () => {
    const harness = new Harness().connect();
    harness.server(1).door = 'refused';
    harness.server(0).drop(1008);
    harness.clock.advance(1100);
    harness.server(1).attempts.length = 0;
    harness.client.nudge('resume');
    harness.clock.advance(20_000);
    expect(harness.server(0).attempts).toHaveLength(1);
  });
});

describe('a nudge while the network stands still', () => {
  it('looks at one more server at once, none more often than once a minute', () => {
    const harness = new Harness({ servers: 3 }).connect();
    for (const server of harness.network.servers) server.stale = true;
    harness.clock.advance(150_000);
    expect(harness.client.status.state).toBe('stalled');
    for (const server of harness.network.servers) server.attempts.length = 0;
    harness.clock.advance(5000);
    const began = harness.clock.now();
    for (let count = 0; count < 20; count += 1) harness.client.nudge('user');
    const asked = harness.network.servers.flatMap(({ attempts }) => attempts);
    expect(asked.filter((at) => at === began)).toHaveLength(1);
    for (let second = 0; second < 300; second += 1) {
      harness.clock.advance(1000);
      harness.client.nudge('user');
    }
    for (const { attempts } of harness.network.servers) {
      for (const [position, at] of attempts.entries()) {
        expect(at - (attempts[position - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(60_000);
      }
    }
    expect(harness.network.openSockets).toBeLessThanOrEqual(2);
  });
});

describe('a list of servers that changes', () => {
  it('while a stale server is being left: the new ones are tried at once', () => {
    const harness = new Harness({ servers: 3 });
    harness.client.setServers([S1, S2]);
    harness.connect();
    harness.server(0).stale = true;
    harness.server(1).door = 'blackhole';
    harness.clock.advance(21_000);
    expect(harness.client.status).toMatchObject({ state: 'connecting', server: S2 });
    harness.client.setServers([S1, S3]);
    harness.clock.advance(5000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S3 });
    expect(harness.network.openSockets).toBe(1);
  });

  it('while the network is stalled: a new one is tried at once', () => {
    const harness = new Harness({ servers: 3 });
    harness.client.setServers([S1, S2]);
    harness.connect();
    for (const position of [0, 1]) harness.server(position).stale = true;
    harness.clock.advance(70_000);
    expect(harness.client.status.state).toBe('stalled');
    harness.client.setServers([S1, S2, S3]);
    harness.clock.advance(5000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S3 });
  });

  it('while rotating away from a server that is removed: it is left although the rotation fails', () => {
    const harness = new Harness({ servers: 3, options: { rotateAfterMs: 60_000 } }).connect();
    harness.server(0).door = 'refused';
    harness.server(1).door = 'blackhole';
    harness.server(2).door = 'refused';
    while (harness.server(1).attempts.length === 0) harness.clock.advance(100);
    harness.client.setServers([S2, S3]);
    harness.clock.advance(60_000);
    expect(harness.server(0).sockets.size).toBe(0);
    expect(harness.client.status.state).toMatch(/waiting|connecting/);
    harness.server(2).door = 'open';
    harness.clock.advance(150_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S3 });
  });

  it('while waiting and connecting: the removed one is asked no more', () => {
    for (const after of [3, 500, 3000]) {
      const harness = new Harness({ servers: 2 });
      harness.server(0).door = 'blackhole';
      harness.client.setServers([S1]);
      harness.client.start();
      harness.clock.advance(after);
      harness.client.setServers([S2]);
      const asked = harness.server(0).attempts.length;
      harness.clock.advance(30_000);
      expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
      expect(harness.server(0).attempts).toHaveLength(asked);
    }
  });

  it('to other credentials of the same server: what waits for its turn is still asked', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    const query = { account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 };
    const pages = Array.from({ length: 30 }, () =>
      harness.client.accountTx(query).then(
        () => 'answered',
        (error: { code: string }) => error.code,
      ),
    );
    await settle();
    harness.client.setServers(['wss://s1.example/?key=other']);
    for (let step = 0; step < 200; step += 1) {
      harness.clock.advance(50);
      await settle();
    }
    const outcomes = await Promise.all(pages);
    expect(outcomes.filter((outcome) => outcome === 'answered').length).toBeGreaterThan(20);
  });
});

describe('an account', () => {
  it('removed and added again while the server has not answered: not counted as subscribed', () => {
    const harness = new Harness({ servers: 1 }).connect([A, B]);
    const held: { id: number }[] = [];
    harness.server(0).answer = (request) => {
      if (request.command !== 'unsubscribe') return undefined;
      held.push(request);
      return null;
    };
    harness.client.setAccounts([A]);
    harness.clock.advance(10);
    expect(held).toHaveLength(1);
    harness.client.setAccounts([A, B]);
    harness.clock.advance(100);
    // The server may have let it go already: what comes now may lack its transactions.
    expect(harness.client.isConnected).toBe(false);
    expect(harness.ofType('unsubscribed').flatMap(({ accounts }) => accounts)).toEqual([B]);
    harness.clock.advance(10_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('subscribed').at(-1)?.accounts).toEqual([B]);
  });

  it('is told as unsubscribed on no session that has ended', () => {
    const harness = new Harness({ servers: 1 }).connect([A, B]);
    harness.server(0).answer = ({ command }) => (command === 'unsubscribe' ? null : undefined);
    harness.client.setAccounts([A]);
    harness.clock.advance(10);
    harness.server(0).drop();
    const ended = harness.events.findIndex(({ type }) => type === 'session-ended');
    expect(harness.events.slice(ended).some(({ type }) => type === 'unsubscribed')).toBe(false);
  });

  it('that is bad, in a batch whose socket drops meanwhile: found on the next connection, the others kept', () => {
    const harness = new Harness({ servers: 1, options: { subscribeBatchSize: 4 } });
    harness.server(0).refuses.add(B);
    harness.client.setAccounts([A, B, 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'rDdQRjB8nmWCK8ts9q4tG8p8xSNkPTrfs2']);
    harness.client.start();
    harness.clock.advance(22);
    harness.server(0).drop();
    harness.clock.advance(15_000);
    expect(harness.client.isConnected).toBe(true);
    const [socket] = [...harness.server(0).sockets];
    expect([...(socket?.accounts ?? [])]).toHaveLength(3);
    expect(harness.ofType('problem').map(({ problem }) => problem.code)).toEqual(['account-rejected']);
  });
});

describe('a request', () => {
  it('answered after its time limit is over already; the late answer is counted and harms nothing', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    let late = { id: 0 };
    harness.server(0).answer = (request) => {
      if (request.command !== 'slow') return undefined;
      late = request;
      return null;
    };
    const outcome = harness.client.request('slow', {}, { timeoutMs: 1000 }).catch((error: unknown) => error);
    await settle();
    harness.clock.advance(1100);
    expect(await outcome).toMatchObject({ code: 'timeout' });
    harness.server(0).push({ id: late.id, type: 'response', status: 'success', result: {} });
    harness.clock.advance(10);
    expect(harness.client.statistics().ignored.unknownId).toBe(1);
    expect(harness.client.isConnected).toBe(true);
  });

  it('given up before a connection beside the one in use is there: the connection is closed when idle', async () => {
    const harness = new Harness().connect();
    const controller = new AbortController();
    const outcome = harness.client
      .request('ping', {}, { server: S2, signal: controller.signal })
      .catch((error: unknown) => error);
    await settle();
    controller.abort();
    harness.clock.advance(20);
    await settle();
    expect(await outcome).toMatchObject({ code: 'aborted' });
    harness.clock.advance(30_000);
    expect(harness.server(1).sockets.size).toBe(0);
  });
});

describe('a request given up before it was asked', () => {
  it('leaves the connection beside the one in use to be closed when idle', async () => {
    const harness = new Harness().connect();
    const ask = (signal: AbortSignal) =>
      harness.client.request('ping', {}, { server: S2, signal }).catch((error: unknown) => error);
    const first = ask(new AbortController().signal);
    for (let step = 0; step < 10; step += 1) {
      harness.clock.advance(10);
      await settle();
    }
    await first;
    expect(await ask(AbortSignal.abort())).toMatchObject({ code: 'aborted' });
    harness.clock.advance(30_000);
    expect(harness.server(1).sockets.size).toBe(0);
  });
});

describe('two rotations', () => {
  it('of which the first still drains when the second begins: three connections at most, one in the end', async () => {
    const harness = new Harness({
      servers: 2,
      options: { rotateAfterMs: 5000, rotationDrainMs: 20_000 },
    }).connect();
    harness.server(0).answer = ({ command }) => (command === 'account_tx' ? null : undefined);
    void harness.client
      .accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 })
      .catch(() => undefined);
    await settle();
    for (let step = 0; step < 200; step += 1) {
      harness.clock.advance(100);
      expect(harness.network.openSockets).toBeLessThanOrEqual(3);
      expect(harness.client.isConnected).toBe(true);
    }
    expect(await harness.end()).toBe(0);
    expect(harness.network.openSockets).toBe(0);
  });

  it('a stop in the middle of one leaves nothing behind', async () => {
    for (const after of [1, 3, 6, 9, 12, 20, 1000, 4001, 4006]) {
      const harness = new Harness({ servers: 2, options: { rotateAfterMs: 60_000 } }).connect();
      const before = harness.server(0).attempts.length;
      while (harness.server(0).attempts.length === before) harness.clock.advance(1);
      harness.clock.advance(after);
      expect(await harness.end(), `after ${after}`).toBe(0);
      expect(harness.network.openSockets).toBe(0);
    }
  });
});
