import { describe, expect, it } from 'vitest';
import {
  afterwards,
  connected,
  connectTo,
  IMPATIENT,
  QUICK,
  reported,
  simulated,
} from '../support/fault-harness.ts';
import { until } from '../support/observed.ts';
import { ProxyServer } from '../support/proxy-server.ts';
import { SocksServer } from '../support/socks-server.ts';

describe('a proxy', () => {
  const through = (proxy: string) => ({
    allowInsecure: true,
    findProxy: () => proxy,
  });

  it('is asked for a tunnel, with user and password, and resolves the name', async () => {
    const proxy = await ProxyServer.start('al:pw');
    afterwards(() => proxy.stop());
    const { server } = await simulated();
    const observed = connectTo([`ws://ledger.example:${server.port}`], through(proxy.url('al:pw')));
    await connected(observed);
    expect(proxy.tunnels).toEqual([`ledger.example:${server.port}`]);
    expect(proxy.others).toBe(0);
  });

  it('that wants a password, or cannot reach the server, or is not there: said to be the proxy’s failure', async () => {
    const proxy = await ProxyServer.start('al:pw');
    const { server } = await simulated();
    const refused = connectTo([server.url], through(proxy.url('al:wrong')));
    await reported(refused, 'proxy-failed');
    expect(refused.client.servers()[0]?.lastError).toMatch(/The proxy requires a user name and password/);
    expect(JSON.stringify(refused.events)).not.toContain('wrong');
    const nowhere = connectTo(['ws://127.0.0.1:1'], through(proxy.url('al:pw')));
    await reported(nowhere, 'proxy-failed');
    expect(nowhere.client.servers()[0]?.lastError).toMatch(/HTTP 502/);
    const url = proxy.url();
    await proxy.stop();
    const gone = connectTo([server.url], through(url));
    await reported(gone, 'proxy-failed');
    expect(gone.client.servers()[0]?.lastError).toMatch(/Can’t reach the proxy/);
  });

  it.each([
    ['is no URL', 'http://al:geheim@:x'],
    ['is of an unknown kind', 'quic://al:geheim@127.0.0.1:1'],
  ])('whose address %s: said, and no secret told', async (_what, url) => {
    const observed = connectTo(['ws://127.0.0.1:1'], through(url));
    await reported(observed, 'proxy-failed');
    expect(JSON.stringify([observed.events, observed.client.servers()])).not.toContain('geheim');
  });

  it('that cannot be found out because the system’s answer fails: said', async () => {
    const observed = connectTo(['ws://127.0.0.1:1'], {
      findProxy: () => {
        throw new Error('geheim');
      },
    });
    await reported(observed, 'proxy-failed');
    expect(JSON.stringify([observed.events, observed.client.servers()])).not.toContain('geheim');
  });

  it('that hangs: given up in time and on stop, and its connection closed', async () => {
    const proxy = await ProxyServer.start(null, 'hang');
    afterwards(() => proxy.stop());
    const observed = connectTo(['ws://127.0.0.1:1'], { ...through(proxy.url()), options: IMPATIENT });
    await reported(observed, 'connect-timeout');
    await observed.client.stop();
    await until('nothing is left at the proxy', () => proxy.open === 0);
  });

  it('in a list: the next one is taken where one fails, and the broken one is not asked again at once', async () => {
    const gone = await ProxyServer.start();
    const goneUrl = gone.url();
    await gone.stop();
    const hanging = await SocksServer.start({ misbehaves: 'greeting' });
    const good = await SocksServer.start();
    afterwards(() => Promise.all([hanging.stop(), good.stop()]));
    const { server } = await simulated();
    const observed = connectTo([`ws://ledger.example:${server.port}`], {
      allowInsecure: true,
      findProxy: () => [goneUrl, hanging.url(), good.url(), null],
      options: { ...QUICK, connectTimeoutMs: 12_000 }, // 3 s for each of the four ways
    });
    await connected(observed);
    expect(good.requests).toHaveLength(1);
    expect(observed.ofType('status').map(({ status }) => status.code)).not.toContain('connect-timeout');
    await until('nothing is left at the hanging one', () => hanging.open === 0);
    const asked = hanging.accepted;
    server.closeAll();
    await until('connected again', () => good.requests.length === 2);
    expect(hanging.accepted).toBe(asked);
  });

  it('in a list: a tunnel outlives the share of the time in which it had to be opened', async () => {
    const good = await SocksServer.start();
    afterwards(() => good.stop());
    const { server } = await simulated();
    const observed = connectTo([`ws://ledger.example:${server.port}`], {
      allowInsecure: true,
      findProxy: () => [good.url(), null],
      options: { ...QUICK, connectTimeoutMs: 4000 }, // 2 s for each of the two ways
    });
    await connected(observed);
    const from = observed.ofType('ledger').length;
    await until('12 ledgers later, 200 ms each', () => observed.ofType('ledger').length >= from + 12);
    expect(observed.ofType('session-ended')).toEqual([]);
  });

  it('in a list that ends without one: the server is asked directly', async () => {
    const gone = await ProxyServer.start();
    const url = gone.url();
    await gone.stop();
    const { server } = await simulated();
    await connected(connectTo([server.url], { findProxy: () => [url, null] }));
  });
});

describe('credentials', () => {
  it('reach the server and nothing else', async () => {
    const { server } = await simulated({ credentials: { user: 'alice', password: 'gehe:im%1' } });
    const url = (password: string) =>
      server.url.replace('ws://', `ws://alice:${encodeURIComponent(password)}@`);
    const observed = connectTo([url('gehe:im%1')]);
    await connected(observed);
    const wrong = connectTo([url('falsch')]);
    await reported(wrong, 'unauthorized');
    const failed = await wrong.client.request('ping', {}).catch((error: unknown) => error);
    for (const { client, events } of [observed, wrong]) {
      const shown = JSON.stringify([
        events,
        client.servers(),
        client.recentEvents(),
        client.status,
        String(failed),
      ]);
      expect(shown).not.toMatch(/gehe|falsch/);
      expect(client.status.server).toBe(`ws://alice:***@127.0.0.1:${server.port}`);
    }
  });
});
