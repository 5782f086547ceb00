import { describe, expect, it } from 'vitest';
import { Harness } from '../support/harness.ts';
import { randomFrom } from '../support/random.ts';

const CLIENTS = 1000;

describe('a thousand clients', () => {
  /** The largest share of them that comes to one server in one second, from a time on. */
  function largestShare(prepare: (harness: Harness) => void, fromMs: number): number {
    const perSecond = new Map<string, number>();
    for (let client = 1; client <= CLIENTS; client += 1) {
      const harness = new Harness({ servers: 3, random: randomFrom(client), ledgers: false });
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
  }, 120_000);

  it('whose three servers all are not synchronised: no more either', () => {
    const share = largestShare((harness) => {
      for (const server of harness.network.servers) server.serverState = 'syncing';
      harness.server(0).drop();
    }, 150_000);
    expect(share).toBeGreaterThan(0.015);
    expect(share).toBeLessThanOrEqual(0.05);
  }, 120_000);
});
