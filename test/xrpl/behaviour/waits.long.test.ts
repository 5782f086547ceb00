import { describe, expect, it } from 'vitest';
import { failureOfHttpStatus } from '../../../electron/xrpl/transport/connection-failure.ts';
import { A, Harness } from '../support/harness.ts';

const S1 = 'wss://s1.example';
const S2 = 'wss://s2.example';
const CLIENTS = 1000;

/** Numbers in [0, 1), evenly spread and repeatable [mulberry32]. */
function sequence(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

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
    const harness = new Harness({ servers: 2, random: sequence(3) });
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
      const harness = new Harness({ servers: 2, random: sequence(seed) }).connect();
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

describe('a thousand clients', () => {
  /** The largest share of them that comes to one server in one second, from a time on. */
  function largestShare(prepare: (harness: Harness) => void, fromMs: number): number {
    const perSecond = new Map<string, number>();
    for (let client = 1; client <= CLIENTS; client += 1) {
      const harness = new Harness({ servers: 3, random: sequence(client), ledgers: false });
      harness.client.start();
      harness.clock.advance(20);
      harness.network.closeLedger();
      harness.clock.advance(20);
      prepare(harness);
      const began = harness.clock.now();
      harness.clock.advance(600_000);
      for (const [position, { attempts }] of harness.network.servers.entries()) {
        for (const at of attempts.filter((time) => time - began >= fromMs)) {
          const second = `${position} ${Math.floor((at - began) / 1000)}`;
          perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
        }
      }
    }
    return Math.max(...perSecond.values()) / CLIENTS;
  }

  it('whose three servers all refuse: never more than 5 % of them at one in a second after the cap', () => {
    const share = largestShare((harness) => {
      for (const server of harness.network.servers) server.door = 'refused';
      harness.server(0).drop();
    }, 150_000);
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThanOrEqual(0.05);
  });

  it('whose three servers all are not synchronised: no more either', () => {
    const share = largestShare((harness) => {
      for (const server of harness.network.servers) server.serverState = 'syncing';
      harness.server(0).drop();
    }, 150_000);
    expect(share).toBeGreaterThan(0.015);
    expect(share).toBeLessThanOrEqual(0.05);
  });
});
