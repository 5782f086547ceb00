import { describe, expect, it } from 'vitest';
import { A, Harness } from '../support/harness.ts';

const S2 = 'wss://s2.example';

describe('a server that says it is not well', () => {
  it.each([
    ['not-synced', { serverState: 'syncing' }],
    ['amendment-blocked', { amendmentBlocked: true }],
    ['ledger-too-old', { ageS: 61 }],
    ['wrong-network', { networkId: 1 }],
  ])('%s: the next one is used, before the first counts as connected', (code, fields) => {
    const harness = new Harness();
    Object.assign(harness.server(0), fields);
    harness.client.start();
    harness.clock.advance(8000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    expect(harness.statuses.find((status) => status.code === code)).toMatchObject({
      state: 'connecting',
      server: S2,
    });
    expect(harness.server(0).requests.map(({ request }) => request.command)).toEqual(['server_info']);
  });

  it('while in use: noticed at the next health check', () => {
    for (const fields of [{ serverState: 'connected' }, { amendmentBlocked: true }, { ageS: 300 }]) {
      const harness = new Harness().connect();
      Object.assign(harness.server(0), fields);
      harness.clock.advance(40_000);
      expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
      expect(harness.network.openSockets).toBe(1);
    }
  });

  it('100 ledgers behind what was seen elsewhere: not used', () => {
    const harness = new Harness().connect();
    harness.server(1).lag = 100;
    harness.server(0).door = 'refused';
    harness.server(0).drop();
    harness.clock.advance(60_000);
    expect(harness.client.isConnected).toBe(false);
    expect(harness.statuses.some(({ code }) => code === 'lagging')).toBe(true);
    harness.server(1).lag = 0;
    harness.clock.advance(150_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('100 ledgers and 400 s behind from the start: not used', () => {
    const harness = new Harness();
    Object.assign(harness.server(0), { lag: 100, ageS: 400 });
    harness.client.start();
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it('every server far behind: the network was reset, and its new ledgers count', () => {
    const harness = new Harness().connect();
    for (const server of harness.network.servers) server.drop();
    harness.network.ledgerIndex = 10;
    harness.clock.advance(60_000);
    expect(harness.client.isConnected).toBe(true);
  });

  it('every server far behind that can be reached at all: the same after a few minutes', () => {
    const harness = new Harness({ servers: 3 }).connect();
    harness.server(0).door = 'refused';
    for (const server of harness.network.servers) server.drop();
    harness.network.ledgerIndex = 10;
    harness.clock.advance(200_000);
    // It may still be those that are behind.
    expect(harness.client.isConnected).toBe(false);
    harness.clock.advance(400_000);
    expect(harness.client.isConnected).toBe(true);
  });

  it('outdated and alone: asked for nothing better, but not counted as connected until it caught up', () => {
    const harness = new Harness({ servers: 1 });
    Object.assign(harness.server(0), { ageS: 400 });
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(60_000);
    expect(harness.client.status).toMatchObject({ state: 'stalled' });
    expect(harness.client.isConnected).toBe(false);
    harness.server(0).ageS = 2;
    harness.clock.advance(20_000);
    expect(harness.client.isConnected).toBe(true);
    expect(harness.server(0).attempts.length).toBeLessThanOrEqual(2);
  });

  it('of the wrong network: never used, and told as a problem of the configuration', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).networkId = 1;
    harness.client.setAccounts([A]);
    harness.client.start();
    harness.clock.advance(3_600_000);
    expect(harness.ofType('subscribed')).toEqual([]);
    expect(harness.statuses.some(({ state }) => state === 'connected')).toBe(false);
    expect(harness.ofType('problem')[0]?.problem).toMatchObject({
      code: 'wrong-network',
      network: 'mainnet',
    });
    expect(harness.server(0).attempts.length).toBeLessThanOrEqual(7);
  });

  it('that tells its network only when subscribed to: not used either', () => {
    const harness = new Harness({ servers: 1 });
    harness.server(0).answer = ({ id, command }) => {
      const info = { server_state: 'full', validated_ledger: { seq: 5, age: 1 } };
      if (command === 'server_info') return { id, type: 'response', status: 'success', result: { info } };
      return { id, type: 'response', status: 'success', result: { ledger_index: 5, network_id: 21 } };
    };
    harness.client.start();
    harness.clock.advance(1000);
    expect(harness.client.status).toMatchObject({ state: 'waiting', code: 'wrong-network' });
    expect(harness.ofType('subscribed')).toEqual([]);
  });

  it('answering subscribe with success and nothing: not synchronised', () => {
    const harness = new Harness();
    harness.server(0).answer = ({ id, command }) =>
      command === 'subscribe' ? { id, type: 'response', status: 'success', result: {} } : undefined;
    harness.client.start();
    harness.clock.advance(100);
    expect(harness.client.status).toMatchObject({ server: S2, code: 'not-synced' });
  });
});
