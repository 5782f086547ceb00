import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { classicAddressToXAddress } from 'ripple-address-codec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

/** Its first line is no address. */
const THIS_FILE = fileURLToPath(import.meta.url);

let folder: string;
let network: SimulatedNetwork;
let shop: string;
let server: SimulatedServer;
let running: HeadlessProcess[] = [];
let stopClosing: () => void = () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-headless-'));
  network = createSimulatedNetwork({ seed: 5 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  server = await startSimulatedServer(network);
  running = [];
  // Ledgers close by themselves, as on a real network: a subscription proves itself by them.
  stopClosing = network.run(200);
});

afterEach(async () => {
  stopClosing();
  for (const process of running) {
    process.signal('SIGKILL');
    await process.exit;
  }
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: readonly string[]): HeadlessProcess {
  const process = startHeadless(['--data-dir', folder, '--no-notify', ...args]);
  running.push(process);
  return process;
}

async function watching(...args: readonly string[]): Promise<HeadlessProcess> {
  const process = start(
    '--json',
    '--server',
    server.url,
    ...(args.includes('--watch') ? [] : ['--watch', shop]),
    ...args,
  );
  await process.until(() => process.lines.some(({ state }) => state === 'connected'), 'connected');
  await process.until(() => process.lines.some(({ type }) => type === 'coverage'), 'watching');
  return process;
}

/** Payments that a running process has committed so far. */
function recordedIn(dataDir: string): number {
  const database = new DatabaseSync(join(dataDir, 'payments.db'), { readOnly: true });
  try {
    return Number(database.prepare('SELECT count(*) AS count FROM payments').get()?.count);
  } finally {
    database.close();
  }
}

describe('JSON lines', () => {
  it('tell a payment with every field of the contract', async () => {
    const process = await watching('--watch', `${shop}=Shop`);
    network.pay({ from: 'Alice', to: shop, amount: '25.5', destinationTag: 0, memos: [{ data: 'Order 7' }] });
    await process.until(() => process.payments().length === 1, 'the payment');
    const truth = network.truth(shop)[0];
    const [line] = process.payments();
    expect(line).toEqual({
      type: 'payment',
      network: 'mainnet',
      account: shop,
      hash: truth?.hash,
      ctid: expect.stringMatching(
        new RegExp(
          `^C${(truth?.ledgerIndex ?? 0).toString(16).toUpperCase().padStart(7, '0')}[0-9A-F]{4}0000$`,
        ),
      ),
      ledgerIndex: truth?.ledgerIndex,
      closeTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      kind: 'payment',
      transactionType: 'Payment',
      from: network.address('Alice'),
      asset: { currency: 'XRP' },
      amount: '25.5',
      destinationTag: 0,
      sourceTag: null,
      invoiceId: null,
      memos: [expect.objectContaining({ data: 'Order 7' })],
      source: 'live',
      alerted: true,
      suppressed: null,
      trust: 'seen',
    });
    expect(Object.keys(line ?? {})).toEqual([
      ...[
        'type',
        'network',
        'account',
        'hash',
        'ctid',
        'ledgerIndex',
        'closeTime',
        'kind',
        'transactionType',
        'from',
        'asset',
      ],
      ...[
        'amount',
        'destinationTag',
        'sourceTag',
        'invoiceId',
        'memos',
        'source',
        'alerted',
        'suppressed',
        'trust',
      ],
    ]);
    expect(await process.stop()).toBe(0);
    expect(process.strange).toEqual([]);
    expect(process.lines.at(-1)).toMatchObject({
      type: 'coverage',
      network: 'mainnet',
      account: shop,
      gaps: [],
    });
    expect(Object.keys(process.lines.at(-1) ?? {})).toEqual([
      'type',
      'network',
      'account',
      'from',
      'through',
      'gaps',
      'spotChecks',
    ]);
    const connection = process.lines.find(({ type }) => type === 'connection');
    expect(Object.keys(connection ?? {})).toEqual([
      ...['type', 'network', 'state', 'server', 'attempt', 'retryInMs', 'reason'],
    ]);
  });

  it('alert by the tag of an X-address and by --all-credits', async () => {
    const process = await watching('--watch', classicAddressToXAddress(shop, 7, false));
    network.pay({ from: 'Alice', to: shop, amount: '1', destinationTag: 7 });
    network.pay({ from: 'Alice', to: shop, amount: '2', destinationTag: 8 });
    await process.until(() => process.payments().length === 2, 'both payments');
    expect(process.payments().map(({ amount, alerted }) => [amount, alerted])).toEqual([
      ['1', true],
      ['2', false],
    ]);
    expect(await process.stop()).toBe(0);

    const exchange = () =>
      network.exchange({
        ...{ maker: shop, taker: 'Alice' },
        gets: { asset: { currency: 'XRP' }, amount: '1' },
        pays: { asset: { currency: 'USD', issuer: network.address('Bank') }, amount: '3' },
      });
    const quiet = await watching();
    exchange();
    await quiet.until(() => quiet.payments().length === 1, 'the exchange');
    expect(quiet.payments()).toMatchObject([{ kind: 'exchange', alerted: false, suppressed: 'kind' }]);
    expect(await quiet.stop()).toBe(0);
    const loud = await watching('--all-credits');
    exchange();
    await loud.until(() => loud.payments().length === 1, 'the exchange');
    expect(loud.payments()).toMatchObject([{ kind: 'exchange', alerted: true, suppressed: null }]);
  });

  it('tell what came while it was not running, and alert for it', async () => {
    const first = await watching();
    expect(await first.stop()).toBe(0);
    network.pay({ from: 'Alice', to: shop, amount: '3' });
    network.closeMany(5);
    const second = await watching();
    await second.until(() => second.payments().length === 1, 'the payment');
    expect(second.payments()).toMatchObject([{ amount: '3', source: 'recovered', alerted: true }]);
  });

  it('say nothing of what came before an account was watched', async () => {
    network.pay({ from: 'Alice', to: shop, amount: '3' });
    // When it was added is known by seconds, and ledgers close faster here: a slow start begins some ledgers early.
    network.closeMany(20);
    const process = await watching();
    network.pay({ from: 'Alice', to: shop, amount: '4' });
    await process.until(() => process.payments().length > 0, 'a payment');
    expect(process.payments().map(({ amount }) => amount)).toEqual(['4']);
  });
});

describe('lines for people', () => {
  it('say what is examined up to when, also in a run that begins without a connection, and why nothing alerts', async () => {
    const first = start('--server', server.url, '--watch', `${shop}=Till`);
    const examined = /mainnet: Examined up to \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(ledger [\d,]+\)/;
    await first.until(() => examined.test(first.stderr()), 'what is examined');
    network.pay({ from: 'Alice', to: shop, amount: '0.0001' });
    await first.until(() => first.stdout().includes('Till'), 'the payment');
    expect(first.stdout()).toMatch(
      /\+0\.0001 XRP to Till .* · Below the minimum of 0\.001 XRP · [0-9A-F]{64}\n/,
    );
    expect(await first.stop()).toBe(0);
    await server.stopListening();
    const second = start('--server', server.url, '--watch', `${shop}=Till`);
    await second.until(() => second.stderr().includes('mainnet: waiting'), 'waiting');
    expect(second.stderr()).toMatch(examined);
    expect(second.stderr()).not.toContain('mainnet: connected');
  });

  it('are one per payment on stdout, and everything else on stderr', async () => {
    const accounts = join(folder, 'accounts.txt');
    writeFileSync(accounts, `# mine\n\n${shop}=Savings\n`);
    const process = start('--server', server.url, '--accounts', accounts);
    await process.until(() => process.stderr().includes('connected'), 'connected');
    network.pay({ from: 'Alice', to: shop, amount: '25', destinationTag: 9 });
    await process.until(() => process.strange.length > 0, 'the payment');
    expect(process.strange).toHaveLength(1);
    expect(process.strange[0]).toMatch(/UTC {2}\+25 XRP to Savings · from r.* · tag 9 · [0-9A-F]{64}$/);
    expect(await process.stop()).toBe(0);
  });
});

describe('ending', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s is status 0', async (signal) => {
    const process = await watching();
    process.signal(signal);
    expect(await process.exit).toEqual({ code: 0, signal: null });
  });

  it('is status 0 too when nobody reads the lines any more', async () => {
    const process = await watching();
    process.child.stdout?.destroy();
    network.pay({ from: 'Alice', to: shop, amount: '3' });
    expect(await process.exit).toEqual({ code: 0, signal: null });
    const next = await watching();
    expect(await next.stop()).toBe(0);
  });

  it('does not wait for a reader that reads no more', async () => {
    const process = await watching();
    process.child.stdout?.pause();
    // More than a pipe holds.
    for (let i = 0; i < 1500; i++)
      network.pay({ from: 'Alice', to: shop, amount: '1', memos: [{ data: 'x'.repeat(400) }] });
    network.close();
    await expect.poll(() => recordedIn(folder), { timeout: 60_000 }).toBe(1500);
    process.signal('SIGTERM');
    const exited = new Promise((resolve) => process.child.once('exit', resolve));
    expect(await exited).toBe(0);
    process.child.stdout?.resume();
    await process.exit;
    const told = process.payments().length;
    expect(told).toBeLessThan(1500);
    // What the reader did not take is told by the next run.
    const next = await watching();
    await next.until(() => told + next.payments().length >= 1500, 'the rest');
    const all = [...process.payments(), ...next.payments()].map(({ hash }) => hash);
    expect(new Set(all).size).toBe(1500);
  });

  it('leaves no connection open', async () => {
    const process = await watching();
    expect(await process.stop()).toBe(0);
    await expect.poll(() => server.connections.size).toBe(0);
  });
});

