import { describe, expect, it } from 'vitest';
import type { RequestOptions } from '../../../electron/xrpl/network-client.ts';
import { failure, failureOfHttpStatus } from '../../../electron/xrpl/transport/connection-failure.ts';
import { A, Harness, settle } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
const S3 = 'wss://s3.example';

describe('messages nobody asked for', () => {
  it('are ignored and counted, and crash nothing', () => {
    const harness = new Harness().connect();
    const server = harness.server(0);
    for (const message of [
      { type: 'peerStatusChange', action: 'CLOSING_LEDGER' },
      { id: 4711, type: 'response', status: 'success', result: {} },
      { id: 'mine', type: 'response', status: 'success', result: {} },
      { type: 'error', error: 'jsonInvalid', value: '{' },
      { type: 'transaction', status: 'proposed', validated: false },
      '{"broken": ',
      '[1,2]',
      'null',
      '',
      null,
      { __proto__: { type: 'ledgerClosed' }, type: 'ledgerClosed', ledger_index: -5 },
    ]) {
      server.push(message);
    }
    harness.clock.advance(50);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.client.statistics().ignored).toMatchObject({
      unknownMessage: 2,
      unknownId: 3,
      notJson: 4,
      binary: 1,
    });
    // What may have been a transaction makes the ledgers around it unproven.
    expect(harness.ofType('unreadable')).toHaveLength(6);
  });

  it('answers out of order, twice, and by unknown ids reach the right requests', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    const asked: { id: number; command: string }[] = [];
    harness.server(0).answer = (request) => {
      if (!request.command.startsWith('x')) return undefined;
      asked.push(request);
      return null;
    };
    const replies = ['x1', 'x2', 'x3'].map((command) => harness.client.request(command, {}));
    await settle();
    harness.clock.advance(10);
    for (const { id, command } of [...asked].reverse()) {
      harness
        .server(0)
        .push({ id: id + 1000, type: 'response', status: 'success', result: { command: 'wrong' } });
      harness.server(0).push({ id, type: 'response', status: 'success', result: { command } });
      harness.server(0).push({ id, type: 'response', status: 'success', result: { command: 'again' } });
    }
    harness.clock.advance(10);
    expect(await Promise.all(replies)).toEqual([{ command: 'x1' }, { command: 'x2' }, { command: 'x3' }]);
    expect(harness.client.statistics().ignored.unknownId).toBe(6);
  });

  it('ledgers announced twice or late prove nothing new', () => {
    const harness = new Harness().connect();
    const ledger = (ledgerIndex: number) => ({ type: 'ledgerClosed', ledger_index: ledgerIndex });
    for (const index of [1001, 1005, 1005, 1003, 1006]) harness.server(0).push(ledger(index));
    harness.clock.advance(10);
    expect(harness.ofType('ledger').map(({ ledgerIndex }) => ledgerIndex)).toEqual([1001, 1005, 1006]);
    expect(harness.client.statistics().ignored.repeatedLedger).toBe(3);
  });
});

describe('a list of servers', () => {
  it('without the present one: replaced without a gap', () => {
    const harness = new Harness({ servers: 3 }).connect();
    harness.client.setServers([S3, S2]);
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S3 });
    expect(harness.statuses.every(({ state }) => state === 'connected')).toBe(true);
    expect(harness.network.openSockets).toBe(1);
  });

  it('without the present one, and none of it reachable: the removed one is left all the same', () => {
    const harness = new Harness({ servers: 2 }).connect();
    harness.server(1).door = 'refused';
    harness.client.setServers([S2]);
    harness.clock.advance(10_000);
    expect(harness.client.status.state).toBe('waiting');
    expect(harness.server(0).sockets.size).toBe(0);
  });

  it('with the present one: nothing happens', () => {
    const harness = new Harness({ servers: 3 }).connect();
    harness.client.setServers([S3, S1]);
    harness.clock.advance(10_000);
    expect(harness.statuses).toEqual([]);
    expect(harness.client.servers().map(({ url }) => url)).toEqual([S3, S1]);
  });

  it('whose entries differ only in how they are written: one server', () => {
    const harness = new Harness({ servers: 1 }).connect();
    harness.client.setServers(['WSS://S1.EXAMPLE', 'wss://s1.example:443/', 'wss://s1.example/#x', S1]);
    harness.clock.advance(10_000);
    expect(harness.statuses).toEqual([]);
    expect(harness.client.servers().map(({ url }) => url)).toEqual([S1]);
  });

  it.each([
    ['another password', 'wss://user:new@s1.example', 'user:new'],
    ['another user', 'wss://other:old@s1.example', 'other:old'],
    ['no credentials', 'wss://s1.example', null],
  ])('with %s for the present one: a new connection, and the old one goes', (_what, url, expected) => {
    const harness = new Harness({ servers: 1, settings: { servers: ['wss://user:old@s1.example'] } });
    harness.connect();
    harness.client.setServers([url]);
    harness.clock.advance(10_000);
    const header = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;
    expect(harness.server(0).credentials).toEqual([header('user:old'), expected && header(expected)]);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.network.openSockets).toBe(1);
    // Make before break: not even a moment without a connection.
    expect(harness.statuses.every(({ state }) => state === 'connected')).toBe(true);
    harness.client.setServers([url]);
    harness.clock.advance(10_000);
    expect(harness.server(0).attempts).toHaveLength(2);
  });

  it('that is empty or unusable is said, and mended by a new one', () => {
    const harness = new Harness({ servers: 1, settings: { servers: ['https://user:geheim@s1.example'] } });
    harness.client.start();
    expect(harness.client.status).toMatchObject({ state: 'closed', code: 'no-server' });
    expect(harness.ofType('problem')[0]?.problem.code).toBe('bad-server-url');
    expect(JSON.stringify(harness.events)).not.toContain('geheim');
    harness.client.setServers([S1]);
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
  });
});

