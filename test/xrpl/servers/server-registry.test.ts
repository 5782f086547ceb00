import { expect, it } from 'vitest';
import { parseConnectionOptions } from '../../../electron/xrpl/options.ts';
import { ServerRegistry } from '../../../electron/xrpl/servers/server-registry.ts';
import { FakeClock } from '../support/fake-clock.ts';

const registry = () => new ServerRegistry(new FakeClock(), parseConnectionOptions(), {});

it('two credentials of one host are two servers', () => {
  const servers = registry();
  expect(servers.setServers(['wss://me:one@h.example', 'wss://me:two@h.example'])).toEqual([]);
  expect(
    servers.servers.map(({ url }) => Buffer.from(url.authorization?.slice(6) ?? '', 'base64').toString()),
  ).toEqual(['me:one', 'me:two']);
  expect(new Set(servers.servers.map(({ key }) => key)).size).toBe(2);
  for (const server of servers.servers) expect(servers.get(server.key)).toBe(server);
});

it('a server that stays keeps what is known of it', () => {
  const servers = registry();
  servers.setServers(['wss://me:one@h.example', 'wss://me:two@h.example']);
  const [first, second] = servers.servers;
  servers.setServers(['wss://other.example', 'wss://me:one@h.example', 'wss://me:two@h.example']);
  expect(servers.servers.slice(1)).toEqual([first, second]);
  expect(servers.servers[1]).toBe(first);
});
