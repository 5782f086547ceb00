import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { ConnectionStatus, MessageCode, NetworkView } from '../../../../electron/contract/index.ts';
import {
  offlineReason,
  shownConnection,
  shownNetwork,
  shownProblem,
} from '../../../../electron/desktop/snapshot/translate-status.ts';
import { i18nFor } from '../../../../electron/desktop/texts/i18n.ts';
import { failureOfError } from '../../../../electron/xrpl/transport/connection-failure.ts';
import { createAuthority, createSelfSigned } from '../../../simulator/index.ts';
import {
  afterwards,
  connected,
  connectTo,
  IMPATIENT,
  QUICK,
  simulated,
} from '../../../xrpl/support/fault-harness.ts';
import { type Observed, until } from '../../../xrpl/support/observed.ts';
import { expectSaid, saidOf, TRANSLATED } from './in-words.ts';

const viewOf = ({ client }: Observed, connection: ConnectionStatus = client.status): NetworkView => ({
  network: client.network,
  connection,
  validatedLedger: null,
  examined: {
    ...{ state: 'disconnected', through: null, throughTime: null, left: 0, total: 0, open: 0, accepted: 0 },
  },
  servers: client.servers(),
  spotChecks: null,
  validatorList: null,
  provedPeriod: null,
});

/**
 * The window's reason and the tray's line once the client has told this, be it for a moment only. Resolves to the
 * reason in German.
 */
async function untilShown(observed: Observed, code: MessageCode): Promise<string | null> {
  const told = () => observed.ofType('status').find(({ status }) => status.userMessage?.code === code);
  await until(
    `${code}, not ${JSON.stringify(observed.client.status.userMessage)}`,
    () => told() !== undefined,
  );
  const view = viewOf(observed, told()?.status);
  const shownIn = (language: string) => shownNetwork(view, i18nFor(language), 0);
  expectSaid(code, (language) => shownIn(language).connection.reasonText);
  if (view.connection.state !== 'connected' && view.connection.state !== 'stalled') {
    expectSaid(code, (language) => offlineReason('offline', [shownIn(language)]));
  }
  return shownIn('de').connection.reasonText;
}

