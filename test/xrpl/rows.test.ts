import { describe, expect, it } from 'vitest';
import { failure, failureOfHttpStatus } from '../../electron/xrpl/failures.ts';
import { A, B, C, Scene, settle } from './support/scene.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
const S3 = 'wss://s3.example';

describe('a handshake that never ends', () => {
  it('is given up after 10 s and tried elsewhere with backoff', () => {
    const scene = new Scene();
    scene.server(0).door = 'blackhole';
    scene.client.start();
    scene.clock.advance(9_999);
    expect(scene.client.status).toMatchObject({ state: 'connecting', server: S1, attempt: 1 });
    scene.clock.advance(1);
    expect(scene.client.status).toMatchObject({
      state: 'waiting',
      server: S2,
      attempt: 2,
      retryInMs: 2000,
      code: 'connectTimeout',
    });
    scene.clock.advance(2000);
    expect(scene.server(1).attempts).toEqual([12_000]);
  });

  it('is given up too when the server accepts and never answers', () => {
    const scene = new Scene();
    scene.server(0).door = 'silent';
    // Pings are not answered either, which would be noticed later.
    scene.client.start();
    scene.clock.advance(10_005);
    expect(scene.client.status).toMatchObject({ state: 'waiting', server: S2, code: 'handshakeFailed' });
  });
});

describe('a close that we did not ask for', () => {
  it.each([1000, 1002, 1005, 1006, 1009])('%i: the same server first, then the next', (code) => {
    const scene = new Scene().connect();
    scene.server(0).door = 'refused';
    scene.server(0).drop(code);
    const began = scene.clock.now();
    expect(scene.client.status).toMatchObject({ state: 'waiting', server: S1, retryInMs: 1000 });
    scene.clock.advance(3100);
    expect(scene.server(0).attempts.filter((at) => at > began)).toEqual([began + 1000]);
    expect(scene.server(1).attempts).toEqual([began + 1000 + 5 + 2000]);
  });

  it('1001: another server', () => {
    const scene = new Scene().connect();
    scene.server(0).drop(1001);
    expect(scene.client.status).toMatchObject({ state: 'waiting', server: S2, code: 'closedGoingAway' });
  });

  it.each([1011, 1012, 1013])('%i: the server is left alone for at least 5 s', (code) => {
    const alone = new Scene({ servers: 1 }).connect();
    alone.server(0).drop(code);
    expect(alone.client.status).toMatchObject({
      state: 'waiting',
      retryInMs: 5000,
      code: 'closedOverloaded',
    });
    const two = new Scene().connect();
    const before = two.server(0).attempts.length;
    two.server(0).drop(code);
    expect(two.client.status).toMatchObject({ state: 'waiting', server: S2, retryInMs: 1000 });
    two.clock.advance(4999);
    expect(two.server(0).attempts).toHaveLength(before);
  });

  it('1008: the server is left alone for at least 30 s, longer each time, and asked more slowly', async () => {
    const scene = new Scene({ servers: 1 }).connect();
    for (const wait of [30_000, 60_000, 120_000]) {
      const closed = scene.clock.now();
      const attempts = scene.server(0).attempts.length;
      // Dropped again right after connecting, before the connection was of any use.
      scene.server(0).drop(1008, 'threshold exceeded');
      expect(scene.client.status).toMatchObject({ state: 'waiting', code: 'closedPolicy' });
      expect(scene.client.servers()[0]?.coolDownUntil).toBe(
        new Date(scene.clock.wallTime() + wait).toISOString(),
      );
      scene.clock.advance(wait + 100);
      expect(scene.server(0).attempts.slice(attempts)).toEqual([closed + wait]);
    }
    // The budget is at its lowest rate: 400 points a second, one page a second.
    scene.clock.advance(5000);
    const times: number[] = [];
    for (let page = 0; page < 10; page += 1) {
      void scene.client
        .accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 })
        .then(() => times.push(scene.clock.now()));
    }
    for (let step = 0; step < 1000; step += 1) {
      scene.clock.advance(20);
      await settle();
    }
    expect(times).toHaveLength(10);
    expect((times[9] ?? 0) - (times[7] ?? 0)).toBeGreaterThanOrEqual(1900);
  });

  it('slowDown to a subscription: left alone for 30 s, another server meanwhile', () => {
    const scene = new Scene();
    scene.server(0).answer = ({ id, command }) =>
      command === 'subscribe' ? { id, type: 'response', status: 'error', error: 'slowDown' } : undefined;
    scene.client.start();
    scene.clock.advance(100);
    expect(scene.client.status).toMatchObject({ state: 'waiting', server: S2, code: 'slowDown' });
    expect(scene.client.servers()[0]?.coolDownUntil).not.toBeNull();
    scene.clock.advance(8000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    scene.server(1).door = 'refused';
    scene.server(1).drop();
    scene.clock.advance(20_000);
    // Only the second is tried while the first rests.
    expect(scene.server(0).attempts).toHaveLength(1);
  });

  it('slowDown to a request: the connection stays, requests rest for 30 s', async () => {
    const scene = new Scene().connect();
    let refusals = 1;
    scene.server(0).answer = ({ id, command }) => {
      if (command !== 'account_tx' || refusals === 0) return undefined;
      refusals -= 1;
      return { id, type: 'response', status: 'error', error: 'slowDown' };
    };
    const query = { account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 };
    const first = scene.client.accountTx(query).catch((error: unknown) => error);
    await settle();
    scene.clock.advance(100);
    expect(await first).toMatchObject({ code: 'server', serverError: 'slowDown' });
    let answered: number | null = null;
    void scene.client.accountTx(query).then(() => {
      answered = scene.clock.now();
    });
    await settle();
    const asked = scene.clock.now();
    for (let step = 0; step < 4000 && answered === null; step += 1) {
      scene.clock.advance(10);
      await settle();
    }
    expect((answered ?? 0) - asked).toBeGreaterThan(29_000);
    expect(scene.client.status.state).toBe('connected');
    expect(scene.ofType('subscribed')).toHaveLength(1);
  });

  it.each([
    [429, 30_000, 'tooManyRequests'],
    [503, 5000, 'serviceUnavailable'],
    [401, 600_000, 'unauthorized'],
  ])('HTTP %i at the handshake: left alone for %i ms', (status, wait, code) => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = failureOfHttpStatus(status);
    scene.client.start();
    scene.clock.advance(5);
    expect(scene.client.status).toMatchObject({ state: 'waiting', retryInMs: wait, code });
    const two = new Scene();
    two.server(0).door = failureOfHttpStatus(status);
    two.client.start();
    two.clock.advance(2010);
    expect(two.server(1).attempts).toEqual([2005]);
  });
});

