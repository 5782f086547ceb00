import { describe, expect, it } from 'vitest';
import { failureOfHttpStatus } from '../../../electron/xrpl/transport/connection-failure.ts';
import { A, Harness } from '../support/harness.ts';
import { randomFrom } from '../support/random.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';

/** The servers in the order in which they were tried. */
function triedIn(harness: Harness): readonly number[] {
  return harness.network.servers
    .flatMap(({ attempts }, position) => attempts.map((at) => ({ at, position })))
    .sort((a, b) => a.at - b.at)
    .map(({ position }) => position);
}

describe('when servers refuse', () => {
  it('each other one is tried once before any waits, then each by its own wait', () => {
    const harness = new Harness({ servers: 4 });
    for (const server of harness.network.servers) server.door = 'refused';
    harness.client.start();
    harness.clock.advance(100);
    expect(harness.network.servers.map(({ attempts }) => attempts)).toEqual([[0], [5], [10], [15]]);
    harness.clock.advance(15_000);
    // Two seconds after it refused, then four, then eight: whatever the others did meanwhile.
    expect(harness.server(0).attempts).toEqual([0, 2005, 6010, 14_015]);
    expect(harness.server(3).attempts).toEqual([15, 2020, 6025, 14_030]);
  });

  it('and the connection in use broke: its server once more after a second, then the others at once', () => {
    const harness = new Harness({ servers: 3 }).connect();
    for (const server of harness.network.servers) server.door = 'refused';
    harness.server(0).drop();
    const began = harness.clock.now();
    for (const { attempts } of harness.network.servers) attempts.length = 0;
    harness.clock.advance(1100);
    const times = harness.network.servers.map(({ attempts }) => attempts.map((at) => at - began));
    expect(times).toEqual([[1000], [1005], [1010]]);
  });

  it('no server is tried twice in a row while another has its turn', () => {
    const harness = new Harness({ servers: 2, random: randomFrom(3) });
    for (const server of harness.network.servers) server.door = 'refused';
    harness.client.start();
    harness.clock.advance(1000);
    expect(triedIn(harness).slice(0, 2)).toEqual([0, 1]);
    harness.clock.advance(1_200_000);
    const [first, second] = harness.network.servers.map(({ attempts }) => attempts.length);
    expect(Math.abs((first ?? 0) - (second ?? 0))).toBeLessThanOrEqual(3);
  });

  it('and one is there again: found within its own wait, however long the others have been away', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const harness = new Harness({ servers: 2, random: randomFrom(seed) }).connect();
      for (const server of harness.network.servers) server.door = 'refused';
      harness.server(0).drop();
      harness.clock.advance(1_200_000 + seed * 7000);
      harness.server(1).door = 'open';
      // 60 s and 30 % of jitter, and the ledger that must follow.
      harness.clock.advance(78_000 + 5000);
      expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    }
  });
});

describe('waits begin again from the base', () => {
  /** A client whose only server has been refusing for an hour. */
  function worn(): Harness {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = 'refused';
    harness.client.start();
    harness.clock.advance(3_600_000);
    harness.server(0).attempts.length = 0;
    return harness;
  }

  it('after a new list', () => {
    const harness = worn();
    const began = harness.clock.now();
    harness.client.setServers([S1]);
    harness.clock.advance(7000);
    expect(harness.server(0).attempts.map((at) => at - began)).toEqual([0, 2005, 6010]);
  });

  it('at once after a stop and a new start', async () => {
    const harness = worn();
    const stopped = harness.client.stop();
    harness.clock.advance(10);
    await stopped;
    const began = harness.clock.now();
    harness.client.start();
    expect(harness.server(0).attempts).toEqual([began]);
  });

  it('without a wait when a nudge found the only server dead', () => {
    const harness = new Harness({ servers: 1 }).connect();
    harness.server(0).frozen = true;
    harness.client.nudge('resume');
    const began = harness.clock.now();
    harness.clock.advance(1000);
    expect(harness.server(0).attempts.at(-1)).toBe(began + 1000);
  });

  it('for servers that were stale, as soon as one has ledgers again', () => {
    const harness = new Harness({ servers: 2 }).connect();
    for (const server of harness.network.servers) server.stale = true;
    harness.clock.advance(150_000);
    expect(harness.client.status.state).toBe('stalled');
    while (harness.network.openSockets > 1) harness.clock.advance(1000);
    for (const server of harness.network.servers) server.stale = false;
    harness.clock.advance(5000);
    expect(harness.client.isConnected).toBe(true);
    const inUse = harness.client.status.server === S1 ? 0 : 1;
    const other = harness.server(1 - inUse);
    harness.server(inUse).drop(1001);
    const began = harness.clock.now();
    harness.clock.advance(1000);
    expect(other.attempts.at(-1)).toBe(began + 1000);
  });
});

describe('a server that is not synchronised yet', () => {
  it('is asked again soon, however long it takes, while others that refuse wait longer', () => {
    const harness = new Harness({ servers: 2 });
    harness.server(0).door = 'refused';
    harness.server(1).serverState = 'syncing';
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(1_200_000);
    expect(harness.server(1).attempts.length).toBeGreaterThan(1.3 * harness.server(0).attempts.length);
    harness.server(1).serverState = 'full';
    harness.clock.advance(40_000 + 5000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('leaves every other one its turn at once', () => {
    const harness = new Harness({ servers: 3 });
    for (const position of [0, 1]) harness.server(position).serverState = 'tracking';
    harness.client.start();
    harness.clock.advance(6000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: 'wss://s3.example' });
    expect(harness.server(2).attempts[0]).toBeLessThan(50);
  });
});

describe('a server that refuses access', () => {
  it.each([401, 403])('(HTTP %i): asked again after a minute, then less and less often', (status) => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).door = failureOfHttpStatus(status);
    harness.client.start();
    harness.clock.advance(3_600_000);
    const { attempts } = harness.server(0);
    const waits = attempts.slice(1).map((at, position) => at - (attempts[position] ?? 0) - 5);
    expect(waits.slice(0, 6)).toEqual([60_000, 120_000, 240_000, 480_000, 600_000, 600_000]);
  });

  it('(for a moment, as balancers do) is back within a minute, and begins from there the next time', () => {
    const harness = new Harness({ servers: 1 }).connect();
    for (let time = 0; time < 2; time += 1) {
      harness.server(0).door = failureOfHttpStatus(403);
      harness.server(0).drop();
      harness.clock.advance(30_000);
      expect(harness.client.status).toMatchObject({ state: 'waiting', retryInMs: 60_000 });
      harness.server(0).door = 'open';
      harness.clock.advance(40_000);
      expect(harness.client.status).toMatchObject({ state: 'connected', server: S1 });
    }
  });
});
