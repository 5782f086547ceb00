import { describe, expect, it } from 'vitest';
import { A, Harness } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';

describe('a drop', () => {
  it('within the first second after connecting is survived', () => {
    const harness = new Harness();
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(500);
    expect(harness.ofType('subscribed')).toHaveLength(1);
    harness.server(0).drop();
    harness.clock.advance(10_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('session-ended').map(({ session }) => session)).toEqual([1]);
  });

  it('between ledgerClosed and its transactions ends the session, so that nothing is concluded from it', () => {
    const harness = new Harness().connect();
    harness.network.closeLedger();
    harness.clock.advance(5);
    const session = harness.ofType('subscribed')[0]?.session;
    harness.server(0).drop();
    const last = harness.events.slice(-3).map(({ type }) => type);
    expect(last).toEqual(['ledger', 'session-ended', 'status']);
    harness.clock.advance(6000);
    const again = harness.ofType('subscribed')[1];
    expect(again?.session).not.toBe(session);
    expect(again?.ledgerIndex).toBeGreaterThanOrEqual(1002);
  });
});

describe('a heartbeat', () => {
  it('notices within 15 s that nothing comes any more, and goes to another server', () => {
    const harness = new Harness().connect();
    harness.server(0).frozen = true;
    const began = harness.clock.now();
    harness.clock.advance(15_005);
    expect(harness.statuses[0]).toMatchObject({ state: 'waiting', server: S2, code: 'heartbeat' });
    expect((harness.statuses[0]?.at ?? 0) - began).toBeLessThanOrEqual(15_000);
    harness.clock.advance(6000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('takes any byte for life: an answer still on its way is no silence', () => {
    const harness = new Harness({ servers: 1, options: { staleAfterMs: 3_600_000 } }).connect();
    const [socket] = [...harness.server(0).sockets];
    if (!socket) throw new Error('no socket');
    // Pongs queue behind it; only bytes arrive.
    socket.ping = () => undefined;
    let bytes = 0;
    socket.bytesReceived = () => {
      bytes += 1;
      return bytes;
    };
    harness.server(0).stale = true;
    harness.clock.advance(120_000);
    expect(harness.client.isConnected).toBe(true);
  });

  it('does not blame the server for a sleep of this machine', () => {
    const harness = new Harness({ servers: 1 }).connect();
    const [socket] = [...harness.server(0).sockets];
    if (!socket) throw new Error('no socket');
    let pings = 0;
    socket.ping = () => {
      pings += 1;
    };
    harness.clock.advance(5500);
    expect(pings).toBe(1);
    harness.clock.sleep(3_600_000);
    // Overdue timers run before what the kernel holds is read.
    harness.clock.advance(0);
    expect(pings).toBe(2);
    harness.clock.advance(500);
    socket.pong();
    harness.clock.advance(3000);
    expect(harness.statuses.filter(({ code }) => code === 'heartbeat')).toEqual([]);
    // And blames it when it stays silent.
    harness.server(0).frozen = true;
    harness.clock.advance(20_000);
    expect(harness.statuses.find(({ code }) => code === 'heartbeat')).toMatchObject({ state: 'waiting' });
  });
});

describe('a request', () => {
  const settled = () => new Promise(setImmediate);

  async function asked(standsMs = 14_000) {
    const harness = new Harness({ servers: 1 }).connect();
    const server = harness.server(0);
    let id = 0;
    server.answer = (request) => {
      if (request.command !== 'fee') return undefined;
      id = request.id;
      return null;
    };
    const outcome: { is: unknown } = { is: null };
    harness.client.request('fee', {}, { timeoutMs: 10_000 }).then(
      (result) => Object.assign(outcome, { is: result }),
      (error: unknown) => Object.assign(outcome, { is: error }),
    );
    await settled();
    harness.clock.advance(50);
    // The process stands, and overdue timers run before what the kernel holds is read.
    harness.clock.sleep(standsMs);
    harness.clock.advance(0);
    return {
      harness,
      server,
      outcome,
      answer: () => server.push({ id, type: 'response', result: { a: 1 } }),
    };
  }

  it('is answered by what came while this process stood over its time limit', async () => {
    const { harness, outcome, answer } = await asked();
    answer();
    harness.clock.advance(50);
    await settled();
    expect(outcome.is).toEqual({ a: 1 });
  });

  it('is answered by what waits behind other messages that take longer than its time limit', async () => {
    const { harness, server, outcome, answer } = await asked(0);
    harness.client.onEvent(({ type }) => {
      if (type === 'ledger') harness.clock.sleep(300);
    });
    const next = harness.network.ledgerIndex + 1;
    for (let count = 0; count < 50; count += 1)
      server.push({ type: 'ledgerClosed', ledger_index: next + count });
    answer();
    harness.clock.advance(16_000);
    await settled();
    expect(outcome.is).toEqual({ a: 1 });
  });

  it('is given up where nothing came in what was added for that', async () => {
    const { harness, outcome } = await asked();
    harness.clock.advance(3900);
    await settled();
    expect(outcome.is).toBeNull();
    harness.clock.advance(200);
    await settled();
    expect(outcome.is).toMatchObject({ code: 'timeout' });
  });
});

describe('a stale server', () => {
  it('is left after 20 s without a ledger although pings are answered', () => {
    const harness = new Harness().connect();
    harness.server(0).stale = true;
    const lastLedger = harness.network.closes.at(-1) ?? 0;
    harness.clock.advance(30_000);
    expect(harness.statuses[0]).toMatchObject({ state: 'connecting', server: S2, code: 'stale' });
    expect((harness.statuses[0]?.at ?? 0) - lastLedger).toBeLessThanOrEqual(20_010);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(harness.network.openSockets).toBe(1);
  });

  it('is kept when its ledgers come back before another server is found', () => {
    const harness = new Harness().connect();
    harness.server(0).stale = true;
    harness.server(1).door = 'blackhole';
    harness.clock.advance(22_000);
    expect(harness.client.status.state).toBe('connecting');
    harness.server(0).stale = false;
    harness.clock.advance(5000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
    harness.clock.advance(20_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
    expect(harness.network.openSockets).toBe(1);
  });

  it('is every server: the network stands still, one connection is kept and nobody is hammered', () => {
    const harness = new Harness({ servers: 3 }).connect();
    for (const server of harness.network.servers) server.stale = true;
    harness.clock.advance(90_000);
    expect(harness.client.status).toMatchObject({ state: 'stalled', code: 'stalled' });
    expect(harness.client.isConnected).toBe(false);
    for (const server of harness.network.servers) server.attempts.length = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      harness.clock.advance(60_000);
      expect(harness.network.openSockets).toBeGreaterThanOrEqual(1);
      expect(harness.network.openSockets).toBeLessThanOrEqual(2);
    }
    for (const server of harness.network.servers) {
      expect(server.attempts.length).toBeLessThanOrEqual(60);
      server.attempts.forEach((at, position) => {
        const before = server.attempts[position - 1];
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(60_000);
      });
    }
    expect(harness.client.status.state).toBe('stalled');
    for (const server of harness.network.servers) server.stale = false;
    harness.clock.advance(5000);
    expect(harness.client.status.state).toBe('connected');
    expect(harness.client.isConnected).toBe(true);
  });

  it('once more with ledgers is looked beside no longer: the connection stays where it is', () => {
    const harness = new Harness({ servers: 3 }).connect();
    for (const server of harness.network.servers) server.stale = true;
    harness.clock.advance(150_000);
    expect(harness.client.status.state).toBe('stalled');
    // Between two looks.
    while (harness.network.openSockets > 1) harness.clock.advance(1000);
    const { server: kept } = harness.client.status;
    for (const server of harness.network.servers) server.stale = false;
    harness.clock.advance(5000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: kept });
    const attempts = harness.network.servers.map((server) => server.attempts.length);
    const subscribed = harness.ofType('subscribed').length;
    harness.clock.advance(1_800_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: kept });
    expect(harness.network.servers.map((server) => server.attempts.length)).toEqual(attempts);
    expect(harness.ofType('subscribed')).toHaveLength(subscribed);
  });

  it('is left for a server that a probe finds alive while the others stand still', () => {
    const harness = new Harness({ servers: 3 }).connect();
    for (const server of harness.network.servers) server.stale = true;
    harness.clock.advance(90_000);
    expect(harness.client.status.state).toBe('stalled');
    harness.server(0).stale = false;
    harness.clock.advance(240_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
    expect(harness.network.openSockets).toBe(1);
  });

  it('and nothing else reachable: kept, and told as stalled, without a storm on the others', () => {
    const harness = new Harness().connect();
    harness.server(0).stale = true;
    harness.server(1).door = 'refused';
    harness.clock.advance(600_000);
    expect(harness.client.status).toMatchObject({ state: 'stalled', server: S1 });
    expect(harness.server(1).attempts.length).toBeLessThanOrEqual(12);
    harness.server(0).stale = false;
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
  });

  it('starting while the network stands still: one connection, told as stalled', () => {
    const harness = new Harness({ servers: 3 });
    for (const server of harness.network.servers) {
      server.stale = true;
      server.ageS = 3600;
    }
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(60_000);
    expect(harness.client.status.state).toBe('stalled');
    expect(harness.network.openSockets).toBe(1);
    for (const server of harness.network.servers) {
      server.stale = false;
      server.ageS = 1;
    }
    harness.clock.advance(20_000);
    expect(harness.client.isConnected).toBe(true);
  });

  it('is tried again although another one is not stale, but cannot be reached at all', () => {
    const harness = new Harness({ servers: 3 });
    for (const position of [0, 1]) harness.server(position).ageS = 500;
    harness.server(2).door = 'refused';
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(30_000);
    expect(harness.client.isConnected).toBe(false);
    for (const position of [0, 1]) harness.server(position).ageS = 1;
    harness.clock.advance(150_000);
    expect(harness.client.isConnected).toBe(true);
  });
});
