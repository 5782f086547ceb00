import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { RawClient } from '../index.ts';
import { closeHarnesses, harness, summaries, summary } from '../support/server-harness.ts';

afterEach(closeHarnesses);

describe('a healthy server', () => {
  it('sends ledgerClosed first, then the transactions of the account, and nothing more', async () => {
    const { payAndClose, subscriber } = await harness();
    const client = await subscriber();
    const hash = payAndClose();
    expect(await summaries(client, 2)).toEqual(['ledgerClosed 1001', `transaction ${hash}`]);
    expect(await client.silentFor(30)).toBe(true);
  });

  it('answers pings', async () => {
    const { client } = await harness();
    const raw = await client();
    raw.socket.ping();
    await expect.poll(() => raw.pongs).toBe(1);
  });

  it('counts requests by command and keeps them', async () => {
    const { server, subscriber, client } = await harness();
    await subscriber();
    await (await client()).request({ command: 'ping' });
    expect(server.requestCounts).toEqual({ subscribe: 1, ping: 1 });
    expect(server.requestLog.map(({ connection, command }) => [connection, command])).toEqual([
      [1, 'subscribe'],
      [2, 'ping'],
    ]);
    expect(server.connectionCount).toBe(2);
  });
});

describe('connections that end', () => {
  it('drop: without a close frame', async () => {
    const { server, client } = await harness();
    const raw = await client();
    server.drop();
    expect((await raw.closed).code).toBe(1006);
    expect(server.connections.size).toBe(0);
  });

  it('drop between ledgerClosed and its transactions: once, and account_tx has them', async () => {
    const { server, shop, payAndClose, subscriber, client } = await harness();
    const raw = await subscriber();
    server.faults.dropAfterLedgerClosed = 1;
    const hash = payAndClose();
    expect((await raw.closed).code).toBe(1006);
    expect(raw.frames.map((frame) => summary(JSON.parse(frame)))).toEqual(['ledgerClosed 1001']);
    const again = await client();
    const { result } = (await again.request({ command: 'account_tx', api_version: 2, account: shop })) as {
      result: { transactions: JsonObject[] };
    };
    expect(result.transactions.map((row) => row.hash)).toEqual([hash]);
    const next = await subscriber();
    payAndClose();
    expect(await summaries(next, 2)).toHaveLength(2);
  });

  it('drop between ledgerClosed and its transactions: waits for somebody whom it can cut off', async () => {
    const { server, payAndClose, subscriber } = await harness();
    server.faults.dropAfterLedgerClosed = 1;
    payAndClose();
    expect(server.faults.dropAfterLedgerClosed).toBe(1);
    const raw = await subscriber();
    payAndClose();
    expect((await raw.closed).code).toBe(1006);
    expect(server.faults.dropAfterLedgerClosed).toBe(0);
  });

  for (const code of [1000, 1001, 1008, 1011, 1012, 1013, 4000]) {
    it(`close with ${code}`, async () => {
      const { server, client } = await harness();
      const raw = await client();
      server.closeAll(code, 'because');
      expect(await raw.closed).toEqual({ code, reason: 'because' });
    });
  }

  it('close without a code: 1005, as a server that shuts down', async () => {
    const { server, client } = await harness();
    const raw = await client();
    server.closeAll();
    expect((await raw.closed).code).toBe(1005);
  });

  it('accept, then drop', async () => {
    const { server, client } = await harness();
    server.faults.handshake = { kind: 'accept-then-drop' };
    expect((await (await client()).closed).code).toBe(1006);
    server.faults.handshake = { kind: 'accept-then-drop', code: 1013 };
    expect((await (await client()).closed).code).toBe(1013);
    expect(server.connectionCount).toBe(2);
  });

  it('stop listening: connecting is refused, open connections live on, and the port is the same afterwards', async () => {
    const { server, client, payAndClose, subscriber } = await harness();
    const raw = await subscriber();
    const { port } = server;
    await server.stopListening();
    await expect(client()).rejects.toThrow(/ECONNREFUSED/);
    payAndClose();
    expect(await summaries(raw, 2)).toHaveLength(2);
    await server.listen();
    expect(server.port).toBe(port);
    await client();
  });

  it('restart: connections end, the same port is back', async () => {
    const { server, client } = await harness();
    const raw = await client();
    const { url } = server;
    await server.restart();
    await raw.closed;
    expect(server.url).toBe(url);
    await client();
  });
});

