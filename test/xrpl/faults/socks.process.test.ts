import { describe, expect, it } from 'vitest';
import {
  afterwards,
  connected,
  connectTo,
  IMPATIENT,
  reported,
  simulated,
} from '../support/fault-harness.ts';
import { until } from '../support/observed.ts';
import { SocksServer, type SocksServerOptions } from '../support/socks-server.ts';

async function socks(options: SocksServerOptions = {}): Promise<SocksServer> {
  const proxy = await SocksServer.start(options);
  afterwards(() => proxy.stop());
  return proxy;
}

const through = (proxy: string) => ({ allowInsecure: true, findProxy: () => proxy });

describe('a SOCKS proxy', () => {
  it.each(['socks5', 'socks5h', 'socks'])(
    'of the kind %s is asked for the server by name, which it resolves itself',
    async (kind) => {
      const [proxy, { server }] = [await socks(), await simulated()];
      const observed = connectTo([`ws://ledger.example:${server.port}`], through(proxy.url(kind)));
      await connected(observed);
      expect(proxy.requests).toEqual([`5 ledger.example:${server.port}`]);
    },
  );

  it.each(['socks4', 'socks4a'])('of the kind %s too', async (kind) => {
    const [proxy, { server }] = [await socks(), await simulated()];
    const observed = connectTo([`ws://ledger.example:${server.port}`], through(proxy.url(kind)));
    await connected(observed);
    expect(proxy.requests).toEqual([`4 ledger.example:${server.port}`]);
  });

  it('is asked for an address in digits as such', async () => {
    const [proxy, { server }] = [await socks(), await simulated()];
    await connected(connectTo([server.url], through(proxy.url())));
    expect(proxy.requests).toEqual([`5 ipv4 127.0.0.1:${server.port}`]);
    const sixth = connectTo(['ws://[2001:db8::7]:6006'], through((await socks({ reply: 4 })).url()));
    await reported(sixth, 'proxy-failed');
  });

  it('gets user and password, which may hold any sign', async () => {
    const proxy = await socks({ credentials: 'al@home:p:w%1' });
    const { server } = await simulated();
    const url = proxy.url('socks5', `al%40home:${encodeURIComponent('p:w%1')}`);
    await connected(connectTo([`ws://ledger.example:${server.port}`], through(url)));
  });

  it.each(['al:geheim', ''])(
    'that wants another user or password than “%s”: said, and no secret told',
    async (credentials) => {
      const proxy = await socks({ credentials: 'al:pw' });
      const { server } = await simulated();
      const observed = connectTo([server.url], through(proxy.url('socks5', credentials)));
      await reported(observed, 'proxy-failed');
      const shown = JSON.stringify([
        observed.events,
        observed.client.servers(),
        observed.client.recentEvents(),
      ]);
      expect(shown).toMatch(/The proxy requires a user name and password/);
      expect(shown).not.toMatch(/geheim/);
    },
  );

  it.each([
    ['refuses to reach the server', { reply: 2 }],
    ['cannot reach it', { reply: 4 }],
    ['is something else', { misbehaves: 'http' }],
  ] as const)('that %s: said to be the proxy’s failure', async (_what, options) => {
    const proxy = await socks(options);
    const observed = connectTo(['ws://ledger.example:6006'], through(proxy.url()));
    await reported(observed, 'proxy-failed');
    expect(observed.client.servers()[0]?.lastError).toMatch(/proxy/i);
    await until('its connection is closed', () => proxy.open === 0);
  });

  it('that is not there: said to be the proxy’s failure', async () => {
    const proxy = await SocksServer.start();
    const url = proxy.url();
    await proxy.stop();
    const observed = connectTo(['ws://ledger.example:6006'], through(url));
    await reported(observed, 'proxy-failed');
    expect(observed.client.servers()[0]?.lastError).toMatch(/Can’t reach the proxy/);
  });

  it.each(['greeting', 'request'] as const)(
    'that hangs (%s): given up in time, and its connection closed',
    async (misbehaves) => {
      const proxy = await socks({ misbehaves });
      const observed = connectTo(['ws://ledger.example:6006'], {
        ...through(proxy.url()),
        options: { ...IMPATIENT, backoffBaseMs: 60_000, backoffCapMs: 60_000 },
      });
      await until('the proxy was asked', () => proxy.accepted === 1);
      await reported(observed, 'connect-timeout');
      await until('nothing is left at the proxy', () => proxy.open === 0);
    },
  );

  it('that hangs when the client is stopped: its connection is closed', async () => {
    const proxy = await socks({ misbehaves: 'request' });
    const observed = connectTo(['ws://ledger.example:6006'], through(proxy.url()));
    await until('the proxy was asked', () => proxy.requests.length === 1);
    await observed.client.stop();
    await until('nothing is left at the proxy', () => proxy.open === 0);
  });
});
