import { afterEach, describe, expect, it } from 'vitest';
import type { XrplClient } from '../../electron/xrpl/client.ts';
import { MiniServer, type MiniServerOptions, refusal } from './support/mini-server.ts';
import { observe, until } from './support/observed.ts';

const A = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const B = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT';
const C = 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ';
const FAST = { backoffBaseMs: 20, backoffCapMs: 100, healthCheckIntervalMs: 60_000 };

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function server(options: MiniServerOptions = {}): Promise<MiniServer> {
  const started = await MiniServer.start(options);
  cleanups.push(() => started.stop());
  return started;
}

function stopLater(client: XrplClient): void {
  cleanups.push(() => client.stop());
}

describe('a connection', () => {
  it('counts as connected only once subscribed and a ledger arrived', async () => {
    const one = await server();
    const { client, ofType, states } = observe({ servers: [one.url], options: FAST });
    stopLater(client);
    client.setAccounts([A, B]);
    client.start();
    await until('subscribed', () => ofType('subscribed').length === 1);
    expect(client.isConnected).toBe(false);
    expect(ofType('subscribed')[0]).toMatchObject({ accounts: [A, B], ledgerIndex: 1000 });
    one.closeLedger(3);
    await until('connected', () => client.isConnected);
    expect(states()).toEqual(['connecting', 'connected']);
    expect(ofType('ledger')[0]).toMatchObject({ ledgerIndex: 1001, transactionCount: 3 });
    expect(one.requests('subscribe')).toMatchObject([
      { streams: ['ledger'], accounts: [A, B], api_version: 2 },
    ]);
  });

  it('reconnects to the same server after a drop and subscribes again', async () => {
    const one = await server();
    const { client, ofType, states } = observe({ servers: [one.url], options: FAST });
    stopLater(client);
    client.setAccounts([A]);
    client.start();
    await until('subscribed', () => ofType('subscribed').length === 1);
    one.closeLedger();
    await until('connected', () => client.isConnected);
    one.open[0]?.socket.terminate();
    await until('subscribed again', () => ofType('subscribed').length === 2);
    one.closeLedger();
    await until('connected again', () => client.isConnected);
    expect(states()).toEqual(['connecting', 'connected', 'waiting', 'connecting', 'connected']);
    expect(ofType('session-ended')).toHaveLength(1);
    const sessions = ofType('subscribed').map(({ session }) => session);
    expect(new Set(sessions).size).toBe(2);
  });

  it('goes on to the next server when one is gone', async () => {
    const gone = await MiniServer.start();
    const { url } = gone;
    await gone.stop();
    const two = await server();
    const { client, ofType } = observe({ servers: [url, two.url], options: FAST });
    stopLater(client);
    client.start();
    await until('subscribed', () => ofType('subscribed').length === 1);
    two.closeLedger();
    await until('connected', () => client.isConnected);
    expect(client.status.server).toBe(two.url);
    expect(client.servers()[0]?.lastError).toMatch(/refused the connection/);
  });

  it('falls back to API version 1 for all requests of the connection', async () => {
    const one = await server({
      answer: (request) =>
        request.api_version === 2
          ? { id: request.id, type: 'response', status: 'error', error: 'invalid_API_version' }
          : undefined,
    });
    const { client, ofType } = observe({ servers: [one.url], options: FAST });
    stopLater(client);
    client.start();
    await until('subscribed', () => ofType('subscribed').length === 1);
    await client.accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 5 });
    expect(one.requests('subscribe')).toMatchObject([{ api_version: 1 }]);
    expect(one.requests('account_tx')).toMatchObject([{ api_version: 1, limit: 200 }]);
  });

  it('finds the one account that a server refuses, reports it and keeps the others', async () => {
    const one = await server({
      answer: (request) =>
        Array.isArray(request.accounts) && request.accounts.includes(B)
          ? refusal(request, 'actMalformed')
          : undefined,
    });
    const { client, ofType } = observe({ servers: [one.url], options: FAST });
    stopLater(client);
    client.setAccounts([A, B, C]);
    client.start();
    await until(
      'all others subscribed',
      () => ofType('subscribed').flatMap(({ accounts }) => accounts).length === 2,
    );
    one.closeLedger();
    await until('connected', () => client.isConnected);
    expect(
      ofType('subscribed')
        .flatMap(({ accounts }) => accounts)
        .sort(),
    ).toEqual([A, C].sort());
    expect(ofType('problem')).toMatchObject([{ problem: { code: 'account-rejected' } }]);
    expect(ofType('problem')[0]?.problem.message).toContain(B);
  });

  it('cuts a message above the limit of bytes, which is not the library’s own', async () => {
    const one = await server();
    const MEBIBYTE = 2 ** 20;
    const { client, ofType } = observe({
      servers: [one.url],
      options: { ...FAST, maxStreamFrameBytes: MEBIBYTE },
    });
    stopLater(client);
    client.start();
    await until('subscribed', () => ofType('subscribed').length === 1);
    const codes = () => ofType('status').map(({ status }) => status.code);
    const padding = ['x'.repeat(MEBIBYTE / 2), 'x'.repeat(MEBIBYTE / 2 - 100)];
    one.broadcast({ type: 'below', padding });
    await until('read', () => client.statistics().ignored.unknownMessage === 1);
    expect(codes()).not.toContain('frame-too-large');
    one.broadcast({ type: 'above', padding: 'x'.repeat(2 * MEBIBYTE) });
    await until('cut', () => codes().includes('frame-too-large'));
    expect(client.statistics().ignored.unknownMessage).toBe(1);
  });

  it('leaves nothing behind when stopped', async () => {
    const one = await server({ answer: (request) => (request.command === 'account_tx' ? null : undefined) });
    const { client, ofType } = observe({ servers: [one.url], options: FAST });
    client.start();
    await until('subscribed', () => ofType('subscribed').length === 1);
    let closeCode = 0;
    one.open[0]?.socket.on('close', (code) => {
      closeCode = code;
    });
    const hanging = client.accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 5 });
    const rejected = expect(hanging).rejects.toMatchObject({ code: 'disconnected' });
    await client.stop();
    await rejected;
    await until('the server saw the close', () => closeCode === 1000);
    expect(client.status.state).toBe('closed');
  });
});