describe('handshakes that fail', () => {
  it('never ends', async () => {
    const { server } = await harness();
    server.faults.handshake = { kind: 'hang' };
    await expect(RawClient.connect(server.url, { handshakeTimeout: 80 })).rejects.toThrow(/timed out/);
    expect(server.handshakeCount).toBe(1);
  });

  it('reset before the upgrade', async () => {
    const { server, client } = await harness();
    server.faults.handshake = { kind: 'reset' };
    await expect(client()).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  for (const status of [429, 503]) {
    it(`HTTP ${status}`, async () => {
      const { server, client } = await harness();
      server.faults.handshake = { kind: 'http', status };
      await expect(client()).rejects.toThrow(`Unexpected server response: ${status}`);
      server.faults.reset();
      await client();
    });
  }

  it('asks for user and password where the options say so', async () => {
    const { server, client } = await harness({ credentials: { user: 'me', password: 'p@ss' } });
    await expect(client()).rejects.toThrow('401');
    const url = server.url.replace('ws://', 'ws://me:p%40ss@');
    const raw = await RawClient.connect(url);
    expect((await raw.request({ command: 'ping' })).status).toBe('success');
    raw.terminate();
  });
});

describe('connections that are silent', () => {
  it('half-open: the handshake works, then neither answers nor pongs nor stream', async () => {
    const { server, payAndClose, subscriber, client } = await harness();
    const before = await subscriber();
    server.faults.halfOpen = true;
    const raw = await client();
    raw.send({ id: 1, command: 'ping' });
    raw.socket.ping();
    payAndClose();
    expect(await raw.silentFor(60)).toBe(true);
    expect(await before.silentFor(10)).toBe(true);
    expect(raw.pongs).toBe(0);
    expect(raw.socket.readyState).toBe(raw.socket.OPEN);
  });

  it('deaf to requests: pongs and the stream go on', async () => {
    const { server, payAndClose, subscriber } = await harness();
    const raw = await subscriber();
    server.faults.deafToRequests = true;
    raw.send({ id: 1, command: 'ping' });
    raw.socket.ping();
    await expect.poll(() => raw.pongs).toBe(1);
    expect(await raw.silentFor(30)).toBe(true);
    payAndClose();
    expect(await summaries(raw, 2)).toHaveLength(2);
  });

  it('frozen, as a stopped process: nothing is answered, all of it when it goes on', async () => {
    const { server, payAndClose, subscriber } = await harness();
    const raw = await subscriber();
    server.freeze();
    raw.send({ id: 5, command: 'ping' });
    raw.socket.ping();
    payAndClose();
    expect(await raw.silentFor(60)).toBe(true);
    expect(raw.pongs).toBe(0);
    server.thaw();
    expect(await summaries(raw, 2)).toHaveLength(2);
    expect((await raw.nextJson()).id).toBe(5);
  });

  it('frozen: TCP is accepted, the handshake does not come', async () => {
    const { server } = await harness();
    server.freeze();
    const tcp = connectTcp(server.port, '127.0.0.1');
    await new Promise<void>((resolve) => tcp.once('connect', resolve));
    tcp.destroy();
    await expect(RawClient.connect(server.url, { handshakeTimeout: 80 })).rejects.toThrow(/timed out/);
    const waiting = RawClient.connect(server.url);
    server.thaw();
    (await waiting).terminate();
  });

  it('latency holds every frame back', async () => {
    const { server, client } = await harness();
    const raw = await client();
    server.faults.latencyMs = 80;
    const start = performance.now();
    await raw.request({ command: 'ping' });
    expect(performance.now() - start).toBeGreaterThan(70);
  });
});
