import { describe, expect, it } from 'vitest';
import { A, Scene } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';

describe('a drop', () => {
  it('within the first second after connecting is survived', () => {
    const scene = new Scene();
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(500);
    expect(scene.ofType('subscribed')).toHaveLength(1);
    scene.server(0).drop();
    scene.clock.advance(10_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('session-ended').map(({ session }) => session)).toEqual([1]);
  });

  it('between ledgerClosed and its transactions ends the session, so that nothing is concluded from it', () => {
    const scene = new Scene().connect();
    scene.network.closeLedger();
    scene.clock.advance(5);
    const session = scene.ofType('subscribed')[0]?.session;
    scene.server(0).drop();
    const last = scene.events.slice(-3).map(({ type }) => type);
    expect(last).toEqual(['ledger', 'session-ended', 'status']);
    scene.clock.advance(6000);
    const again = scene.ofType('subscribed')[1];
    expect(again?.session).not.toBe(session);
    expect(again?.ledgerIndex).toBeGreaterThanOrEqual(1002);
  });
});

describe('a heartbeat', () => {
  it('notices within 15 s that nothing comes any more, and goes to another server', () => {
    const scene = new Scene().connect();
    scene.server(0).frozen = true;
    const began = scene.clock.now();
    scene.clock.advance(15_005);
    expect(scene.statuses[0]).toMatchObject({ state: 'waiting', server: S2, code: 'heartbeat' });
    expect((scene.statuses[0]?.at ?? 0) - began).toBeLessThanOrEqual(15_000);
    scene.clock.advance(6000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('takes any byte for life: an answer still on its way is no silence', () => {
    const scene = new Scene({ servers: 1, options: { staleAfterMs: 3_600_000 } }).connect();
    const [socket] = [...scene.server(0).sockets];
    if (!socket) throw new Error('no socket');
    // Pongs queue behind it; only bytes arrive.
    socket.ping = () => undefined;
    let bytes = 0;
    socket.bytesReceived = () => {
      bytes += 1;
      return bytes;
    };
    scene.server(0).stale = true;
    scene.clock.advance(120_000);
    expect(scene.client.isConnected).toBe(true);
  });

  it('does not blame the server for a sleep of this machine', () => {
    const scene = new Scene({ servers: 1 }).connect();
    const [socket] = [...scene.server(0).sockets];
    if (!socket) throw new Error('no socket');
    let pings = 0;
    socket.ping = () => {
      pings += 1;
    };
    scene.clock.advance(5500);
    expect(pings).toBe(1);
    scene.clock.sleep(3_600_000);
    // Overdue timers run before what the kernel holds is read.
    scene.clock.advance(0);
    expect(pings).toBe(2);
    scene.clock.advance(500);
    socket.pong();
    scene.clock.advance(3000);
    expect(scene.statuses.filter(({ code }) => code === 'heartbeat')).toEqual([]);
    // And blames it when it stays silent.
    scene.server(0).frozen = true;
    scene.clock.advance(20_000);
    expect(scene.statuses.find(({ code }) => code === 'heartbeat')).toMatchObject({ state: 'waiting' });
  });
});

describe('a stale server', () => {
  it('is left after 20 s without a ledger although pings are answered', () => {
    const scene = new Scene().connect();
    scene.server(0).stale = true;
    const lastLedger = scene.network.closes.at(-1) ?? 0;
    scene.clock.advance(30_000);
    expect(scene.statuses[0]).toMatchObject({ state: 'connecting', server: S2, code: 'stale' });
    expect((scene.statuses[0]?.at ?? 0) - lastLedger).toBeLessThanOrEqual(20_010);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(scene.network.openSockets).toBe(1);
  });

  it('is kept when its ledgers come back before another server is found', () => {
    const scene = new Scene().connect();
    scene.server(0).stale = true;
    scene.server(1).door = 'blackhole';
    scene.clock.advance(22_000);
    expect(scene.client.status.state).toBe('connecting');
    scene.server(0).stale = false;
    scene.clock.advance(5000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
    scene.clock.advance(20_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
    expect(scene.network.openSockets).toBe(1);
  });

  it('is every server: the network stands still, one connection is kept and nobody is hammered', () => {
    const scene = new Scene({ servers: 3 }).connect();
    for (const server of scene.network.servers) server.stale = true;
    scene.clock.advance(90_000);
    expect(scene.client.status).toMatchObject({ state: 'stalled', code: 'stalled' });
    expect(scene.client.isConnected).toBe(false);
    for (const server of scene.network.servers) server.attempts.length = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      scene.clock.advance(60_000);
      expect(scene.network.openSockets).toBeGreaterThanOrEqual(1);
      expect(scene.network.openSockets).toBeLessThanOrEqual(2);
    }
    for (const server of scene.network.servers) {
      expect(server.attempts.length).toBeLessThanOrEqual(60);
      server.attempts.forEach((at, position) => {
        const before = server.attempts[position - 1];
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(60_000);
      });
    }
    expect(scene.client.status.state).toBe('stalled');
    for (const server of scene.network.servers) server.stale = false;
    scene.clock.advance(5000);
    expect(scene.client.status.state).toBe('connected');
    expect(scene.client.isConnected).toBe(true);
  });

  it('is left for a server that a probe finds alive while the others stand still', () => {
    const scene = new Scene({ servers: 3 }).connect();
    for (const server of scene.network.servers) server.stale = true;
    scene.clock.advance(90_000);
    expect(scene.client.status.state).toBe('stalled');
    scene.server(0).stale = false;
    scene.clock.advance(240_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S1 });
    expect(scene.network.openSockets).toBe(1);
  });

  it('and nothing else reachable: kept, and told as stalled, without a storm on the others', () => {
    const scene = new Scene().connect();
    scene.server(0).stale = true;
    scene.server(1).door = 'refused';
    scene.clock.advance(600_000);
    expect(scene.client.status).toMatchObject({ state: 'stalled', server: S1 });
    expect(scene.server(1).attempts.length).toBeLessThanOrEqual(12);
    scene.server(0).stale = false;
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
  });

  it('starting while the network stands still: one connection, told as stalled', () => {
    const scene = new Scene({ servers: 3 });
    for (const server of scene.network.servers) {
      server.stale = true;
      server.ageS = 3600;
    }
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(60_000);
    expect(scene.client.status.state).toBe('stalled');
    expect(scene.network.openSockets).toBe(1);
    for (const server of scene.network.servers) {
      server.stale = false;
      server.ageS = 1;
    }
    scene.clock.advance(20_000);
    expect(scene.client.isConnected).toBe(true);
  });

  it('is tried again although another one is not stale, but cannot be reached at all', () => {
    const scene = new Scene({ servers: 3 });
    for (const position of [0, 1]) scene.server(position).ageS = 500;
    scene.server(2).door = 'refused';
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(30_000);
    expect(scene.client.isConnected).toBe(false);
    for (const position of [0, 1]) scene.server(position).ageS = 1;
    scene.clock.advance(150_000);
    expect(scene.client.isConnected).toBe(true);
  });
});
