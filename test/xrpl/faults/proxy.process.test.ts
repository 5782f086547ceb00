import { describe, expect, it } from 'vitest';
import { afterwards, connected, connectTo, simulated, told } from '../support/fault-bench.ts';
import { ProxyServer } from '../support/proxy-server.ts';

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

  it('that wants a password, or cannot reach the server, or is not there: said', async () => {
    const proxy = await ProxyServer.start('al:pw');
    const { server } = await simulated();
    const refused = connectTo([server.url], through(proxy.url('al:wrong')));
    await told(refused, 'proxyFailed');
    expect(JSON.stringify(refused.events)).not.toContain('wrong');
    const nowhere = connectTo(['ws://127.0.0.1:1'], through(proxy.url('al:pw')));
    await told(nowhere, 'serviceUnavailable');
    const url = proxy.url();
    await proxy.stop();
    const gone = connectTo([server.url], through(url));
    await told(gone, 'refused');
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
    await told(wrong, 'unauthorized');
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
