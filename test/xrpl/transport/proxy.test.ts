import { afterEach, describe, expect, it, vi } from 'vitest';
import { proxyFromEnvironment, routesFromPacResult } from '../../../electron/xrpl/transport/proxy.ts';
import { parseServerUrl } from '../../../electron/xrpl/transport/server-url.ts';

function proxyFor(url: string): unknown {
  const parsed = parseServerUrl(url, { allowInsecure: true });
  if (!parsed.ok) throw new Error(parsed.message);
  return proxyFromEnvironment(parsed.server);
}

describe('the proxy of the environment', () => {
  const names = ['WSS_PROXY', 'WS_PROXY', 'HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'];
  function environment(variables: Readonly<Record<string, string>>): void {
    for (const name of names) {
      vi.stubEnv(name, variables[name] ?? '');
      vi.stubEnv(name.toLowerCase(), variables[name.toLowerCase()] ?? '');
    }
  }
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    [{}, 'wss://a.example', null],
    [{ HTTPS_PROXY: 'http://p:8080' }, 'wss://a.example', 'http://p:8080'],
    [{ https_proxy: 'p:8080' }, 'wss://a.example', 'http://p:8080'],
    [{ HTTPS_PROXY: 'http://p:8080' }, 'ws://a.example', null],
    [{ HTTP_PROXY: 'http://p:8080' }, 'ws://a.example', 'http://p:8080'],
    [{ ALL_PROXY: 'http://p:1' }, 'wss://a.example', 'http://p:1'],
    [{ ALL_PROXY: 'socks5://p:1' }, 'wss://a.example', 'socks5://p:1'],
    [{ all_proxy: 'socks5h://p:1', HTTP_PROXY: 'http://h:1' }, 'ws://a.example', 'http://h:1'],
    [{ WSS_PROXY: 'http://p:2', HTTPS_PROXY: 'http://p:1' }, 'wss://a.example', 'http://p:2'],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'b.example, .a.example' }, 'wss://x.a.example', null],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.example:443' }, 'wss://a.example', null],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'example' }, 'wss://a.notexample', 'http://p:1'],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, 'wss://a.example', null],
    [{ HTTP_PROXY: 'http://p:1' }, 'ws://localhost:6006', null],
    [{ HTTP_PROXY: 'http://p:1' }, 'ws://127.0.0.1:6006', null],
  ])('%j for %s is %s', (variables, url, expected) => {
    environment(variables);
    expect(proxyFor(url)).toBe(expected);
  });
});

describe('the proxy that the system names', () => {
  it.each([
    ['DIRECT', [null]],
    ['', [null]],
    ['PROXY p.example:8080', ['http://p.example:8080']],
    ['PROXY p.example:8080; DIRECT', ['http://p.example:8080', null]],
    ['HTTPS p.example:8443', ['https://p.example:8443']],
    ['SOCKS5 s:1080; PROXY p:1', ['socks5://s:1080', 'http://p:1']],
    ['SOCKS s:1080', ['socks4://s:1080']],
    ['socks5 [::1]:1080;direct', ['socks5://[::1]:1080', null]],
    ['QUIC q:1; PROXY', [null]],
    ['QUIC q:1; PROXY p:1', ['http://p:1']],
    // What comes after DIRECT is for servers that cannot be reached: that is failover's.
    ['DIRECT; PROXY p:1', [null]],
    [
      'PROXY a:1;PROXY b:1;PROXY c:1;PROXY d:1;PROXY e:1;PROXY f:1',
      ['a', 'b', 'c', 'd', 'e'].map((p) => `http://${p}:1`),
    ],
  ])('%j means %j', (result, expected) => {
    expect(routesFromPacResult(result)).toEqual(expected);
  });
});
