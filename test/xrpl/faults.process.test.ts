import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createAuthority,
  createSelfSigned,
  createSimulatedNetwork,
  type ServerOptions,
  type SimulatedNetwork,
  startRemoteLedger,
  startSimulatedServer,
} from '../ledger/index.ts';
import { MiniServer } from './support/mini-server.ts';
import { type Observed, observe, until } from './support/observed.ts';
import { ProxyServer } from './support/proxy-server.ts';

/** The stated thresholds, shortened where a test would wait for them. */
const QUICK = {
  connectTimeoutMs: 1000,
  handshakeTimeoutMs: 1000,
  heartbeatIntervalMs: 400,
  heartbeatTimeoutMs: 300,
  staleAfterMs: 1500,
  backoffBaseMs: 50,
  backoffCapMs: 400,
  closeTimeoutMs: 200,
};

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function connectTo(
  servers: readonly string[],
  settings: Parameters<typeof observe>[0] | object = {},
): Observed {
  const observed = observe({ servers, options: QUICK, ...settings });
  cleanups.push(() => observed.client.stop());
  observed.client.start();
  return observed;
}

async function simulated(
  options: ServerOptions = {},
  network: SimulatedNetwork = createSimulatedNetwork({ seed: 5, clock: Date.now }),
) {
  const server = await startSimulatedServer(network, options);
  const stop = network.run(200);
  cleanups.push(async () => {
    if (typeof stop === 'function') stop();
    await server.stop();
  });
  return { network, server };
}

const connected = (observed: Observed) => until('connected', () => observed.client.isConnected, 20_000);
const told = (observed: Observed, code: string) =>
  until(`told: ${code}`, () => observed.ofType('status').some(({ status }) => status.code === code), 20_000);

describe('a server in another process', () => {
  it('that is killed and comes back after several attempts is found again', async () => {
    const first = await startRemoteLedger({ network: { seed: 1, clock: 'wall' }, intervalMs: 200 });
    cleanups.push(() => first.stop());
    const [url = ''] = first.urls;
    const account = await first.network.addAccount('Shop');
    const observed = observe({ servers: [url], options: QUICK });
    cleanups.push(() => observed.client.stop());
    observed.client.setAccounts([account]);
    observed.client.start();
    await connected(observed);
    await first.stop();
    const attempts = () => observed.ofType('status').filter(({ status }) => status.code === 'refused').length;
    await until('several attempts refused', () => attempts() >= 8);
    expect(observed.client.isConnected).toBe(false);
    const second = await startRemoteLedger({
      network: { seed: 1, clock: 'wall', startLedger: 5000 },
      servers: [{ port: Number(new URL(url).port) }],
      intervalMs: 200,
    });
    cleanups.push(() => second.stop());
    await connected(observed);
    const stats = await second.servers[0]?.stats();
    expect(stats?.subscribed).toMatchObject([{ accounts: [account], streams: ['ledger'] }]);
  });

  it('that is paused (TCP up, nothing answered) is left for another', async () => {
    const paused = await startRemoteLedger({ network: { seed: 1, clock: 'wall' }, intervalMs: 200 });
    cleanups.push(() => paused.stop());
    const { server } = await simulated();
    const observed = connectTo([...paused.urls, server.url]);
    await connected(observed);
    expect(observed.client.status.server).toBe(paused.urls[0]);
    paused.signal('SIGSTOP');
    await told(observed, 'heartbeat');
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
    // Connecting to a paused one hangs too: the kernel accepts for it.
    observed.client.setServers(paused.urls);
    await told(observed, 'connectTimeout');
    paused.signal('SIGCONT');
    await connected(observed);
  });

  it('behind a black hole (packets vanish) is left for another', async (context) => {
    const ns = `chime${process.pid}`;
    const run = (command: string) => spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    const made = run(
      `ip netns add ${ns} && ip link add ${ns}a type veth peer name ${ns}b netns ${ns} && ` +
        `ip addr add 10.231.77.1/30 dev ${ns}a && ip link set ${ns}a up && ` +
        `ip -n ${ns} addr add 10.231.77.2/30 dev ${ns}b && ip -n ${ns} link set ${ns}b up`,
    );
    cleanups.push(() => run(`ip netns del ${ns}; ip link del ${ns}a`));
    if (made.status !== 0) {
      context.skip(`network namespaces are not to be had here: ${made.stderr.trim()}`);
    }
    const program = fileURLToPath(new URL('support/server-program.ts', import.meta.url));
    const child = spawn('ip', ['netns', 'exec', ns, process.execPath, program, '10.231.77.2', '0']);
    cleanups.push(() => child.kill('SIGKILL'));
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { port } = JSON.parse(line.toString()) as { port: number };
    const { server } = await simulated();
    const hole = `ws://10.231.77.2:${port}`;
    const observed = connectTo([hole, server.url]);
    await connected(observed);
    expect(observed.client.status.server).toBe(hole);
    const began = Date.now();
    expect(run(`ip -n ${ns} route add blackhole 10.231.77.1/32`).status).toBe(0);
    await told(observed, 'heartbeat');
    // 400 ms to the next ping and 300 ms for its answer, with room for a busy machine.
    expect(Date.now() - began).toBeLessThan(3000);
    await connected(observed);
    expect(observed.client.status.server).toBe(server.url);
    observed.client.setServers([hole]);
    await told(observed, 'connectTimeout');
    run(`ip -n ${ns} route del blackhole 10.231.77.1/32`);
    await connected(observed);
  });
});