describe('backoff', () => {
  it('grows from 1 s to 60 s, never gives up, and says each delay', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = 'refused';
    scene.client.start();
    scene.clock.advance(3_600_000);
    const delays = scene.statuses.flatMap(({ retryInMs }) => (retryInMs === null ? [] : [retryInMs]));
    expect(delays.slice(0, 8)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(delays.length).toBeGreaterThan(55);
    expect(scene.client.status.attempt).toBe(
      delays.length + (scene.client.status.state === 'waiting' ? 1 : 1),
    );
  });

  it('goes on through an outage longer than several attempts, and everything is as before', () => {
    const scene = new Scene({ servers: 1 }).connect([A, B]);
    scene.server(0).door = 'refused';
    scene.server(0).drop();
    scene.clock.advance(100_000);
    expect(scene.client.isConnected).toBe(false);
    scene.server(0).door = 'open';
    scene.clock.advance(70_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('subscribed').map(({ accounts }) => accounts)).toEqual([
      [A, B],
      [A, B],
    ]);
  });

  it('does not start again from the base when a server accepts and drops', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = 'drop';
    scene.client.start();
    scene.clock.advance(600_000);
    // 1 + 2 + 4 + … + 60: no more than a refused server would see.
    expect(scene.server(0).attempts.length).toBeLessThanOrEqual(16);
  });

  it('does not start again from the base when a server drops after subscribing, before a ledger', () => {
    const scene = new Scene({ servers: 1, ledgers: false });
    scene.client.start();
    scene.clock.advance(100);
    let drops = 0;
    for (let second = 0; second < 600; second += 1) {
      if (scene.network.openSockets > 0) {
        scene.server(0).drop();
        drops += 1;
      }
      scene.clock.advance(1000);
    }
    expect(drops).toBeGreaterThan(5);
    expect(scene.server(0).attempts.length).toBeLessThanOrEqual(16);
  });

  it('starts again from the base after a useful connection', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).door = 'refused';
    scene.client.start();
    scene.clock.advance(40_000);
    scene.server(0).door = 'open';
    scene.clock.advance(40_000);
    expect(scene.client.isConnected).toBe(true);
    scene.server(0).drop();
    expect(scene.client.status).toMatchObject({ state: 'waiting', retryInMs: 1000, attempt: 1 });
  });

  it('ends where a limit of attempts is configured, until somebody asks', () => {
    const scene = new Scene({ servers: 1, options: { maxAttempts: 3 } });
    scene.server(0).door = 'refused';
    scene.client.start();
    scene.clock.advance(600_000);
    expect(scene.server(0).attempts).toHaveLength(3);
    expect(scene.client.status).toMatchObject({ state: 'closed', code: 'gaveUp' });
    scene.server(0).door = 'open';
    scene.client.nudge('user');
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
  });
});

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
});

