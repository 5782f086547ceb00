import { describe, expect, it } from 'vitest';
import { failureOfHttpStatus } from '../../../electron/xrpl/transport/connection-failure.ts';
import { A, B, Harness, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';

describe('a handshake that never ends', () => {
  it('is given up after 10 s, and the next server tried at once', () => {
    const harness = new Harness();
    harness.server(0).door = 'blackhole';
    harness.client.start();
    harness.clock.advance(9_999);
    expect(harness.client.status).toMatchObject({ state: 'connecting', server: S1, attempt: 1 });
    harness.clock.advance(1);
    expect(harness.client.status).toMatchObject({
      state: 'connecting',
      server: S2,
      attempt: 2,
      code: 'connect-timeout',
    });
    expect(harness.server(1).attempts).toEqual([10_000]);
  });

  it('is given up too when the server accepts and never answers', () => {
    const harness = new Harness();
    harness.server(0).door = 'silent';
    // Pings are not answered either, which would be noticed later.
    harness.client.start();
    harness.clock.advance(10_005);
    expect(harness.client.status).toMatchObject({
      state: 'connecting',
      server: S2,
      code: 'handshake-failed',
    });
  });
});

describe('a close that we did not ask for', () => {
  it.each([1000, 1002, 1005, 1006, 1009])('%i: the same server first, then the next', (code) => {
    const harness = new Harness().connect();
    harness.server(0).door = 'refused';
    harness.server(0).drop(code);
    const began = harness.clock.now();
    expect(harness.client.status).toMatchObject({ state: 'waiting', server: S1, retryInMs: 1000 });
    harness.clock.advance(1100);
    expect(harness.server(0).attempts.filter((at) => at > began)).toEqual([began + 1000]);
    expect(harness.server(1).attempts).toEqual([began + 1000 + 5]);
  });

  it('1001: another server', () => {
    const harness = new Harness().connect();
    harness.server(0).drop(1001);
    expect(harness.client.status).toMatchObject({ state: 'waiting', server: S2, code: 'closed-going-away' });
  });

  it.each([1011, 1012, 1013])('%i: the server is left alone for at least 5 s', (code) => {
    const alone = new Harness({ servers: 1 }).connect();
    alone.server(0).drop(code);
    expect(alone.client.status).toMatchObject({
      state: 'waiting',
      retryInMs: 5000,
      code: 'closed-overloaded',
    });
    const two = new Harness().connect();
    const before = two.server(0).attempts.length;
    two.server(0).drop(code);
    expect(two.client.status).toMatchObject({ state: 'waiting', server: S2, retryInMs: 1000 });
    two.clock.advance(4999);
    expect(two.server(0).attempts).toHaveLength(before);
  });

  it('1008: the server is left alone for at least 30 s, longer each time, and asked more slowly', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    for (const wait of [30_000, 60_000, 120_000]) {
      const closed = harness.clock.now();
      const attempts = harness.server(0).attempts.length;
      // Dropped again right after connecting, before the connection was of any use.
      harness.server(0).drop(1008, 'threshold exceeded');
      expect(harness.client.status).toMatchObject({ state: 'waiting', code: 'closed-policy' });
      expect(harness.client.servers()[0]?.coolDownUntil).toBe(
        new Date(harness.clock.wallTime() + wait).toISOString(),
      );
      harness.clock.advance(wait + 100);
      expect(harness.server(0).attempts.slice(attempts)).toEqual([closed + wait]);
    }
    // The budget is at its lowest rate: 400 points a second, one page a second.
    harness.clock.advance(5000);
    const times: number[] = [];
    for (let page = 0; page < 10; page += 1) {
      void harness.client
        .accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 })
        .then(() => times.push(harness.clock.now()));
    }
    for (let step = 0; step < 1000; step += 1) {
      harness.clock.advance(20);
      await settle();
    }
    expect(times).toHaveLength(10);
    expect((times[9] ?? 0) - (times[7] ?? 0)).toBeGreaterThanOrEqual(1900);
  });

  it('slowDown to a subscription: left alone for 30 s, another server meanwhile', () => {
    const harness = new Harness();
    harness.server(0).answer = ({ id, command }) =>
      command === 'subscribe' ? { id, type: 'response', status: 'error', error: 'slowDown' } : undefined;
    harness.client.start();
    harness.clock.advance(100);
    expect(harness.client.status).toMatchObject({ state: 'connecting', server: S2, code: 'slow-down' });
    expect(harness.client.servers()[0]?.coolDownUntil).not.toBeNull();
    harness.clock.advance(8000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    harness.server(1).door = 'refused';
    harness.server(1).drop();
    harness.clock.advance(20_000);
    // Only the second is tried while the first rests.
    expect(harness.server(0).attempts).toHaveLength(1);
  });

  it('slowDown to a request: the connection stays, requests rest for 30 s', async () => {
    const harness = new Harness().connect();
    let refusals = 1;
    harness.server(0).answer = ({ id, command }) => {
      if (command !== 'account_tx' || refusals === 0) return undefined;
      refusals -= 1;
      return { id, type: 'response', status: 'error', error: 'slowDown' };
    };
    const query = { account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 };
    const first = harness.client.accountTx(query).catch((error: unknown) => error);
    await settle();
    harness.clock.advance(100);
    expect(await first).toMatchObject({ code: 'server', serverError: 'slowDown' });
    let answered: number | null = null;
    void harness.client.accountTx(query).then(() => {
      answered = harness.clock.now();
    });
    await settle();
    const asked = harness.clock.now();
    for (let step = 0; step < 4000 && answered === null; step += 1) {
      harness.clock.advance(10);
      await settle();
    }
    expect((answered ?? 0) - asked).toBeGreaterThan(29_000);
    expect(harness.client.status.state).toBe('connected');
    expect(harness.ofType('subscribed')).toHaveLength(1);
  });

  it.each([
    [429, 30_000, 'too-many-requests'],
    [503, 5000, 'service-unavailable'],
    [401, 60_000, 'unauthorized'],
    [403, 60_000, 'unauthorized'],
  ])('HTTP %i at the handshake: left alone for %i ms', (status, wait, code) => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = failureOfHttpStatus(status);
    harness.client.start();
    harness.clock.advance(5);
    expect(harness.client.status).toMatchObject({ state: 'waiting', retryInMs: wait, code });
    const two = new Harness();
    two.server(0).door = failureOfHttpStatus(status);
    two.client.start();
    two.clock.advance(10);
    expect(two.server(1).attempts).toEqual([5]);
  });
});

