import { afterEach, describe, expect, it } from 'vitest';
import {
  createSimulatedNetwork,
  RawClient,
  randomFaults,
  type SimulatedServer,
  startSimulatedServer,
} from '../index.ts';

const open: SimulatedServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function threeServers() {
  const network = createSimulatedNetwork({ seed: 'random faults' });
  const servers = [];
  for (let i = 0; i < 3; i++) servers.push(await startSimulatedServer(network, { seed: i }));
  open.push(...servers);
  return { network, servers };
}

describe('random faults', () => {
  it('are the same for the same seed', async () => {
    const logs = [];
    for (const seed of ['a', 'a', 'b']) {
      const { network, servers } = await threeServers();
      const faults = randomFaults(seed, servers);
      for (let i = 0; i < 100; i++) {
        faults.tick();
        network.close();
      }
      await faults.calm();
      logs.push(faults.log);
    }
    expect(logs[0]).toEqual(logs[1]);
    expect(logs[0]).not.toEqual(logs[2]);
    expect(new Set(logs[0]?.map(({ fault }) => fault)).size).toBeGreaterThan(8);
  });

  it('leave every server healthy once calm', async () => {
    const { network, servers } = await threeServers();
    const shop = network.addAccount('Shop');
    const faults = randomFaults(7, servers, { probability: 1 });
    for (let i = 0; i < 300; i++) {
      faults.tick();
      network.close();
    }
    await faults.calm();
    expect(new Set(faults.log.map(({ fault }) => fault)).size).toBeGreaterThan(20);
    for (const server of servers) {
      const client = await RawClient.connect(server.url);
      await client.request({ command: 'subscribe', api_version: 2, accounts: [shop], streams: ['ledger'] });
      const { hash } = network.pay({ from: 'Alice', to: shop, amount: '1' });
      const { index } = network.close();
      expect(await client.nextJson()).toMatchObject({ type: 'ledgerClosed', ledger_index: index });
      expect(await client.nextJson()).toMatchObject({ type: 'transaction', hash });
      expect((await client.request({ command: 'account_tx', account: shop })).status).toBe('success');
      client.terminate();
    }
  });

  it('leave alone as many servers as the options say', async () => {
    const { network, servers } = await threeServers();
    const faults = randomFaults(3, servers, { probability: 1, healthy: 2, only: ['stale'] });
    for (let i = 0; i < 50; i++) {
      faults.tick();
      network.close();
      expect(servers.filter((server) => server.faults.stale).length).toBeLessThan(2);
    }
    expect(faults.log.length).toBeGreaterThan(5);
  });
});