describe('a server that says it is not well', () => {
  it.each([
    ['notSynced', { serverState: 'syncing' }],
    ['amendmentBlocked', { amendmentBlocked: true }],
    ['ledgerTooOld', { ageS: 61 }],
    ['wrongNetwork', { networkId: 1 }],
  ])('%s: the next one is used, before the first counts as connected', (code, fields) => {
    const scene = new Scene();
    Object.assign(scene.server(0), fields);
    scene.client.start();
    scene.clock.advance(8000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(scene.statuses.find((status) => status.code === code)).toMatchObject({
      state: 'waiting',
      server: S2,
    });
    expect(scene.server(0).requests.map(({ request }) => request.command)).toEqual(['server_info']);
  });

  it('while in use: noticed at the next health check', () => {
    for (const fields of [{ serverState: 'connected' }, { amendmentBlocked: true }, { ageS: 300 }]) {
      const scene = new Scene().connect();
      Object.assign(scene.server(0), fields);
      scene.clock.advance(40_000);
      expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
      expect(scene.network.openSockets).toBe(1);
    }
  });

  it('100 ledgers behind what was seen elsewhere: not used', () => {
    const scene = new Scene().connect();
    scene.server(1).lag = 100;
    scene.server(0).door = 'refused';
    scene.server(0).drop();
    scene.clock.advance(60_000);
    expect(scene.client.isConnected).toBe(false);
    expect(scene.statuses.some(({ code }) => code === 'lagging')).toBe(true);
    scene.server(1).lag = 0;
    scene.clock.advance(150_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('100 ledgers and 400 s behind from the start: not used', () => {
    const scene = new Scene();
    Object.assign(scene.server(0), { lag: 100, ageS: 400 });
    scene.client.start();
    scene.clock.advance(10_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('every server far behind: the network was reset, and its new ledgers count', () => {
    const scene = new Scene().connect();
    for (const server of scene.network.servers) server.drop();
    scene.network.ledgerIndex = 10;
    scene.clock.advance(60_000);
    expect(scene.client.isConnected).toBe(true);
  });

  it('outdated and alone: asked for nothing better, but not counted as connected until it caught up', () => {
    const scene = new Scene({ servers: 1 });
    Object.assign(scene.server(0), { ageS: 400 });
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(60_000);
    expect(scene.client.status).toMatchObject({ state: 'stalled' });
    expect(scene.client.isConnected).toBe(false);
    scene.server(0).ageS = 2;
    scene.clock.advance(20_000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.server(0).attempts.length).toBeLessThanOrEqual(2);
  });

  it('of the wrong network: never used, and told as a problem of the configuration', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).networkId = 1;
    scene.client.setAccounts([A]);
    scene.client.start();
    scene.clock.advance(3_600_000);
    expect(scene.ofType('subscribed')).toEqual([]);
    expect(scene.statuses.some(({ state }) => state === 'connected')).toBe(false);
    expect(scene.ofType('problem')[0]?.problem).toMatchObject({ code: 'wrongNetwork', network: 'mainnet' });
    expect(scene.server(0).attempts.length).toBeLessThanOrEqual(7);
  });

  it('that tells its network only when subscribed to: not used either', () => {
    const scene = new Scene({ servers: 1 });
    scene.server(0).answer = ({ id, command }) => {
      const info = { server_state: 'full', validated_ledger: { seq: 5, age: 1 } };
      if (command === 'server_info') return { id, type: 'response', status: 'success', result: { info } };
      return { id, type: 'response', status: 'success', result: { ledger_index: 5, network_id: 21 } };
    };
    scene.client.start();
    scene.clock.advance(1000);
    expect(scene.client.status).toMatchObject({ state: 'waiting', code: 'wrongNetwork' });
    expect(scene.ofType('subscribed')).toEqual([]);
  });

  it('answering subscribe with success and nothing: not synchronised', () => {
    const scene = new Scene();
    scene.server(0).answer = ({ id, command }) =>
      command === 'subscribe' ? { id, type: 'response', status: 'success', result: {} } : undefined;
    scene.client.start();
    scene.clock.advance(100);
    expect(scene.client.status).toMatchObject({ server: S2, code: 'notSynced' });
  });
});

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
    expect(scene.ofType('problem').map(({ problem }) => problem.code)).toEqual(['accountRejected']);
  });

  it('what is no address is neither sent nor repeated', () => {
    const scene = new Scene();
    scene.client.setAccounts([A, 'snoPBrXtMeMyMHUVTgbuqAfg1SUTb']);
    scene.client.start();
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.ofType('problem')).toMatchObject([{ problem: { code: 'badAddress' } }]);
    expect(JSON.stringify([scene.events, scene.server(0).requests])).not.toContain('snoPB');
  });
});

