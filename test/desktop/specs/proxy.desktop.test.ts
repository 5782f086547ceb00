import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { ProxyServer } from '../../xrpl/support/proxy-server.ts';
import { type Harness, openHarness, until, untilLive } from '../support.ts';

describeDesktop('a proxy in the desktop settings', () => {
  let harness: Harness;
  let proxy: ProxyServer;

  beforeAll(async () => {
    proxy = await ProxyServer.start();
    harness = await openHarness();
  });
  afterAll(async () => {
    await harness?.close();
    await proxy?.stop();
  });

  it('is used from the next connection on, by a tunnel', async () => {
    const { app, server } = harness;
    await untilLive(harness);
    expect(proxy.tunnels).toEqual([]);
    await app.evaluate(
      // Chromium leaves loopback out unless told otherwise.
      ({ session }, rules) =>
        session.defaultSession.setProxy({ proxyRules: rules ?? '', proxyBypassRules: '<-loopback>' }),
      new URL(proxy.url()).host,
    );
    server.drop();
    await until(() => proxy.tunnels.length > 0, 'the tunnel');
    expect(proxy.tunnels[0]).toBe(new URL(server.url).host);
    await until(() => server.connectionCount > 0, 'a connection through the tunnel');
    expect(proxy.others).toBe(0);
  });
});
