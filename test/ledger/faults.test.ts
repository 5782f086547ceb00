import { connect as connectTcp } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../electron/xrpl/transaction.ts';
import {
  createSimulatedNetwork,
  RawClient,
  type ServerOptions,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from './index.ts';

const open: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Bench {
  readonly network: SimulatedNetwork;
  readonly server: SimulatedServer;
  readonly shop: string;
  /** Pays the shop once and closes the ledger. */
  payAndClose(): string;
  client(): Promise<RawClient>;
  /** A client subscribed to the shop and the ledgers. */
  subscriber(): Promise<RawClient>;
}

async function bench(options: ServerOptions = {}): Promise<Bench> {
  const network = createSimulatedNetwork({ seed: 'faults' });
  const shop = network.addAccount('Shop');
  const server = await startSimulatedServer(network, options);
  open.push(() => server.stop());
  const client = async (): Promise<RawClient> => {
    const raw = await RawClient.connect(server.url);
    open.push(() => raw.terminate());
    return raw;
  };
  return {
    network,
    server,
    shop,
    payAndClose() {
      const { hash } = network.pay({ from: 'Alice', to: shop, amount: '1' });
      network.close();
      return hash;
    },
    client,
    async subscriber() {
      const raw = await client();
      const answer = await raw.request({
        command: 'subscribe',
        api_version: 2,
        accounts: [shop],
        streams: ['ledger'],
      });
      expect(answer.status).toBe('success');
      return raw;
    },
  };
}

/** "ledgerClosed 1001" or "transaction <hash>". */
function summary(frame: JsonObject): string {
  return frame.type === 'ledgerClosed' ? `ledgerClosed ${frame.ledger_index}` : `transaction ${frame.hash}`;
}

async function summaries(client: RawClient, count: number): Promise<string[]> {
  const list: string[] = [];
  for (let i = 0; i < count; i++) list.push(summary(await client.nextJson()));
  return list;
}

describe('a healthy server', () => {
  it('sends ledgerClosed first, then the transactions of the account, and nothing more', async () => {
    const { payAndClose, subscriber } = await bench();
    const client = await subscriber();
    const hash = payAndClose();
    expect(await summaries(client, 2)).toEqual(['ledgerClosed 1001', `transaction ${hash}`]);
    expect(await client.silentFor(30)).toBe(true);
  });

  it('answers pings', async () => {
    const { client } = await bench();
    const raw = await client();
    raw.socket.ping();
    await expect.poll(() => raw.pongs).toBe(1);
  });

  it('counts requests by command and keeps them', async () => {
    const { server, subscriber, client } = await bench();
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
    const { server, client } = await bench();
    const raw = await client();
    server.drop();
    expect((await raw.closed).code).toBe(1006);
    expect(server.connections.size).toBe(0);
  });

  it('drop between ledgerClosed and its transactions: once, and account_tx has them', async () => {
    const { server, shop, payAndClose, subscriber, client } = await bench();
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

  for (const code of [1000, 1001, 1008, 1011, 1012, 1013, 4000]) {
    it(`close with ${code}`, async () => {
      const { server, client } = await bench();
      const raw = await client();
      server.closeAll(code, 'because');
      expect(await raw.closed).toEqual({ code, reason: 'because' });
    });
  }

  it('close without a code: 1005, as a server that shuts down', async () => {
    const { server, client } = await bench();
    const raw = await client();
    server.closeAll();
    expect((await raw.closed).code).toBe(1005);
  });

  it('accept, then drop', async () => {
    const { server, client } = await bench();
    server.faults.handshake = { kind: 'accept-then-drop' };
    expect((await (await client()).closed).code).toBe(1006);
    server.faults.handshake = { kind: 'accept-then-drop', code: 1013 };
    expect((await (await client()).closed).code).toBe(1013);
    expect(server.connectionCount).toBe(2);
  });

  it('stop listening: connecting is refused, open connections live on, and the port is the same afterwards', async () => {
    const { server, client, payAndClose, subscriber } = await bench();
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
    const { server, client } = await bench();
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
    const { server } = await bench();
    server.faults.handshake = { kind: 'hang' };
    await expect(RawClient.connect(server.url, { handshakeTimeout: 80 })).rejects.toThrow(/timed out/);
    expect(server.handshakeCount).toBe(1);
  });

  it('reset before the upgrade', async () => {
    const { server, client } = await bench();
    server.faults.handshake = { kind: 'reset' };
    await expect(client()).rejects.toThrow(/socket hang up|ECONNRESET/);
  });

  for (const status of [429, 503]) {
    it(`HTTP ${status}`, async () => {
      const { server, client } = await bench();
      server.faults.handshake = { kind: 'http', status };
      await expect(client()).rejects.toThrow(`Unexpected server response: ${status}`);
      server.faults.reset();
      await client();
    });
  }

  it('asks for user and password where it is told to', async () => {
    const { server, client } = await bench({ credentials: { user: 'me', password: 'p@ss' } });
    await expect(client()).rejects.toThrow('401');
    const url = server.url.replace('ws://', 'ws://me:p%40ss@');
    const raw = await RawClient.connect(url);
    expect((await raw.request({ command: 'ping' })).status).toBe('success');
    raw.terminate();
  });
});

describe('connections that are silent', () => {
  it('half-open: the handshake works, then neither answers nor pongs nor stream', async () => {
    const { server, payAndClose, subscriber, client } = await bench();
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
    const { server, payAndClose, subscriber } = await bench();
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
    const { server, payAndClose, subscriber } = await bench();
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
    const { server } = await bench();
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
    const { server, client } = await bench();
    const raw = await client();
    server.faults.latencyMs = 80;
    const start = performance.now();
    await raw.request({ command: 'ping' });
    expect(performance.now() - start).toBeGreaterThan(70);
  });
});

describe('servers that are behind or incomplete', () => {
  it('stale: ledgers stop, its own age grows, and afterwards it goes on with the newest', async () => {
    const { server, network, payAndClose, subscriber } = await bench();
    const raw = await subscriber();
    server.faults.stale = true;
    payAndClose();
    network.closeMany(20);
    expect(await raw.silentFor(30)).toBe(true);
    const { result } = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
    expect(result.info.validated_ledger).toMatchObject({ seq: 1000, age: 84 });
    server.faults.stale = false;
    payAndClose();
    expect((await summaries(raw, 1))[0]).toBe('ledgerClosed 1022');
  });

  it('lag: runs some ledgers behind', async () => {
    const { server, network, subscriber, payAndClose } = await bench();
    server.faults.lag = 2;
    const raw = await subscriber();
    const hash = payAndClose();
    network.closeMany(2);
    expect(await summaries(raw, 2)).toEqual(['ledgerClosed 1001', `transaction ${hash}`]);
    expect(await raw.silentFor(30)).toBe(true);
  });

  it('skipping: indexes are missing from the stream, not from account_tx', async () => {
    const { server, shop, subscriber, payAndClose } = await bench();
    const raw = await subscriber();
    server.faults.skipLedgers = 2;
    const hashes = [payAndClose(), payAndClose(), payAndClose()];
    expect(await summaries(raw, 2)).toEqual(['ledgerClosed 1003', `transaction ${hashes[2]}`]);
    const { result } = (await raw.request({
      command: 'account_tx',
      account: shop,
      api_version: 2,
      forward: true,
    })) as {
      result: { transactions: JsonObject[] };
    };
    expect(result.transactions.map(({ hash }) => hash)).toEqual(hashes);
  });

  it('holes: account_tx reaches back to the hole only, and says so nowhere but in its range', async () => {
    const { server, shop, client, payAndClose } = await bench();
    for (let i = 0; i < 10; i++) payAndClose();
    server.faults.holes = [[1003, 1005]];
    const raw = await client();
    const { result } = (await raw.request({
      command: 'account_tx',
      account: shop,
      ledger_index_min: 1001,
      ledger_index_max: 1010,
    })) as {
      result: { ledger_index_min: number; ledger_index_max: number; transactions: unknown[] };
    };
    expect([result.ledger_index_min, result.ledger_index_max, result.transactions.length]).toEqual([
      1006, 1010, 5,
    ]);
    const v2 = await raw.request({
      command: 'account_tx',
      api_version: 2,
      account: shop,
      ledger_index_min: 1001,
      ledger_index_max: 1010,
    });
    expect(v2.error).toBe('lgrIdxMalformed');
    const info = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
    expect(info.result.info.complete_ledgers).toBe('1000-1002,1006-1010');
    expect((await raw.request({ command: 'ledger', ledger_index: 1004 })).error).toBe('lgrNotFound');
  });

  it('no history after a restart: its last ledger alone', async () => {
    const { server, shop, client, payAndClose } = await bench();
    for (let i = 0; i < 5; i++) payAndClose();
    await server.restart('none');
    const raw = await client();
    const before = await raw.request({
      command: 'account_tx',
      account: shop,
      ledger_index_min: 1001,
      ledger_index_max: 1003,
    });
    expect(before.error).toBe('lgrIdxsInvalid');
    const { result } = (await raw.request({ command: 'account_tx', account: shop })) as {
      result: JsonObject;
    };
    expect([result.ledger_index_min, result.ledger_index_max]).toEqual([1005, 1005]);
  });

  it('a short history moves along', async () => {
    const { server, network, client } = await bench({ history: 3 });
    network.closeMany(10);
    const { result } = (await (await client()).request({ command: 'server_info' })) as {
      result: { info: JsonObject };
    };
    expect(result.info.complete_ledgers).toBe('1008-1010');
    expect(server.view.firstHeld).toBe(1008);
  });

  it('account_tx behind the stream', async () => {
    const { server, shop, subscriber, payAndClose } = await bench();
    const raw = await subscriber();
    server.faults.accountTxLag = 1;
    payAndClose();
    await summaries(raw, 2);
    const { result } = (await raw.request({ command: 'account_tx', account: shop })) as {
      result: JsonObject;
    };
    expect([result.ledger_index_max, result.transactions]).toEqual([1000, []]);
  });

  it('not synchronised: as recorded', async () => {
    const { server, shop, client } = await bench();
    server.faults.unsynced = true;
    const raw = await client();
    const subscribed = await raw.request({ command: 'subscribe', accounts: [shop], streams: ['ledger'] });
    expect(subscribed).toMatchObject({ status: 'success', result: {} });
    expect((await raw.request({ command: 'account_tx', account: shop })).error).toBe('lgrIdxsInvalid');
    expect((await raw.request({ command: 'account_tx', account: shop, api_version: 2 })).error).toBe(
      'notSynced',
    );
    expect((await raw.request({ command: 'fee' })).error).toBe('noNetwork');
    const { result } = (await raw.request({ command: 'server_info' })) as { result: { info: JsonObject } };
    expect(result.info).toMatchObject({ complete_ledgers: 'empty', server_state: 'disconnected' });
    expect(result.info.validated_ledger).toBeUndefined();
  });

  it('amendment blocked, another network, an age of its own', async () => {
    const { server, client } = await bench();
    Object.assign(server.faults, { amendmentBlocked: true, networkId: 21337, age: 600 });
    const { result } = (await (await client()).request({ command: 'server_info' })) as {
      result: { info: JsonObject };
    };
    expect(result.info).toMatchObject({
      amendment_blocked: true,
      network_id: 21337,
      validated_ledger: { age: 600 },
    });
  });
});

describe('frames that are wrong', () => {
  it('duplicates', async () => {
    const { server, subscriber, payAndClose } = await bench();
    const raw = await subscriber();
    server.faults.duplicate = true;
    const hash = payAndClose();
    expect(await summaries(raw, 4)).toEqual([
      'ledgerClosed 1001',
      'ledgerClosed 1001',
      `transaction ${hash}`,
      `transaction ${hash}`,
    ]);
  });

  it('reordering: the same frames in another order', async () => {
    const { server, network, shop, subscriber } = await bench();
    const raw = await subscriber();
    server.faults.reorder = true;
    const hashes = Array.from(
      { length: 8 },
      () => network.pay({ from: 'Alice', to: shop, amount: '1' }).hash,
    );
    network.close();
    const inOrder = ['ledgerClosed 1001', ...hashes.map((hash) => `transaction ${hash}`)];
    const received = await summaries(raw, 9);
    expect(received).not.toEqual(inOrder);
    expect(received.toSorted()).toEqual(inOrder.toSorted());
  });

  it('garbage, binary and huge frames', async () => {
    const { server, client } = await bench();
    const raw = await client();
    server.sendRaw('{"type":"ledgerClo');
    expect(await raw.next()).toBe('{"type":"ledgerClo');
    server.sendRaw(Buffer.from([1, 2, 3]));
    await raw.next();
    expect(raw.binaryFrames).toBe(1);
    server.sendRaw('x'.repeat(5_000_000));
    expect(await raw.next()).toHaveLength(5_000_000);
  });
});

describe('requests that are refused', () => {
  it('with an error of choice, by command', async () => {
    const { server, shop, client } = await bench();
    const raw = await client();
    server.faults.errors = { account_tx: 'slowDown' };
    expect(await raw.request({ command: 'account_tx', account: shop })).toMatchObject({
      error: 'slowDown',
      error_code: 10,
    });
    expect((await raw.request({ command: 'ping' })).status).toBe('success');
    server.faults.errors = { '*': 'tooBusy' };
    expect((await raw.request({ command: 'ping' })).error).toBe('tooBusy');
  });

  it('empty pages with a marker come before each real page, and lose nothing', async () => {
    const { server, shop, client, payAndClose } = await bench();
    const hashes = Array.from({ length: 5 }, () => payAndClose());
    server.faults.emptyPages = true;
    const raw = await client();
    const pages: number[] = [];
    const seen: unknown[] = [];
    let marker: JsonObject | undefined;
    do {
      const { result } = (await raw.request({
        command: 'account_tx',
        api_version: 2,
        account: shop,
        forward: true,
        limit: 2,
        ...(marker === undefined ? {} : { marker }),
      })) as { result: { transactions: JsonObject[]; marker?: JsonObject } };
      pages.push(result.transactions.length);
      seen.push(...result.transactions.map(({ hash }) => hash));
      marker = result.marker;
    } while (marker !== undefined);
    expect(pages).toEqual([0, 2, 0, 2, 0, 1]);
    expect(seen).toEqual(hashes);
  });

  it('a marker that was forgotten looks like the end', async () => {
    const { server, shop, client, payAndClose } = await bench();
    for (let i = 0; i < 3; i++) payAndClose();
    const raw = await client();
    const page = { command: 'account_tx', account: shop, limit: 2 };
    const first = (await raw.request(page)) as { result: { marker: JsonObject } };
    server.faults.forgetMarkers = true;
    const second = (await raw.request({ ...page, marker: first.result.marker })) as { result: JsonObject };
    expect(second.result.transactions).toEqual([]);
    expect(second.result.marker).toBeUndefined();
  });
});