describe('messages nobody asked for', () => {
  it('are ignored and counted, and crash nothing', () => {
    const scene = new Scene().connect();
    const server = scene.server(0);
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
    scene.clock.advance(50);
    expect(scene.client.isConnected).toBe(true);
    expect(scene.client.statistics().ignored).toMatchObject({
      unknownMessage: 2,
      unknownId: 3,
      notJson: 4,
      binary: 1,
    });
    // What may have been a transaction makes the ledgers around it unproven.
    expect(scene.ofType('unreadable')).toHaveLength(6);
  });

  it('answers out of order, twice, and by unknown ids reach the right requests', async () => {
    const scene = new Scene({ servers: 1 }).connect();
    const asked: { id: number; command: string }[] = [];
    scene.server(0).answer = (request) => {
      if (!request.command.startsWith('x')) return undefined;
      asked.push(request);
      return null;
    };
    const replies = ['x1', 'x2', 'x3'].map((command) => scene.client.request(command, {}));
    await settle();
    scene.clock.advance(10);
    for (const { id, command } of [...asked].reverse()) {
      scene
        .server(0)
        .push({ id: id + 1000, type: 'response', status: 'success', result: { command: 'wrong' } });
      scene.server(0).push({ id, type: 'response', status: 'success', result: { command } });
      scene.server(0).push({ id, type: 'response', status: 'success', result: { command: 'again' } });
    }
    scene.clock.advance(10);
    expect(await Promise.all(replies)).toEqual([{ command: 'x1' }, { command: 'x2' }, { command: 'x3' }]);
    expect(scene.client.statistics().ignored.unknownId).toBe(6);
  });

  it('ledgers announced twice or late prove nothing new', () => {
    const scene = new Scene().connect();
    const ledger = (ledgerIndex: number) => ({ type: 'ledgerClosed', ledger_index: ledgerIndex });
    for (const index of [1001, 1005, 1005, 1003, 1006]) scene.server(0).push(ledger(index));
    scene.clock.advance(10);
    expect(scene.ofType('ledger').map(({ ledgerIndex }) => ledgerIndex)).toEqual([1001, 1005, 1006]);
    expect(scene.client.statistics().ignored.repeatedLedger).toBe(3);
  });
});