describe('what is shown of servers', () => {
  it('is their use, latency, age, history, rest and last error', () => {
    const harness = new Harness({ servers: 3 });
    harness.server(0).door = failureOfHttpStatus(429);
    harness.client.start();
    harness.clock.advance(30_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    const [first, second, third] = harness.client.servers();
    expect(first).toMatchObject({
      url: S1,
      inUse: false,
      latencyMs: null,
      coolDownUntil: '2026-11-21T00:00:30.005Z',
      lastError: expect.stringContaining('429'),
    });
    expect(second).toMatchObject({
      url: S2,
      inUse: true,
      latencyMs: 5,
      coolDownUntil: null,
      lastError: null,
    });
    expect(second?.ledgerAgeS).toBeLessThanOrEqual(4);
    expect(second?.completeLedgers).toMatch(/^1-\d+$/);
    expect(third).toMatchObject({ url: S3, inUse: false, completeLedgers: null, lastError: null });
    harness.clock.advance(1000);
    expect(harness.client.servers()[0]?.coolDownUntil).toBeNull();
  });

  it('is the latency from the first second on', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).latencyMs = 40;
    harness.client.start();
    harness.clock.advance(1000);
    expect(harness.client.servers()[0]).toMatchObject({ url: S1, latencyMs: expect.any(Number) });
  });

  it('is the present history of each server, whenever somebody asks for its server_info', async () => {
    const harness = new Harness({ servers: 2 }).connect();
    const completeLedgers = () => harness.client.servers().map((view) => view.completeLedgers);
    const ask = async (options: RequestOptions) => {
      const answer = harness.client.request('server_info', {}, options);
      for (let step = 0; step < 10; step += 1) {
        harness.clock.advance(5);
        await settle();
      }
      await answer;
    };
    await ask({ server: S2 });
    expect(completeLedgers()[1]).toBe(`1-${harness.network.ledgerIndex}`);
    // Restarted, with a hole in its history filled: nothing but the question can tell.
    harness.server(1).completeLedgers = '4-900';
    harness.server(0).completeLedgers = '352-1000';
    expect(completeLedgers()[1]).toBe(`1-${harness.network.ledgerIndex}`);
    await ask({ server: S2 });
    await ask({});
    expect(completeLedgers()).toEqual(['352-1000', '4-900']);
    // The connection asked before was used again.
    expect(harness.server(1).attempts).toHaveLength(1);
  });

  it('counts from the beginning of a state, rotations included', () => {
    const harness = new Harness({ servers: 2, options: { rotateAfterMs: 60_000 } }).connect();
    const { since } = harness.client.status;
    harness.clock.advance(200_000);
    expect(harness.ofType('subscribed').length).toBeGreaterThan(2);
    expect(harness.client.status).toMatchObject({ state: 'connected', since });
    harness.server(0).drop(1001);
    expect(harness.client.status.since).not.toBe(since);
  });
});