describe('a server that ends or disturbs connections', () => {
  it.each([
    [1000, 'closed'],
    [1001, 'closedGoingAway'],
    [1008, 'closedPolicy'],
    [1011, 'closedOverloaded'],
    [1012, 'closedOverloaded'],
    [1013, 'closedOverloaded'],
    [undefined, 'closed'],
  ])('with close code %s: told, and connected again', async (code, expected) => {
    const { server } = await simulated();
    const observed = connectTo([server.url], {
      options: { ...QUICK, policyWaitMs: 300, overloadedWaitMs: 200 },
    });
    await connected(observed);
    server.faults.reset();
    server.closeAll(code);
    await told(observed, expected);
    await connected(observed);
    expect(observed.ofType('session-ended')).toHaveLength(1);
  });

  it.each([
    ['hang', 'connectTimeout'],
    ['reset', 'connectionReset'],
  ] as const)('in the handshake (%s)', async (kind, expected) => {
    const { server } = await simulated();
    server.faults.handshake = { kind };
    const observed = connectTo([server.url]);
    await told(observed, expected);
    server.faults.reset();
    await connected(observed);
  });

  it.each([
    [429, 'tooManyRequests'],
    [503, 'serviceUnavailable'],
    [403, 'unauthorized'],
    [301, 'notWebSocket'],
    [404, 'notWebSocket'],
  ])('with HTTP %i at the handshake', async (status, expected) => {
    const { server } = await simulated();
    server.faults.handshake = { kind: 'http', status };
    const observed = connectTo([server.url], {
      options: { ...QUICK, policyWaitMs: 200, overloadedWaitMs: 200, misconfiguredWaitMs: 200 },
    });
    await told(observed, expected);
    server.faults.reset();
    await connected(observed);
  });

  it('by accepting and dropping, again and again: no storm', async () => {
    const { server } = await simulated();
    server.faults.handshake = { kind: 'accept-then-drop' };
    const observed = connectTo([server.url], {
      options: { ...QUICK, backoffBaseMs: 100, backoffCapMs: 10_000 },
    });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    // 100, 200, 400, 800, 1600 ms less 30 %: five attempts fit, and not dozens.
    expect(server.handshakeCount).toBeLessThanOrEqual(6);
    expect(observed.client.isConnected).toBe(false);
  });

  it('between ledgerClosed and its transactions: the session ends after that ledger', async () => {
    const { server, network } = await simulated();
    const shop = network.addAccount('Shop');
    const observed = observe({ servers: [server.url], options: QUICK });
    cleanups.push(() => observed.client.stop());
    observed.client.setAccounts([shop]);
    observed.client.start();
    await connected(observed);
    server.faults.dropAfterLedgerClosed = 1;
    const { hash } = network.pay({ from: 'Alice', to: shop, amount: '5' });
    await until('the session ended', () => observed.ofType('session-ended').length === 1);
    const [lost] = network.truth(shop);
    expect(lost?.hash).toBe(hash);
    expect(observed.ofType('transaction')).toEqual([]);
    const ended = observed.events.findIndex(({ type }) => type === 'session-ended');
    const ledgers = observed.events
      .slice(0, ended)
      .flatMap((event) => (event.type === 'ledger' ? [event.ledgerIndex] : []));
    expect(ledgers.at(-1)).toBe(lost?.ledgerIndex);
    await connected(observed);
    // The new session begins at that ledger or later: what it does not show, recovery finds.
    expect(observed.ofType('subscribed')[1]?.ledgerIndex).toBeGreaterThanOrEqual(lost?.ledgerIndex ?? 0);
    const page = await observed.client.accountTx({
      account: shop,
      ledgerIndexMin: lost?.ledgerIndex ?? 0,
      ledgerIndexMax: lost?.ledgerIndex ?? 0,
    });
    expect(page.transactions.map((transaction) => transaction.hash)).toEqual([hash]);
  });

  it('with broken JSON, binary frames, and a message cut in its middle', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url]);
    await connected(observed);
    server.sendRaw('{"type":"transaction", "validated": tru');
    server.sendRaw(Buffer.from([0, 1, 2, 254, 255]));
    await until('counted', () => {
      const { binary, notJson } = observed.client.statistics().ignored;
      return binary === 1 && notJson === 1;
    });
    expect(observed.client.isConnected).toBe(true);
    expect(observed.ofType('unreadable')).toHaveLength(2);
    server.cutMidFrame();
    await until('a new session', () => observed.ofType('subscribed').length === 2);
    await connected(observed);
  });

  it('by sending faster than messages are handled: pings are answered all the while, nothing is lost', async () => {
    const server = await MiniServer.start();
    cleanups.push(() => server.stop());
    const observed = connectTo([server.url], { options: { ...QUICK, staleAfterMs: 60_000 } });
    await until('subscribed', () => observed.ofType('subscribed').length === 1);
    let handled = 0;
    observed.client.onEvent((event) => {
      if (event.type !== 'ledger') return;
      handled += 1;
      const busyUntil = performance.now() + 2;
      while (performance.now() < busyUntil);
    });
    const [peer] = server.open;
    const delays: number[] = [];
    const began = performance.now();
    peer?.socket.on('pong', (data) => delays.push(performance.now() - Number(data.toString())));
    for (let count = 0; count < 1500; count += 1) server.closeLedger();
    while (handled < 1500) {
      peer?.socket.ping(String(performance.now()));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    // Three seconds of work, a long queue, and no pong ever waited for it.
    const took = performance.now() - began;
    expect(took).toBeGreaterThan(2900);
    expect(delays.length).toBeGreaterThan(20);
    expect(Math.max(...delays)).toBeLessThan(took / 4);
    const seen = observed.ofType('ledger').map(({ ledgerIndex }) => ledgerIndex);
    expect(seen).toEqual(Array.from({ length: 1500 }, (_, count) => 1001 + count));
    expect(observed.ofType('session-ended')).toEqual([]);
  });

  it('with a message of 63 MiB: read; of 64 MiB and one byte: the connection ends, nothing else', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url], {
      options: { ...QUICK, heartbeatIntervalMs: 20_000, heartbeatTimeoutMs: 15_000, staleAfterMs: 60_000 },
    });
    await connected(observed);
    const mebibyte = 2 ** 20;
    const shell = JSON.stringify({ type: 'fullHistory', text: '' });
    server.sendRaw(shell.replace('""', `"${'x'.repeat(63 * mebibyte)}"`));
    await until('ignored', () => observed.client.statistics().ignored.unknownMessage === 1, 30_000);
    expect(observed.client.isConnected).toBe(true);
    server.sendRaw('x'.repeat(64 * mebibyte + 1));
    await told(observed, 'frameTooLarge');
    await connected(observed);
  });
});