describe('a list of servers', () => {
  it('without the present one: replaced without a gap', () => {
    const scene = new Scene({ servers: 3 }).connect();
    scene.client.setServers([S3, S2]);
    scene.clock.advance(10_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S3 });
    expect(scene.statuses.every(({ state }) => state === 'connected')).toBe(true);
    expect(scene.network.openSockets).toBe(1);
  });

  it('without the present one, and none of it reachable: the removed one is left all the same', () => {
    const scene = new Scene({ servers: 2 }).connect();
    scene.server(1).door = 'refused';
    scene.client.setServers([S2]);
    scene.clock.advance(10_000);
    expect(scene.client.status.state).toBe('waiting');
    expect(scene.server(0).sockets.size).toBe(0);
  });

  it('with the present one: nothing happens', () => {
    const scene = new Scene({ servers: 3 }).connect();
    scene.client.setServers([S3, S1]);
    scene.clock.advance(10_000);
    expect(scene.statuses).toEqual([]);
    expect(scene.client.servers().map(({ url }) => url)).toEqual([S3, S1]);
  });

  it('with other credentials for the present one: a new connection', () => {
    const scene = new Scene({ servers: 1 }).connect();
    scene.client.setServers(['wss://s1.example']);
    scene.clock.advance(100);
    expect(scene.server(0).attempts).toHaveLength(1);
  });

  it('that is empty or unusable is said, and mended by a new one', () => {
    const scene = new Scene({ servers: 1, settings: { servers: ['https://user:geheim@s1.example'] } });
    scene.client.start();
    expect(scene.client.status).toMatchObject({ state: 'closed', code: 'noServer' });
    expect(scene.ofType('problem')[0]?.problem.code).toBe('badServerUrl');
    expect(JSON.stringify(scene.events)).not.toContain('geheim');
    scene.client.setServers([S1]);
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
  });
});

describe('what is shown of servers', () => {
  it('is their use, latency, age, history, rest and last error', () => {
    const scene = new Scene({ servers: 3 });
    scene.server(0).door = failureOfHttpStatus(429);
    scene.client.start();
    scene.clock.advance(30_000);
    expect(scene.client.status).toMatchObject({ state: 'connected', server: S2 });
    const [first, second, third] = scene.client.servers();
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
    scene.clock.advance(1000);
    expect(scene.client.servers()[0]?.coolDownUntil).toBeNull();
  });

  it('counts from the beginning of a state, rotations included', () => {
    const scene = new Scene({ servers: 2, options: { rotateAfterMs: 60_000 } }).connect();
    const { since } = scene.client.status;
    scene.clock.advance(200_000);
    expect(scene.ofType('subscribed').length).toBeGreaterThan(2);
    expect(scene.client.status).toMatchObject({ state: 'connected', since });
    scene.server(0).drop(1001);
    expect(scene.client.status.since).not.toBe(since);
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
      failure('tlsExpired', 'expired'),
    ] as const;
    for (const door of doors) {
      for (const after of [0, 3, 7, 12, 30, 5000, 12_000, 40_000]) {
        const scene = new Scene({ servers: 2 });
        scene.client.setAccounts([A]);
        scene.server(0).door = door;
        scene.client.start();
        scene.clock.advance(after);
        const request = scene.client.request('ping', {}).catch((error: { code: string }) => error.code);
        const aside = scene.client
          .request('ping', {}, { server: S2, timeoutMs: 1_000_000 })
          .catch((error: { code: string }) => error.code);
        await settle();
        expect(await scene.end(), `${String(door)} after ${after}`).toBe(0);
        expect(scene.network.openSockets).toBe(0);
        expect(scene.client.status.state).toBe('closed');
        expect(await request).toMatch(/disconnected|notConnected/);
        expect(await aside).toMatch(/disconnected|notConnected/);
      }
    }
  });

  it('does not wait for a frozen server longer than the time for closing', async () => {
    const scene = new Scene({ servers: 1 }).connect();
    scene.server(0).frozen = true;
    const stopped = scene.client.stop();
    scene.clock.advance(2100);
    await stopped;
    expect(scene.network.openSockets).toBe(0);
  });

  it('can be followed by a new start', async () => {
    const scene = new Scene({ servers: 1 }).connect();
    const stopped = scene.client.stop();
    scene.clock.advance(100);
    await stopped;
    scene.client.start();
    scene.clock.advance(5000);
    expect(scene.client.isConnected).toBe(true);
  });
});
