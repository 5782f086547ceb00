import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DownloadError, type GetLimits, httpGetter } from '../../../electron/xrpl/transport/http-get.ts';
import { createAuthority, createSelfSigned } from '../../simulator/index.ts';
import type { Certificate } from '../../simulator/support/certificates.ts';
import { ProxyServer } from '../support/proxy-server.ts';

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, '../support/get-program.ts');
const LIMITS: GetLimits = { timeoutMs: 10_000, maxBytes: 1000 };

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A site that answers so; `asked` holds the first line and the headers of its requests. */
async function site(answer: RequestListener, tls: Certificate | null = null) {
  const asked: { readonly line: string; readonly headers: readonly string[] }[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: Object.keys(request.headers) });
    answer(request, response);
  };
  const server: Server = tls === null ? createServer(listener) : createSecureServer(tls, listener);
  const sockets = new Set<Socket>();
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
  return { url: `http${tls === null ? '' : 's'}://127.0.0.1:${port}/list`, port, asked, sockets };
}

const direct = httpGetter(() => null);

describe('a text from a site', () => {
  it('is what it answers, byte for byte, and it is told nothing but what is wanted', async () => {
    const { url, asked, sockets } = await site((_request, response) => response.end('{"ä":1}'));
    expect(await direct(url, LIMITS)).toBe('{"ä":1}');
    expect(asked).toEqual([{ line: 'GET /list', headers: ['accept', 'host', 'connection'] }]);
    await expect.poll(() => sockets.size).toBe(0);
  });

  it.each([
    [301, { Location: 'https://elsewhere.example/' }],
    [302, { Location: '/other' }],
    [404, {}],
    [500, {}],
  ])('is none with status %s: no redirect is followed', async (status, headers) => {
    const { url, asked } = await site((_request, response) =>
      response.writeHead(status, headers).end('text'),
    );
    await expect(direct(url, LIMITS)).rejects.toThrow(new DownloadError(`HTTP ${status}`));
    expect(asked).toHaveLength(1);
  });

  it('is as long as is allowed, and one byte more is too large, however it comes', async () => {
    const sized = await site((request, response) => {
      const length = Number(request.url?.slice(1));
      response.end('x'.repeat(length));
    });
    const at = (length: number) => sized.url.replace('list', `${length}`);
    expect(await direct(at(1000), LIMITS)).toHaveLength(1000);
    await expect(direct(at(1001), LIMITS)).rejects.toThrow(new DownloadError('too large'));
    // It never ends, and is not read to its end.
    const endless = await site((_request, response) => {
      const write = () => response.write('x'.repeat(500), (error) => (error ? undefined : write()));
      write();
    });
    await expect(direct(endless.url, LIMITS)).rejects.toThrow(new DownloadError('too large'));
    await expect.poll(() => endless.sockets.size).toBe(0);
  });

  it('that is cut short is none', async () => {
    const { url } = await site((_request, response) => {
      response.writeHead(200, { 'Content-Length': 100 });
      response.write('half', () => response.destroy());
    });
    await expect(direct(url, LIMITS)).rejects.toBeInstanceOf(DownloadError);
  });

  it.each([
    ['never begins', () => undefined],
    ['never ends', (_request, response) => void response.write('half')],
  ] as const satisfies readonly (readonly [string, RequestListener])[])(
    'that %s is given up when its time is over, and when whoever wants it gives up',
    async (_what, answer) => {
      const { url, asked, sockets } = await site(answer);
      await expect(direct(url, { ...LIMITS, timeoutMs: 300 })).rejects.toThrow(
        new DownloadError('no answer in time'),
      );
      const giveUp = new AbortController();
      const wanted = direct(url, { ...LIMITS, signal: giveUp.signal });
      await expect.poll(() => asked.length).toBe(2);
      giveUp.abort();
      await expect(wanted).rejects.toBe(giveUp.signal.reason);
      await expect.poll(() => sockets.size).toBe(0);
    },
  );

  it('where nobody listens, there is none, with the system’s reason and no address', async () => {
    const { url, port } = await site(() => undefined);
    await ends.pop()?.();
    const error = await direct(url, LIMITS).catch((reason: Error) => reason);
    expect(error).toBeInstanceOf(DownloadError);
    expect(String(error)).toContain('ECONNREFUSED');
    expect(String(error)).not.toContain(`${port}`);
  });
});

