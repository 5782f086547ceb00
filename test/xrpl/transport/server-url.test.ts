import { describe, expect, it } from 'vitest';
import { defaultServers, KNOWN_NETWORKS, networkId, parseNetwork } from '../../../electron/xrpl/networks.ts';
import { parseServerUrl, redactServerUrl, serverNames } from '../../../electron/xrpl/transport/server-url.ts';

describe('a server URL', () => {
  it.each([
    ['wss://xrplcluster.com', 'wss://xrplcluster.com'],
    ['  wss://xrplcluster.com/  ', 'wss://xrplcluster.com'],
    ['WSS://XRPLCLUSTER.COM:443', 'wss://xrplcluster.com'],
    ['wss://s.altnet.rippletest.net:51233', 'wss://s.altnet.rippletest.net:51233'],
    ['ws://localhost:6006', 'ws://localhost:6006'],
    ['ws://127.0.0.1:6006', 'ws://127.0.0.1:6006'],
    ['ws://[::1]:6006', 'ws://[::1]:6006'],
    ['ws://192.168.1.5:6006', 'ws://192.168.1.5:6006'],
    ['ws://172.20.0.2:6006', 'ws://172.20.0.2:6006'],
    ['ws://node.local:6006', 'ws://node.local:6006'],
    ['ws://rippled:6006', 'ws://rippled:6006'],
    ['wss://alice:s3cr%40t@host.example/path', 'wss://alice:***@host.example/path'],
    ['wss://token123@host.example', 'wss://***@host.example'],
    ['wss://host.example/x?apikey=abc&v=1', 'wss://host.example/x?apikey=***&v=***'],
    ['wss://host.example/#fragment', 'wss://host.example'],
    // Providers put the access token into the path.
    ['wss://n.example/0123456789abcdef0123456789abcdef01234567/', 'wss://n.example/***/'],
    ['wss://go.example/v1/aB3-dE6_gH9jK2mN/xrp?x=1', 'wss://go.example/v1/***/xrp?x=***'],
    ['wss://host.example/a-long-name-of-words/mainnet', 'wss://host.example/a-long-name-of-words/mainnet'],
    ['wss://[2001:DB8::1]:51233', 'wss://[2001:db8::1]:51233'],
    ['ws://[::FFFF:192.168.1.5]:6006', 'ws://[::ffff:c0a8:105]:6006'],
    ['ws://0x7f.1:6006', 'ws://127.0.0.1:6006'],
    ['wss://bücher.example', 'wss://xn--bcher-kva.example'],
    ['wss://ＸＲＰＬ.example', 'wss://xrpl.example'],
    ['wss://host.example/Path', 'wss://host.example/Path'],
  ])('%s is accepted and shown as %s', (text, redacted) => {
    const result = parseServerUrl(text);
    expect(result).toMatchObject({ ok: true, server: { redacted } });
    expect(redactServerUrl(text)).toBe(redacted);
  });

  it.each([
    ['', 'empty'],
    ['xrplcluster.com', 'not-a-url'],
    ['https://xrplcluster.com', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['ws://xrplcluster.com', 'insecure'],
    ['ws://8.8.8.8:6006', 'insecure'],
    ['ws://172.32.0.1', 'insecure'],
    ['ws://localhost.example.com', 'insecure'],
    ['wss://host:0', 'port'],
    ['wss://user:geheim@', 'not-a-url'],
    ['https://user:geheim@host', 'scheme'],
    ['ws://[2001:db8::1]:6006', 'insecure'],
    ['ws://[::ffff:8.8.8.8]:6006', 'insecure'],
    ['ws://127.0.0.1.example.com', 'insecure'],
    ['ws://localhost.', 'insecure'],
    ['ws://user:geheim@localhost@xrplcluster.com', 'insecure'],
    ['wss://host:99999', 'not-a-url'],
    ['javascript:alert(1)', 'scheme'],
    ['ws://user:geheim@xrplcluster.com', 'insecure'],
  ])('%s is refused: %s', (text, code) => {
    const result = parseServerUrl(text);
    expect(result).toMatchObject({ ok: false, code });
    expect(JSON.stringify(result)).not.toContain('geheim');
  });

  it('goes unencrypted beyond the local network only when that is allowed', () => {
    expect(parseServerUrl('ws://example.com', { allowInsecure: true })).toMatchObject({ ok: true });
  });

  it('gives credentials to the socket alone, decoded', () => {
    const result = parseServerUrl('wss://al%20ice:p%40ss%3Aword@host.example:51233/path?x=1');
    if (!result.ok) throw new Error(result.message);
    const { authorization, url, redacted } = result.server;
    expect(url).toBe('wss://host.example:51233/path?x=1');
    expect(Buffer.from(authorization?.replace('Basic ', '') ?? '', 'base64').toString()).toBe(
      'al ice:p@ss:word',
    );
    expect(redacted).not.toMatch(/p%40ss|p@ss|word/);
  });

  it.each([
    ['al%zz:50%', 'al%zz:50%'],
    ['a%0d%0aX-Evil:1', 'a\r\nX-Evil:1'],
    ['t%C3%B6ken', 'töken:'],
  ])('user and password %j go into one header, whatever they hold', (credentials, expected) => {
    const result = parseServerUrl(`wss://${credentials}@host.example`);
    if (!result.ok) throw new Error(result.message);
    const [, encoded = ''] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(result.server.authorization ?? '') ?? [];
    expect(Buffer.from(encoded, 'base64').toString()).toBe(expected);
  });

  it.each(['wss://go.example/***/x', 'wss://a:***@go.example', 'wss://***@go.example?x=***'])(
    'shown once, %s is shown the same again',
    (text) => {
      expect(redactServerUrl(text)).toBe(text);
    },
  );

  it.each([
    ['ws://localhost:1', true],
    ['wss://10.1.2.3', true],
    ['wss://xrplcluster.com', false],
    ['wss://11.1.2.3', false],
    ['ws://[::ffff:10.0.0.1]:1', true],
    ['wss://[fd00::1]', true],
    ['wss://[2001:db8::1]', false],
  ])('%s: of the own network: %s', (text, own) => {
    expect(parseServerUrl(text)).toMatchObject({ ok: true, server: { own } });
  });

  it('shows nothing of what is no URL', () => {
    expect(redactServerUrl('user:secret@host')).not.toContain('secret');
    expect(redactServerUrl('wss://bad host/secret')).not.toContain('secret');
  });
});

describe('a network', () => {
  it.each([
    ['mainnet', 'mainnet', 0],
    [' Testnet ', 'testnet', 1],
    ['0', 'mainnet', 0],
    ['2', 'devnet', 2],
    ['21337', '21337', 21337],
    ['0021337', '21337', 21337],
    ['4294967295', '4294967295', 4294967295],
  ])('%j is %s with id %i', (text, name, id) => {
    const network = parseNetwork(text);
    expect(network).toBe(name);
    expect(network && networkId(network)).toBe(id);
  });

  it.each(['', 'livenet', '-1', '1.5', '4294967296', '0x1'])('%j is none', (text) => {
    expect(parseNetwork(text)).toBeNull();
  });

  it('has default servers that are accepted as they are, encrypted', () => {
    for (const { name, servers } of KNOWN_NETWORKS) {
      expect(servers.length).toBeGreaterThan(0);
      expect(defaultServers(name)).toEqual(servers);
      for (const server of servers) {
        expect(parseServerUrl(server)).toMatchObject({
          ok: true,
          server: { secure: true, redacted: server },
        });
      }
    }
    expect(defaultServers('21337')).toEqual([]);
  });
});

describe('the names of a list’s servers', () => {
  it('tell servers apart of which only what is secret differs, and hold none of it', () => {
    const names = serverNames([
      'wss://me:one@h.example',
      'wss://me:two@h.example/',
      'wss://token1@h.example',
      'wss://token2@h.example',
      'wss://h.example?key=a',
      'wss://h.example?key=b',
      'WSS://me:one@H.example:443/',
    ]);
    expect(names).toEqual([
      'wss://me:***@h.example',
      'wss://me:***@h.example#2',
      'wss://***@h.example',
      'wss://***@h.example#2',
      'wss://h.example?key=***',
      'wss://h.example?key=***#2',
      'wss://me:***@h.example',
    ]);
    expect(names.map(redactServerUrl)).toEqual(names);
  });
});