describe('backoff', () => {
  it('grows from 1 s to 60 s, never gives up, and says each delay', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'refused';
    harness.client.start();
    harness.clock.advance(3_600_000);
    const delays = harness.statuses.flatMap(({ retryInMs }) => (retryInMs === null ? [] : [retryInMs]));
    expect(delays.slice(0, 8)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(delays.length).toBeGreaterThan(55);
    expect(harness.client.status.attempt).toBe(
      delays.length + (harness.client.status.state === 'waiting' ? 1 : 1),
    );
  });

  it('goes on through an outage longer than several attempts, and everything is as before', () => {
    const harness = new Harness({ servers: 1 }).connect([A, B]);
    harness.server(0).door = 'refused';
    harness.server(0).drop();
    harness.clock.advance(100_000);
    expect(harness.client.isConnected).toBe(false);
    harness.server(0).door = 'open';
    harness.clock.advance(70_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('subscribed').map(({ accounts }) => accounts)).toEqual([
      [A, B],
      [A, B],
    ]);
  });

  it('does not start again from the base when a server accepts and drops', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'drop';
    harness.client.start();
    harness.clock.advance(600_000);
    // 1 + 2 + 4 + … + 60: no more than a refused server would see.
    expect(harness.server(0).attempts.length).toBeLessThanOrEqual(16);
  });

  it('does not start again from the base when a server drops after subscribing, before a ledger', () => {
    const harness = new Harness({ servers: 1, ledgers: false });
    harness.client.start();
    harness.clock.advance(100);
    let drops = 0;
    for (let second = 0; second < 600; second += 1) {
      if (harness.network.openSockets > 0) {
        harness.server(0).drop();
        drops += 1;
      }
      harness.clock.advance(1000);
    }
    expect(drops).toBeGreaterThan(5);
    expect(harness.server(0).attempts.length).toBeLessThanOrEqual(16);
  });

  it('starts again from the base after a useful connection', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'refused';
    harness.client.start();
    harness.clock.advance(40_000);
    harness.server(0).door = 'open';
    harness.clock.advance(40_000);
    expect(harness.client.isConnected).toBe(true);
    harness.server(0).drop();
    expect(harness.client.status).toMatchObject({ state: 'waiting', retryInMs: 1000, attempt: 1 });
  });

  it('ends where a limit of attempts is configured, until somebody asks', () => {
    const harness = new Harness({ servers: 1, options: { maxAttempts: 3 } });
    harness.server(0).door = 'refused';
    harness.client.start();
    harness.clock.advance(600_000);
    expect(harness.server(0).attempts).toHaveLength(3);
    expect(harness.client.status).toMatchObject({ state: 'closed', code: 'gave-up' });
    harness.server(0).door = 'open';
    harness.client.nudge('user');
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
  });
});