describe('refusals', () => {
  it('a second process on the same data folder', async () => {
    const first = await watching();
    const second = start('--json', '--server', server.url, '--watch', shop);
    expect((await second.exit).code).toBe(1);
    expect(second.stderr()).toContain('Another copy of XRPL Chime is using the data folder');
    expect(second.lines).toMatchObject([{ type: 'problem', code: 'data-dir-busy' }]);
    // The one that has it is not disturbed, and a kill leaves no lock behind.
    first.signal('SIGKILL');
    await first.exit;
    const third = await watching();
    expect(await third.stop()).toBe(0);
  });

  it.each([
    ['no account', [], /No account to watch/],
    ['an unknown option', ['--frob'], /Unknown option --frob/],
    ['a bad address', ['--watch', 'rNotAnAddress'], /isn’t an XRP Ledger address/],
    [
      'a file whose line is none',
      ['--accounts', THIS_FILE],
      /test\.ts, line 1: .*isn’t an XRP Ledger address/,
    ],
  ])('%s: status 2 and one line', async (_what, args, message) => {
    const process = start(...args);
    expect((await process.exit).code).toBe(2);
    expect(process.stderr()).toMatch(message);
    expect(process.stderr().trim().split('\n')).toHaveLength(1);
    expect(process.stdout()).toBe('');
  });

  it('a data folder that cannot be made: status 1 and a line that names it', async () => {
    writeFileSync(join(folder, 'file'), '');
    const process = startHeadless(['--data-dir', join(folder, 'file', 'chime'), '--watch', shop]);
    running.push(process);
    expect((await process.exit).code).toBe(1);
    expect(process.stderr()).toMatch(/Can’t create the data folder .*file.chime\./);
  });

  it('a server that is not there is waited for', async () => {
    const port = server.port;
    await server.stopListening();
    const process = start('--json', '--server', `ws://127.0.0.1:${port}`, '--watch', shop);
    await process.until(() => process.lines.some(({ state }) => state === 'waiting'), 'waiting');
    expect(process.lines.find(({ state }) => state === 'waiting')).toMatchObject({
      server: `ws://127.0.0.1:${port}`,
      retryInMs: expect.any(Number),
      reason: expect.any(String),
    });
    await server.listen();
    await process.until(() => process.lines.some(({ state }) => state === 'connected'), 'connected');
  });
});

