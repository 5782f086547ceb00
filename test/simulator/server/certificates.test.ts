import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulatedNetwork, RawClient, type SimulatedServer, startSimulatedServer } from '../index.ts';
import { type Certificate, createAuthority, createSelfSigned } from '../support/certificates.ts';

const open: SimulatedServer[] = [];

afterEach(async () => {
  for (const server of open.splice(0)) await server.stop();
});

async function serve(tls: Certificate): Promise<string> {
  const server = await startSimulatedServer(createSimulatedNetwork(), { tls });
  open.push(server);
  return server.url;
}

const DAY_MS = 86_400_000;

describe('servers over TLS', () => {
  const authority = createAuthority();
  const here = { hosts: ['127.0.0.1', 'localhost'] };

  it('are trusted by a client that trusts their authority', async () => {
    const url = await serve(authority.issue(here));
    expect(url).toMatch(/^wss:/);
    const client = await RawClient.connect(url, { ca: authority.cert });
    expect((await client.request({ command: 'ping' })).status).toBe('success');
    client.terminate();
  });

  it('fail as the options say: unknown authority, self-signed, expired, not yet valid, another host', async () => {
    const now = Date.now();
    const old = { validFrom: new Date(now - 3 * DAY_MS), validUntil: new Date(now - DAY_MS) };
    const future = { validFrom: new Date(now + DAY_MS), validUntil: new Date(now + 3 * DAY_MS) };
    const cases: readonly [tls: Certificate, code: string, ca: string | undefined][] = [
      [authority.issue(here), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', undefined],
      [createSelfSigned(here), 'DEPTH_ZERO_SELF_SIGNED_CERT', undefined],
      [authority.issue({ ...here, ...old }), 'CERT_HAS_EXPIRED', authority.cert],
      [authority.issue({ ...here, ...future }), 'CERT_NOT_YET_VALID', authority.cert],
      [authority.issue({ hosts: ['example.com'] }), 'ERR_TLS_CERT_ALTNAME_INVALID', authority.cert],
    ];
    for (const [tls, code, ca] of cases) {
      const url = await serve(tls);
      const failure = await RawClient.connect(url, ca === undefined ? {} : { ca }).catch(
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ code });
    }
  });

  it('carry what they were asked for', () => {
    const issued = new X509Certificate(authority.issue({ hosts: ['ledger.test', '127.0.0.1'] }).cert);
    expect(issued.subjectAltName).toBe('DNS:ledger.test, IP Address:127.0.0.1');
    expect(issued.ca).toBe(false);
    expect(issued.verify(new X509Certificate(authority.cert).publicKey)).toBe(true);
    expect(new X509Certificate(authority.cert).ca).toBe(true);
  });
});
