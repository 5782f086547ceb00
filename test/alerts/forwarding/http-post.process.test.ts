import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAuthority, createSelfSigned } from '../../simulator/index.ts';
import type { Certificate } from '../../simulator/support/certificates.ts';
import { ProxyServer } from '../../xrpl/support/proxy-server.ts';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, 'post-program.ts');
const DAY_MS = 24 * 3600_000;

const authority = createAuthority();
let folder: string;
const ends: (() => unknown)[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-post-'));
  writeFileSync(join(folder, 'authority.pem'), authority.cert);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A receiver by https; what it was sent, and under which name it was asked for. */
async function receiver(tls: Certificate) {
  const received: { readonly name: unknown; readonly body: string; readonly headers: object }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(tls, async (request, response) => {
    let body = '';
    for await (const part of request as AsyncIterable<Buffer>) body += part;
    const { host: _host, ...headers } = request.headers;
    received.push({ name: (request.socket as TLSSocket).servername, body, headers });
    response.writeHead(204).end();
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, received, at: (host: string) => `https://${host}:${port}/hook` };
}

/** In a program of its own: trust is read once. */
async function post(urls: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const trusted = { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') };
  const env = { PATH: process.env.PATH ?? '', ...trusted, ...environment };
  const { stdout } = await run(process.execPath, [PROGRAM, ...urls], { env });
  return JSON.parse(stdout) as readonly string[];
}

const HEADERS = {
  ...{ 'content-type': 'text/plain', 'content-length': '5', 'user-agent': 'XRPL Chime' },
  connection: 'close',
};

describe('a receiver by https', () => {
  it('whose certificate the system trusts is posted to, by name and by address, over a connection each', async () => {
    const { received, at } = await receiver(authority.issue({ hosts: ['localhost', '127.0.0.1'] }));
    expect(await post([at('localhost'), at('127.0.0.1')])).toEqual(['HTTP 204', 'HTTP 204']);
    // An address in digits is no server name.
    expect(received).toEqual([
      { name: 'localhost', body: 'event', headers: HEADERS },
      { name: false, body: 'event', headers: HEADERS },
    ]);
  });

  it('whose certificate is not good is sent nothing, and it is said why', async () => {
    const hosts = ['127.0.0.1'];
    const [yesterday, before] = [new Date(Date.now() - DAY_MS), new Date(Date.now() - 9 * DAY_MS)];
    const bad = [
      [createSelfSigned({ hosts }), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
      [authority.issue({ hosts: ['elsewhere.example'] }), 'ERR_TLS_CERT_ALTNAME_INVALID'],
      [authority.issue({ hosts, validFrom: before, validUntil: yesterday }), 'CERT_HAS_EXPIRED'],
      [createAuthority('Unknown').issue({ hosts }), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ] as const;
    const receivers = await Promise.all(bad.map(([tls]) => receiver(tls)));
    expect(await post(receivers.map(({ at }) => at('127.0.0.1')))).toEqual(
      bad.map(([, code]) => `No secure connection (${code}).`),
    );
    expect(receivers.flatMap(({ received }) => received)).toEqual([]);
  });

  it('behind a proxy is reached by a tunnel alone, and checked against its own name', async () => {
    const proxy = await ProxyServer.start('me:secret');
    ends.push(() => proxy.stop());
    const { port, received, at } = await receiver(authority.issue({ hosts: ['hooks.example'] }));
    const urls = [at('hooks.example'), at('other.example')];
    expect(await post(urls, { HTTPS_PROXY: proxy.url('me:secret') })).toEqual([
      'HTTP 204',
      'No secure connection (ERR_TLS_CERT_ALTNAME_INVALID).',
    ]);
    expect([proxy.tunnels, proxy.others]).toEqual([[`hooks.example:${port}`, `other.example:${port}`], 0]);
    expect(received).toMatchObject([{ name: 'hooks.example', body: 'event' }]);
  });

  it('behind a proxy that refuses is sent nothing by another way, and no password is said', async () => {
    const proxy = await ProxyServer.start('me:secret');
    ends.push(() => proxy.stop());
    const { received, at } = await receiver(authority.issue({ hosts: ['hooks.example'] }));
    const [words = ''] = await post([at('hooks.example')], { HTTPS_PROXY: proxy.url('me:wrong') });
    expect(words).toMatch(/proxy/i);
    expect(words).not.toMatch(/wrong/);
    expect(received).toEqual([]);
  });
});