function expectServerLine(observed: Observed, code: MessageCode): void {
  expectSaid(
    code,
    (language) => shownNetwork(viewOf(observed), i18nFor(language), 0).servers[0]?.lastErrorText ?? null,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'chime-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a connection that fails is explained in the user’s language', () => {
  const overTls = (url: string) => url.replace('127.0.0.1', 'localhost');

  it('nobody listens', async () => {
    const { server } = await simulated();
    const { url } = server;
    await server.stop();
    const observed = connectTo([url]);
    await untilShown(observed, 'connection.refused');
    expectServerLine(observed, 'connection.refused');
  });

  it.each([
    ['ENOTFOUND', 'connection.host-not-found'],
    ['EAI_AGAIN', 'connection.host-not-found.lookup'],
    ['ENETUNREACH', 'connection.unreachable.network'],
    ['EHOSTUNREACH', 'connection.unreachable'],
    ['ETIMEDOUT', 'connection.connect-timeout.silent'],
    ['ECONNRESET', 'connection.connection-reset'],
    ['CERT_REVOKED', 'connection.tls-untrusted.revoked'],
    ['WS_ERR_INVALID_UTF8', 'connection.protocol-error'],
    ['EMFILE', 'connection.closed.error'],
  ] as const)('what a test cannot make happen everywhere: %s', (errorCode, code) => {
    const english = `the i18n of the system or of a library for ${errorCode}`;
    saidOf(code, failureOfError(Object.assign(new Error(english), { code: errorCode })).userMessage);
  });

  it.each([
    ['self-signed', createSelfSigned({ hosts: ['localhost'] }), 'connection.tls-self-signed'],
    [
      'of an unknown authority',
      createAuthority().issue({ hosts: ['localhost'] }),
      'connection.tls-untrusted',
    ],
  ] as const)('a certificate %s', async (_what, tls, code) => {
    const { server } = await simulated({ tls });
    const observed = connectTo([overTls(server.url)]);
    await untilShown(observed, code);
    expectServerLine(observed, code);
  });

  it('a trusted certificate of another host, an expired one, one of tomorrow', async () => {
    const authority = createAuthority();
    const authorityFile = join(folder, 'authority.pem');
    writeFileSync(authorityFile, authority.cert);
    const day = 86_400_000;
    const at = (days: number) => new Date(Date.now() + days * day);
    const certificates = [
      [{ hosts: ['elsewhere.example'] }, 'connection.tls-wrong-host'],
      [{ hosts: ['localhost'], validFrom: at(-9), validUntil: at(-1) }, 'connection.tls-expired'],
      [{ hosts: ['localhost'], validFrom: at(1), validUntil: at(9) }, 'connection.tls-not-yet-valid'],
    ] as const;
    for (const [options, code] of certificates) {
      const { server } = await simulated({ tls: authority.issue(options) });
      const status = await statusInProgram(overTls(server.url), { NODE_EXTRA_CA_CERTS: authorityFile });
      expectSaid(code, (language) => shownConnection(status, i18nFor(language)).reasonText);
    }
  });

  it('wss:// spoken to a server without it', async () => {
    const { server } = await simulated();
    await untilShown(connectTo([server.url.replace('ws:', 'wss:')]), 'connection.tls-failed');
  });

  it.each([
    [401, 'connection.unauthorized'],
    [429, 'connection.too-many-requests'],
    [503, 'connection.service-unavailable'],
    [404, 'connection.not-web-socket'],
  ] as const)('HTTP %i instead of a WebSocket', async (status, code) => {
    const { server } = await simulated();
    server.faults.handshake = { kind: 'http', status };
    await untilShown(connectTo([server.url]), code);
  });

  it.each([
    [1001, 'connection.closed-going-away'],
    [1008, 'connection.closed-policy'],
    [1012, 'connection.closed-overloaded'],
    [4000, 'connection.closed.server'],
  ] as const)(
    'closed with %i and an English reason: the reason is quoted as data',
    async (closeCode, code) => {
      const { server } = await simulated();
      const observed = connectTo([server.url]);
      await connected(observed);
      server.faults.handshake = { kind: 'hang' };
      server.closeAll(closeCode, 'threshold exceeded, the server is tired of you');
      expect(await untilShown(observed, code)).toContain(
        `(Code ${closeCode.toLocaleString('de', { useGrouping: false })}, „threshold exceeded`,
      );
    },
  );

  it('no answer to the handshake', async () => {
    const { server } = await simulated();
    server.faults.handshake = { kind: 'hang' };
    const observed = connectTo([server.url], { options: { ...IMPATIENT, connectTimeoutMs: 1000 } });
    expect(await untilShown(observed, 'connection.connect-timeout')).toContain('1 Sekunde ');
  });

  it('a server that answers nothing any more', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url], { options: { ...IMPATIENT, connectTimeoutMs: 30_000 } });
    await connected(observed);
    server.faults.handshake = { kind: 'hang' };
    server.faults.halfOpen = true;
    await untilShown(observed, 'connection.heartbeat');
  });

  it('a network that stands still', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url], { options: { ...QUICK, staleAfterMs: 4000 } });
    await connected(observed);
    server.faults.stale = true;
    await untilShown(observed, 'state.stalled');
    expectServerLine(observed, 'connection.stale');
  });

  it('a server of another network, as the problem that it is', async () => {
    const { server } = await simulated();
    server.faults.networkId = 21_337;
    const observed = connectTo([server.url]);
    await untilShown(observed, 'connection.wrong-network');
    const [told] = observed.ofType('problem');
    if (told === undefined) throw new Error('No problem was told.');
    expectSaid('problem.wrong-network', (language) => shownProblem(told.problem, i18nFor(language)).text);
    expect(shownProblem(told.problem, i18nFor('de')).text).toContain('gehört zum Netzwerk 21337');
  });

  it.each([
    [{ unsynced: true }, /^connection\.not-synced/],
    [{ amendmentBlocked: true }, /^connection\.amendment-blocked$/],
    [{ age: 400 }, /^connection\.ledger-too-old$/],
  ] as const)('a server not to be used: %j', async (fault, code) => {
    const { server } = await simulated();
    Object.assign(server.faults, fault);
    const observed = connectTo([server.url]);
    const codeNow = () => observed.client.status.userMessage?.code ?? 'state.no-server';
    await until(
      String(code),
      () => code.test(codeNow()) || code.test(String(observed.client.servers()[0]?.lastFailure?.code)),
    );
    const failure = observed.client.servers()[0]?.lastFailure;
    if (!failure) throw new Error('No failure is remembered.');
    expectServerLine(observed, failure.code);
  });

  it('an entry of the list that is no server: its password is in no language', async () => {
    const observed = connectTo(['ws://user:hunter2@example.org', 'user:hunter2@nonsense']);
    await until('both are told', () => observed.ofType('problem').length === 2);
    const shown = observed
      .ofType('problem')
      .flatMap(({ problem }) => TRANSLATED.map((language) => shownProblem(problem, i18nFor(language)).text));
    expect(shown.join('\n')).not.toContain('hunter2');
    expect(shown[0]).toContain('ws://user:***@example.org: Unverschlüsselte Adressen');
    await untilShown(observed, 'state.no-server');
  });
});

/** What a client in a process of its own, which trusts what its environment says, is told first. */
async function statusInProgram(url: string, environment: Record<string, string>): Promise<ConnectionStatus> {
  const program = fileURLToPath(new URL('../../../xrpl/support/client-program.ts', import.meta.url));
  const child = spawn(process.execPath, [program, url], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  afterwards(() => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return JSON.parse(line.toString()) as ConnectionStatus;
}