describe('a connection beside the one in use', () => {
  it('is kept as long as a question on it is under way, and closed 10 s after the last', async () => {
    const harness = new Harness({ servers: 2 }).connect();
    let id: number | null = null;
    harness.server(1).answer = (request) => {
      if (request.command !== 'account_tx') return undefined;
      id = request.id;
      return null;
    };
    const query = { account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 };
    const page = harness.client.accountTx(query, { server: S2, timeoutMs: 60_000 });
    for (let second = 0; second < 25; second += 1) {
      harness.clock.advance(1000);
      await settle();
    }
    expect(harness.server(1).sockets.size).toBe(1);
    const result = { ledger_index_min: 1, ledger_index_max: 2, transactions: [] };
    harness.server(1).push({ id, type: 'response', status: 'success', result });
    harness.clock.advance(5);
    expect(await page).toMatchObject({ server: S2, ledgerIndexMax: 2 });
    harness.clock.advance(9900);
    expect(harness.server(1).sockets.size).toBe(1);
    harness.clock.advance(200);
    expect(harness.server(1).sockets.size).toBe(0);
    expect(harness.server(1).attempts).toHaveLength(1);
  });

  it('is not closed while it is asked again and again, with less than 10 s between', async () => {
    const harness = new Harness({ servers: 2 }).connect();
    for (let question = 0; question < 5; question += 1) {
      const answer = harness.client.request('ping', {}, { server: S2 });
      for (let step = 0; step < 90; step += 1) {
        harness.clock.advance(100);
        await settle();
      }
      await answer;
    }
    expect(harness.server(1).attempts).toHaveLength(1);
  });
});

describe('quit', () => {
  it('leaves no timer, no socket and no promise behind, in whatever state', async () => {
    const doors = [
      'open',
      'refused',
      'blackhole',
      'silent',
      'drop',
      failure('connection.tls-expired'),
    ] as const;
    for (const door of doors) {
      for (const after of [0, 3, 7, 12, 30, 5000, 12_000, 40_000]) {
        const harness = new Harness({ servers: 2 });
        harness.client.setAccounts([A]);
        harness.server(0).door = door;
        harness.client.start();
        harness.clock.advance(after);
        const request = harness.client.request('ping', {}).catch((error: { code: string }) => error.code);
        const aside = harness.client
          .request('ping', {}, { server: S2, timeoutMs: 1_000_000 })
          .catch((error: { code: string }) => error.code);
        await settle();
        expect(await harness.end(), `${String(door)} after ${after}`).toBe(0);
        expect(harness.network.openSockets).toBe(0);
        expect(harness.client.status.state).toBe('closed');
        expect(await request).toMatch(/disconnected|not-connected/);
        expect(await aside).toMatch(/disconnected|not-connected/);
      }
    }
  });

  it('is over when the last socket is closed, and not before', async () => {
    const harness = new Harness({ servers: 3 }).connect();
    let over = false;
    const asked = harness.client.request('ping', {}, { server: S2 });
    for (let step = 0; step < 10; step += 1) {
      harness.clock.advance(5);
      await settle();
    }
    await asked;
    expect(harness.network.openSockets).toBe(2);
    void harness.client.stop().then(() => {
      over = true;
    });
    await settle();
    expect(harness.network.openSockets).toBe(2);
    expect(over).toBe(false);
    harness.clock.advance(5);
    await settle();
    expect(harness.network.openSockets).toBe(0);
    expect(over).toBe(true);
  });

  it('waits for a connection that is being closed for another reason, too', async () => {
    const harness = new Harness({ servers: 2, options: { sideConnectionIdleMs: 1000 } }).connect();
    const asked = harness.client.request('ping', {}, { server: S2 });
    for (let step = 0; step < 10; step += 1) {
      harness.clock.advance(5);
      await settle();
    }
    await asked;
    harness.server(0).drop(1001);
    // The closing handshake of the idle one begins, and its server does not answer it.
    harness.server(1).frozen = true;
    harness.clock.advance(990);
    expect(harness.server(1).sockets.size).toBe(1);
    let over = false;
    void harness.client.stop().then(() => {
      over = true;
    });
    harness.clock.advance(1000);
    await settle();
    expect(over).toBe(false);
    harness.clock.advance(2000);
    await settle();
    expect(harness.network.openSockets).toBe(0);
    expect(over).toBe(true);
  });

  it('does not wait for a frozen server longer than the time for closing', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    harness.server(0).frozen = true;
    const stopped = harness.client.stop();
    harness.clock.advance(2100);
    await stopped;
    expect(harness.network.openSockets).toBe(0);
  });

  it('can be followed by a new start', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    const stopped = harness.client.stop();
    harness.clock.advance(100);
    await stopped;
    harness.client.start();
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
  });
});
