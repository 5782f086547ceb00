import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import { RawClient, type RemoteLedgerProcess, startRemoteLedger } from './index.ts';

let ledger: RemoteLedgerProcess | null = null;

afterEach(async () => {
  await ledger?.stop();
  ledger = null;
});

async function start(config: Parameters<typeof startRemoteLedger>[0] = {}): Promise<RemoteLedgerProcess> {
  ledger = await startRemoteLedger(config);
  return ledger;
}

async function subscribed(url: string, account: string): Promise<RawClient> {
  const client = await RawClient.connect(url);
  await client.request({ command: 'subscribe', api_version: 2, accounts: [account], streams: ['ledger'] });
  return client;
}

describe('a simulated ledger in another process', () => {
  it('takes calls, serves clients and returns the truth', async () => {
    const remote = await start({ network: { seed: 3, networkId: 1 }, servers: [{}, { flavour: 'clio' }] });
    const shop = await remote.network.addAccount('Shop');
    const clients = [];
    for (const url of remote.urls) clients.push(await subscribed(url, shop));
    const { hash } = await remote.network.pay({ from: 'Alice', to: shop, amount: '3.5' });
    const { index } = await remote.network.close();
    for (const client of clients) {
      expect(await client.nextJson()).toMatchObject({ type: 'ledgerClosed', ledger_index: index });
      expect(((await client.nextJson()) as JsonObject).hash).toBe(hash);
    }
    expect(await remote.network.truth(shop)).toMatchObject([{ hash, amount: '3.5', kind: 'payment' }]);
    expect(await remote.servers[0]?.stats()).toMatchObject({
      connections: 1,
      requestCounts: { subscribe: 1 },
      subscribed: [{ accounts: [shop], streams: ['ledger'] }],
    });
  });

  it('takes faults, and says what went wrong with a call', async () => {
    const remote = await start();
    const client = await RawClient.connect(remote.urls[0] ?? '');
    await remote.servers[0]?.setFaults({ errors: { ping: 'slowDown' } });
    expect((await client.request({ command: 'ping' })).error).toBe('slowDown');
    await remote.servers[0]?.resetFaults();
    expect((await client.request({ command: 'ping' })).status).toBe('success');
    await expect(remote.network.pay({ from: 'A', to: 'B', amount: '0.0000001' })).rejects.toThrow(/drops/);
    await remote.servers[0]?.closeAll(1012, 'restart');
    expect(await client.closed).toEqual({ code: 1012, reason: 'restart' });
  });

  it('SIGSTOP: nothing is answered, pings included, until SIGCONT', async () => {
    const remote = await start();
    const client = await RawClient.connect(remote.urls[0] ?? '');
    remote.signal('SIGSTOP');
    client.send({ id: 1, command: 'ping' });
    client.socket.ping();
    expect(await client.silentFor(300)).toBe(true);
    expect(client.pongs).toBe(0);
    await expect(RawClient.connect(remote.urls[0] ?? '', { handshakeTimeout: 200 })).rejects.toThrow(
      /timed out/,
    );
    remote.signal('SIGCONT');
    expect((await client.nextJson()).id).toBe(1);
  });

  it('SIGKILL: connections break off, connecting is refused', async () => {
    const remote = await start();
    const client = await RawClient.connect(remote.urls[0] ?? '');
    remote.signal('SIGKILL');
    expect((await client.closed).code).toBe(1006);
    // The port is free for certain once the process is gone: sockets are closed one after the other.
    await expect(remote.network.close()).rejects.toThrow(/ended/);
    await expect(RawClient.connect(remote.urls[0] ?? '')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('closes ledgers by a timer, at the time of the machine', async () => {
    const before = Math.floor(Date.now() / 1000) - 946_684_800;
    const remote = await start({ network: { clock: 'wall' }, intervalMs: 20 });
    const client = await subscribed(remote.urls[0] ?? '', await remote.network.addAccount('Shop'));
    const first = await client.nextJson();
    const second = await client.nextJson();
    expect(Number(second.ledger_index)).toBe(Number(first.ledger_index) + 1);
    expect(Math.abs(Number(first.ledger_time) - before)).toBeLessThan(60);
  });
});