it('a password never leaves the process', async () => {
  await server.stop();
  server = await startSimulatedServer(network, { credentials: { user: 'me', password: 'hunter2' } });
  const url = server.url.replace('ws://', 'ws://me:hunter2@');
  const process = start('--json', '--server', url, '--watch', shop);
  await process.until(() => process.lines.some(({ state }) => state === 'connected'), 'connected');
  const wrong = start(
    '--json',
    '--server',
    url.replace('hunter2', 'hunter3'),
    '--data-dir',
    join(folder, 'b'),
    '--watch',
    shop,
  );
  await wrong.until(() => wrong.lines.some(({ state }) => state === 'waiting'), 'refused');
  await server.stopListening();
  server.drop();
  await process.until(
    () => process.lines.at(-1)?.state === 'waiting' || process.lines.some(({ state }) => state === 'waiting'),
    'lost',
  );
  expect(await process.stop()).toBe(0);
  expect(await wrong.stop()).toBe(0);
  const said = [process, wrong].map((each) => each.stdout() + each.stderr()).join('');
  expect(said).toContain('me:***@');
  expect(said).not.toMatch(/hunter\d/);
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, String(name));
    if (/\.(json|db)$/.test(path) && existsSync(path))
      expect(readFileSync(path, 'latin1')).not.toMatch(/hunter\d/);
  }
});

it('runs by the documented command', async () => {
  const child = spawn('npm', ['run', '--silent', 'headless', '--', '--version'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  expect(said).toMatch(/^\d+\.\d+\.\d+\n$/);
});