describe('through a proxy', () => {
  it('a site is reached by a tunnel, and its name is the proxy’s to resolve', async () => {
    const proxy = await ProxyServer.start('me:secret');
    ends.push(() => proxy.stop());
    const { port } = await site((_request, response) => response.end('list'));
    const get = httpGetter(() => proxy.url('me:secret'));
    expect(await get(`http://lists.example:${port}/list`, LIMITS)).toBe('list');
    expect([proxy.tunnels, proxy.others]).toEqual([[`lists.example:${port}`], 0]);
  });

  it('that refuses or is not there, there is no text, and no other way is taken', async () => {
    const proxy = await ProxyServer.start('me:secret');
    ends.push(() => proxy.stop());
    const { url, asked } = await site((_request, response) => response.end('list'));
    const refused = await httpGetter(() => proxy.url('me:wrong'))(url, LIMITS).catch(
      (reason: Error) => reason,
    );
    expect(refused).toBeInstanceOf(DownloadError);
    expect(String(refused)).not.toMatch(/wrong|127\.0\.0\.1/);
    await expect(httpGetter(() => 'http://127.0.0.1:1')(url, LIMITS)).rejects.toBeInstanceOf(DownloadError);
    expect(asked).toEqual([]);
  });
});

describe('by https', () => {
  const authority = createAuthority();
  let folder: string;
  let authorityFile: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-get-'));
    authorityFile = join(folder, 'authority.pem');
    writeFileSync(authorityFile, authority.cert);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** In a program of its own: trust is read once. */
  async function inProgram(url: string, environment: Readonly<Record<string, string>> = {}) {
    const env = { PATH: process.env.PATH ?? '', NODE_EXTRA_CA_CERTS: authorityFile, ...environment };
    const { stdout } = await run(process.execPath, [PROGRAM, url], { env });
    return JSON.parse(stdout) as { readonly text?: string; readonly reason?: string };
  }
  const secure = (hosts: readonly string[]) =>
    site((_request, response) => response.end('list'), authority.issue({ hosts }));

  it('a site whose certificate is trusted is read, by name and by address', async () => {
    const { url } = await secure(['localhost', '127.0.0.1']);
    expect(await inProgram(url)).toEqual({ text: 'list' });
    expect(await inProgram(url.replace('127.0.0.1', 'localhost'))).toEqual({ text: 'list' });
  });

  it.each([
    ['signed by itself', createSelfSigned({ hosts: ['127.0.0.1'] }), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['of another host', authority.issue({ hosts: ['elsewhere.example'] }), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [
      'of an authority that nobody knows',
      createAuthority('Unknown').issue({ hosts: ['127.0.0.1'] }),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
  ])('a certificate %s is refused, and nothing is asked', async (_what, tls, reason) => {
    const { url, asked } = await site((_request, response) => response.end('list'), tls);
    expect(await inProgram(url)).toEqual({ reason });
    expect(asked).toEqual([]);
  });

  it('a site behind a proxy is checked against its own name', async () => {
    const proxy = await ProxyServer.start();
    ends.push(() => proxy.stop());
    const { port } = await secure(['lists.example']);
    const through = { HTTPS_PROXY: proxy.url() };
    expect(await inProgram(`https://lists.example:${port}/list`, through)).toEqual({ text: 'list' });
    expect(await inProgram(`https://other.example:${port}/list`, through)).toEqual({
      reason: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(proxy.tunnels).toEqual([`lists.example:${port}`, `other.example:${port}`]);
  });
});
