import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAuthority, createSelfSigned } from '../../simulator/index.ts';
import { afterwards, connectTo, reported, simulated } from '../support/fault-harness.ts';
import { ProxyServer } from '../support/proxy-server.ts';
import { SocksServer } from '../support/socks-server.ts';

describe('TLS', () => {
  const authority = createAuthority();
  const day = 86_400_000;
  const files = mkdtempSync(join(tmpdir(), 'chime-tls-'));
  const authorityFile = join(files, 'authority.pem');
  writeFileSync(authorityFile, authority.cert);
  process.on('exit', () => rmSync(files, { recursive: true, force: true }));

  it.each([
    ['self-signed', createSelfSigned({ hosts: ['localhost'] }), 'tls-self-signed', /self-signed/],
    [
      'of an unknown authority',
      authority.issue({ hosts: ['localhost'] }),
      'tls-untrusted',
      /doesn’t know its issuer/,
    ],
  ])('a certificate %s: refused with a sentence that says so', async (_what, tls, code, sentence) => {
    const { server } = await simulated({ tls });
    const observed = connectTo([server.url.replace('127.0.0.1', 'localhost')]);
    await reported(observed, code);
    expect(observed.client.status.reason ?? '').toMatch(sentence);
    expect(observed.client.servers()[0]?.lastError).toMatch(sentence);
  });

  async function inProgram(url: string, environment: Record<string, string>) {
    const program = fileURLToPath(new URL('../support/client-program.ts', import.meta.url));
    const child = spawn(process.execPath, [program, url], {
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    afterwards(() => child.kill('SIGKILL'));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return JSON.parse(line.toString()) as { state: string; code: string | null; reason: string | null };
  }

  it.each([
    [
      'expired',
      {
        hosts: ['localhost'],
        validFrom: new Date(Date.now() - 9 * day),
        validUntil: new Date(Date.now() - day),
      },
      'tls-expired',
    ],
    [
      'isn’t valid yet',
      {
        hosts: ['localhost'],
        validFrom: new Date(Date.now() + day),
        validUntil: new Date(Date.now() + 9 * day),
      },
      'tls-not-yet-valid',
    ],
    ['of another host', { hosts: ['elsewhere.example'] }, 'tls-wrong-host'],
  ])('a trusted certificate that is %s: refused', async (_what, options, code) => {
    const { server } = await simulated({ tls: authority.issue(options) });
    const status = await inProgram(server.url.replace('127.0.0.1', 'localhost'), {
      NODE_EXTRA_CA_CERTS: authorityFile,
    });
    expect(status).toMatchObject({ state: 'waiting', code });
  });

  it.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])(
    'a certificate that %s vouches for is trusted (SSL_CERT_FILE: the store of the system)',
    async (variable) => {
      const { server } = await simulated({ tls: authority.issue({ hosts: ['localhost', '127.0.0.1'] }) });
      for (const host of ['localhost', '127.0.0.1']) {
        const url = server.url.replace('127.0.0.1', host);
        expect(await inProgram(url, { [variable]: authorityFile })).toMatchObject({ state: 'connected' });
      }
    },
  );

  it('goes through the tunnel of a proxy, checked against the server’s own name', async () => {
    const proxy = await ProxyServer.start();
    afterwards(() => proxy.stop());
    const environment = { HTTPS_PROXY: proxy.url(), NODE_EXTRA_CA_CERTS: authorityFile };
    const right = await simulated({ tls: authority.issue({ hosts: ['ledger.example'] }) });
    expect(await inProgram(`wss://ledger.example:${right.server.port}`, environment)).toMatchObject({
      state: 'connected',
    });
    expect(proxy.tunnels).toEqual([`ledger.example:${right.server.port}`]);
    const wrong = await simulated({ tls: authority.issue({ hosts: ['elsewhere.example'] }) });
    expect(await inProgram(`wss://ledger.example:${wrong.server.port}`, environment)).toMatchObject({
      code: 'tls-wrong-host',
    });
  });

  it('goes through the tunnels of SOCKS proxies and of proxies that speak TLS themselves', async () => {
    const { server } = await simulated({ tls: authority.issue({ hosts: ['ledger.example'] }) });
    const url = `wss://ledger.example:${server.port}`;
    const socks = await SocksServer.start();
    afterwards(() => socks.stop());
    const bySocks = { ALL_PROXY: socks.url('socks5h'), NODE_EXTRA_CA_CERTS: authorityFile };
    expect(await inProgram(url, bySocks)).toMatchObject({ state: 'connected' });
    expect(socks.requests).toEqual([`5 ledger.example:${server.port}`]);
    const secure = await ProxyServer.start('al:pw', null, authority.issue({ hosts: ['localhost'] }));
    afterwards(() => secure.stop());
    const byTls = {
      https_proxy: secure.url('al:pw', 'https', 'localhost'),
      NODE_EXTRA_CA_CERTS: authorityFile,
    };
    expect(await inProgram(url, byTls)).toMatchObject({ state: 'connected' });
    // Nobody vouches for the proxy: its certificate is looked at as well.
    expect(await inProgram(url, { https_proxy: byTls.https_proxy })).toMatchObject({ code: 'proxy-failed' });
  });

  it('spoken to a server without it: says which of wss and ws to check', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url.replace('ws:', 'wss:')]);
    await reported(observed, 'tls-failed');
    expect(observed.client.status.reason).toMatch(/wss:\/\/ or ws:\/\//);
  });
});