describe('TLS', () => {
  const authority = createAuthority();
  const day = 86_400_000;
  const files = mkdtempSync(join(tmpdir(), 'chime-tls-'));
  const authorityFile = join(files, 'authority.pem');
  writeFileSync(authorityFile, authority.cert);
  process.on('exit', () => rmSync(files, { recursive: true, force: true }));

  it.each([
    ['self-signed', createSelfSigned({ hosts: ['localhost'] }), 'tlsSelfSigned', /self-signed/],
    [
      'of an unknown authority',
      authority.issue({ hosts: ['localhost'] }),
      'tlsUntrusted',
      /issuer is unknown/,
    ],
  ])('a certificate %s: refused with a sentence that says so', async (_what, tls, code, sentence) => {
    const { server } = await simulated({ tls });
    const observed = connectTo([server.url.replace('127.0.0.1', 'localhost')]);
    await told(observed, code);
    expect(observed.client.status.reason ?? '').toMatch(sentence);
    expect(observed.client.servers()[0]?.lastError).toMatch(sentence);
  });

  async function inProgram(url: string, environment: Record<string, string>) {
    const program = fileURLToPath(new URL('support/client-program.ts', import.meta.url));
    const child = spawn(process.execPath, [program, url], {
      env: { PATH: process.env.PATH ?? '', ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    cleanups.push(() => child.kill('SIGKILL'));
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
      'tlsExpired',
    ],
    [
      'not valid yet',
      {
        hosts: ['localhost'],
        validFrom: new Date(Date.now() + day),
        validUntil: new Date(Date.now() + 9 * day),
      },
      'tlsNotYetValid',
    ],
    ['of another host', { hosts: ['elsewhere.example'] }, 'tlsWrongHost'],
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
    cleanups.push(() => proxy.stop());
    const environment = { HTTPS_PROXY: proxy.url(), NODE_EXTRA_CA_CERTS: authorityFile };
    const right = await simulated({ tls: authority.issue({ hosts: ['ledger.example'] }) });
    expect(await inProgram(`wss://ledger.example:${right.server.port}`, environment)).toMatchObject({
      state: 'connected',
    });
    expect(proxy.tunnels).toEqual([`ledger.example:${right.server.port}`]);
    const wrong = await simulated({ tls: authority.issue({ hosts: ['elsewhere.example'] }) });
    expect(await inProgram(`wss://ledger.example:${wrong.server.port}`, environment)).toMatchObject({
      code: 'tlsWrongHost',
    });
  });

  it('spoken to a server without it: says which of wss and ws to check', async () => {
    const { server } = await simulated();
    const observed = connectTo([server.url.replace('ws:', 'wss:')]);
    await told(observed, 'tlsFailed');
    expect(observed.client.status.reason).toMatch(/wss:\/\/ or ws:\/\//);
  });
});

describe('a proxy', () => {
  const through = (proxy: string) => ({
    allowInsecure: true,
    findProxy: () => proxy,
  });

  it('is asked for a tunnel, with user and password, and resolves the name', async () => {
    const proxy = await ProxyServer.start('al:pw');
    cleanups.push(() => proxy.stop());
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
