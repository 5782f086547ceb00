import { describe, expect, it } from 'vitest';
import { A, Scene } from '../support/harness.ts';

const S2 = 'wss://s2.example';

describe('a server that says it is not well', () => {
  it.each([
    ['not-synced', { serverState: 'syncing' }],
    ['amendment-blocked', { amendmentBlocked: true }],
    ['ledger-too-old', { ageS: 61 }],
    ['wrong-network', { networkId: 1 }],
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

  it('every server far behind that can be reached at all: the same after a few minutes', () => {
    const scene = new Scene({ servers: 3 }).connect();
    scene.server(0).door = 'refused';
    for (const server of scene.network.servers) server.drop();
    scene.network.ledgerIndex = 10;
    scene.clock.advance(200_000);
    // It may still be those that are behind.
    expect(scene.client.isConnected).toBe(false);
    scene.clock.advance(400_000);
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
    expect(scene.ofType('problem')[0]?.problem).toMatchObject({ code: 'wrong-network', network: 'mainnet' });
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
    expect(scene.client.status).toMatchObject({ state: 'waiting', code: 'wrong-network' });
    expect(scene.ofType('subscribed')).toEqual([]);
  });

  it('answering subscribe with success and nothing: not synchronised', () => {
    const scene = new Scene();
    scene.server(0).answer = ({ id, command }) =>
      command === 'subscribe' ? { id, type: 'response', status: 'success', result: {} } : undefined;
    scene.client.start();
    scene.clock.advance(100);
    expect(scene.client.status).toMatchObject({ server: S2, code: 'not-synced' });
  });
});
