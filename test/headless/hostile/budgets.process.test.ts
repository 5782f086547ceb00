import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isLongForm } from '../../long-form.ts';
import {
  createSimulatedNetwork,
  type ServerOptions,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from '../headless-process.ts';
import {
  bringsNothing,
  compressedFrame,
  dust,
  emptyObjects,
  fragments,
  longType,
  MEBIBYTE,
  manyCurrencies,
  nestedArrays,
  unasked,
  wideObject,
} from './frames.ts';

const LEDGER_MS = 200;
const PROBE = new URL('./probe.ts', import.meta.url).href;

let folder: string;
let network: SimulatedNetwork;
let shop: string;
let servers: SimulatedServer[] = [];
let running: HeadlessProcess | null = null;
let stopClosing: () => void = () => undefined;

function setUp(): void {
  folder = mkdtempSync(join(tmpdir(), 'chime-budgets-'));
  network = createSimulatedNetwork({ seed: 12 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  stopClosing = network.run(LEDGER_MS);
}

async function tearDown(): Promise<void> {
  stopClosing();
  running?.signal('SIGKILL');
  await running?.exit;
  running = null;
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
  rmSync(folder, { recursive: true, force: true });
}

async function serve(options: ServerOptions = {}): Promise<SimulatedServer> {
  const server = await startSimulatedServer(network, options);
  servers.push(server);
  return server;
}

/** What the process used since the reading before. */
interface Reading {
  readonly number: number;
  readonly peakRss: number;
  readonly longestStandMs: number;
  readonly cpuMs: number;
}

const probeFile = () => join(folder, 'probe.json');

async function read(number: number): Promise<Reading> {
  writeFileSync(`${probeFile()}.ask`, String(number));
  const current = (): Reading | null => {
    try {
      return JSON.parse(readFileSync(probeFile(), 'utf8')) as Reading;
    } catch {
      return null;
    }
  };
  await expect.poll(() => current()?.number).toBe(number);
  const reading = current();
  if (reading === null) throw new Error('no reading');
  return reading;
}

function bytesOnDisk(): number {
  const data = join(folder, 'data');
  if (!existsSync(data)) return 0;
  return readdirSync(data).reduce((sum, name) => sum + statSync(join(data, name)).size, 0);
}

function start(...urls: readonly string[]): HeadlessProcess {
  const named = urls.flatMap((url) => ['--server', url]);
  running = startHeadless(
    ['--data-dir', join(folder, 'data'), '--no-notify', '--json', '--watch', shop, ...named],
    { env: { NODE_OPTIONS: `--import=${PROBE}`, CHIME_PROBE: probeFile() } },
  );
  return running;
}

function connectedTo(process: HeadlessProcess, server: SimulatedServer): boolean {
  const last = process.lines.findLast(({ type }) => type === 'connection');
  return last?.state === 'connected' && last.server === server.url;
}

/** Everything from the first ledger through this one is examined. */
function examined(process: HeadlessProcess, through: number): boolean {
  const last = process.lines.findLast(({ type }) => type === 'coverage');
  return last !== undefined && Number(last.through) >= through && (last.gaps as unknown[]).length === 0;
}

interface Hostile {
  readonly what: string;
  /** Sends what the server sends, until its client is gone. */
  readonly send: (server: SimulatedServer) => void | Promise<void>;
  /** Why its connection ended. */
  readonly reason: RegExp;
  /** Allowed beside what the process had before. */
  readonly memoryMiB?: number;
  readonly standMs?: number;
  readonly diskKiB?: number;
  readonly cpuMs?: number;
}

/** With room for a busy machine; what is allowed in the table is a fraction of what each frame used to cost. */
const ALLOWED = { memoryMiB: 60, standMs: 2000, diskKiB: 256, cpuMs: 3000 };

/** Where messages come faster than they are handled, 32 MiB of them wait, in memory as texts of two kinds. */
const INBOX_MIB = 150;

const next = () => network.lastLedger + 1;

/** Whether the process has left the server that floods it: it may come back before that, after a burst. */
let isLeft: () => boolean = () => true;

/** Sends the same frame again and again for as long as there is somebody who reads. */
async function flood(server: SimulatedServer, frame: string | Buffer, atOnce = 200): Promise<void> {
  while (server.connections.size > 0 || !isLeft()) {
    for (let count = 0; count < atOnce; count += 1) server.sendRaw(frame);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const HOSTILE: readonly Hostile[] = [
  {
    what: 'a transaction of 13 KB with 6,000 arrays within arrays',
    send: (server) => server.sendRaw(nestedArrays(shop, next())),
    reason: /too complex/,
  },
  {
    what: 'a transaction of 2.7 MB that pays 4,000 currencies',
    send: (server) => server.sendRaw(manyCurrencies(shop, next())),
    reason: /process a message .*ImplausibleTransaction/,
  },
  {
    what: '63 MiB of spaces, compressed to 65 KB where that is agreed upon',
    send: (server) => server.sendRaw(' '.repeat(63 * MEBIBYTE)),
    reason: /too large/,
  },
  {
    what: '63 MiB of spaces, compressed to 62 KB although nobody agreed upon it',
    send: (server) => server.sendBytes(compressedFrame(63 * MEBIBYTE)),
    reason: /WS_ERR_UNEXPECTED_RSV_1/,
  },
  {
    what: 'one message in 60,000 fragments',
    send: (server) => server.sendBytes(fragments(60_000)),
    reason: /too large/,
  },
  {
    what: '63 MiB of empty objects',
    send: (server) => server.sendRaw(emptyObjects(63 * MEBIBYTE)),
    reason: /too large/,
  },
  {
    what: '3.9 MiB of empty objects',
    send: (server) => server.sendRaw(emptyObjects(3.9 * MEBIBYTE)),
    reason: /too complex/,
  },
  {
    what: 'a transaction type of 30 MB',
    send: (server) => server.sendRaw(longType(shop, next(), 30_000_000)),
    reason: /too large/,
  },
  {
    what: 'a transaction type of 3 MB',
    send: (server) => server.sendRaw(longType(shop, next(), 3_000_000)),
    reason: /too complex/,
  },
  {
    what: 'garbage for as long as it is read',
    send: (server) => flood(server, 'x'.repeat(100)),
    reason: /too many messages/,
  },
  {
    what: 'binary messages for as long as they are read',
    send: (server) => flood(server, Buffer.alloc(1000)),
    reason: /too many messages/,
  },
  {
    what: 'messages of an unknown type for as long as they are read',
    send: (server) => flood(server, JSON.stringify({ type: 'gossip', text: 'x'.repeat(3000) })),
    reason: /too many messages/,
  },
  {
    what: 'answers that nobody asked for, as long as they are read',
    send: (server) => flood(server, JSON.stringify({ id: 4_000_000, type: 'response', result: {} })),
    reason: /too many messages/,
  },
  {
    what: 'objects of 150,000 members for as long as they are read',
    send: (server) => flood(server, wideObject(150_000), 1),
    reason: /too many messages/,
  },
  {
    what: 'valid transactions of nobody who is watched, for as long as they are read',
    send: (server) => flood(server, unasked(next())),
    reason: /too many messages/,
    memoryMiB: INBOX_MIB,
  },
  {
    what: 'valid transactions of 3.5 MiB of nobody who is watched, for as long as they are read',
    send: (server) => flood(server, unasked(next()).replace('"Extra":null', `"Extra":[${texts()}]`), 1),
    reason: /too many messages/,
    memoryMiB: INBOX_MIB,
  },
  {
    what: 'valid transactions that bring nothing, for as long as they are read',
    send: (server) => flood(server, bringsNothing(shop, next())),
    reason: /too many messages/,
    memoryMiB: INBOX_MIB,
    cpuMs: 20_000,
  },
];

/** Eight texts below the longest that is accepted. */
const texts = () => Array.from({ length: 8 }, () => `"${'x'.repeat(450_000)}"`).join(',');

/** Those that cost most by far, of each kind one. */
const SHORT = new Set([0, 1, 3, 4, 5, 6, 9, 14, 15]);

/** One process meets them all, one after the other: whichever server it is connected to plays the next, and is left. */
describe('a server that sends', () => {
  const table = HOSTILE.filter((_, index) => isLongForm || SHORT.has(index));
  let process: HeadlessProcess;
  const reasons = () => process.lines.filter(({ type }) => type === 'connection').map(({ reason }) => reason);

  beforeAll(async () => {
    setUp();
    for (let count = 0; count <= table.length; count += 1) await serve({ compresses: true });
    process = start(...servers.map(({ url }) => url));
  });
  afterAll(tearDown);

  it.each(table.map((row, index) => ({ ...row, index })))(
    '$what is left within the budget, and costs no payment',
    async ({ what, send, reason, index, ...own }) => {
      const allowed = { ...ALLOWED, ...own };
      const inUse = () => servers.find((server) => connectedTo(process, server));
      await process.until(() => inUse() !== undefined, 'connected');
      const hostile = inUse();
      if (hostile === undefined) throw new Error('no server');
      const from = network.lastLedger;
      await process.until(() => examined(process, from), 'examined so far');
      await read(3 * index + 1);
      const before = await read(3 * index + 2);
      const diskBefore = bytesOnDisk();
      const toldBefore = reasons().length;

      isLeft = () => ![undefined, hostile].includes(inUse());
      const sent = send(hostile);
      const amount = String(index + 7);
      network.pay({ from: 'Alice', to: shop, amount });
      const through = next();
      await process.until(isLeft, 'at another server');
      await sent;
      await process.until(() => examined(process, through), 'everything is examined');
      const used = await read(3 * index + 3);

      expect(process.strange).toEqual([]);
      expect(process.payments().at(-1)).toMatchObject({ amount, asset: { currency: 'XRP' } });
      expect(process.payments()).toHaveLength(index + 1);
      expect(reasons().slice(toldBefore)).toContainEqual(expect.stringMatching(reason));
      const figures = {
        memoryMiB: (used.peakRss - before.peakRss) / MEBIBYTE,
        standMs: used.longestStandMs,
        diskKiB: (bytesOnDisk() - diskBefore) / 1024,
        cpuMs: used.cpuMs,
      };
      if (isLongForm) console.info(what, JSON.stringify(figures));
      expect(figures.memoryMiB).toBeLessThan(allowed.memoryMiB);
      expect(figures.standMs).toBeLessThan(allowed.standMs);
      expect(figures.diskKiB).toBeLessThan(allowed.diskKiB);
      expect(figures.cpuMs).toBeLessThan(allowed.cpuMs);
    },
  );

  it('ends as asked after all of them', async () => {
    expect(await process.stop()).toBe(0);
  });
});

describe('dust, 1,000 payments a second', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is recorded and told to the last one, with a calm loop, and costs little of the disk', async () => {
    const server = await serve();
    const process = start(server.url);
    await process.until(() => connectedTo(process, server), 'connected');
    const from = network.lastLedger;
    await process.until(() => examined(process, from), 'examined so far');
    await read(1);
    const before = await read(2);
    const seconds = isLongForm ? 30 : 4;
    const count = seconds * 1000;
    for (let sent = 0; sent < count; sent += 100) {
      const ledgerIndex = network.lastLedger + 1;
      for (let n = sent; n < sent + 100; n += 1) server.sendRaw(dust(shop, ledgerIndex, n, 1000));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await process.until(() => process.payments().length === count, 'all of them');
    const used = await read(3);
    expect(connectedTo(process, server)).toBe(true);
    expect(process.payments().filter(({ alerted }) => alerted)).toEqual([]);
    expect(await process.stop()).toBe(0);
    const figures = {
      memoryMiB: (used.peakRss - before.peakRss) / MEBIBYTE,
      standMs: used.longestStandMs,
      bytesEach: bytesOnDisk() / count,
      cpuMsEach: used.cpuMs / count,
    };
    if (isLongForm) console.info('dust', JSON.stringify(figures));
    expect(figures.memoryMiB).toBeLessThan(150);
    expect(figures.standMs).toBeLessThan(2000);
    // The first thousand with all that belongs to them: memos of 2 kB in each of several forms.
    expect(figures.bytesEach).toBeLessThan(4000);
    expect(figures.cpuMsEach).toBeLessThan(3);
  });
});

describe('a server that is the only one', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('and sends garbage is left alone for a minute, so that it costs a fraction of a core', async () => {
    const hostile = await serve();
    const process = start(hostile.url);
    await process.until(() => connectedTo(process, hostile), 'connected');
    await read(1);
    await read(2);
    isLeft = () => true;
    await flood(hostile, 'x'.repeat(1000));
    const waits = () => process.lines.find(({ state }) => state === 'waiting');
    await process.until(() => waits() !== undefined, 'left');
    const used = await read(3);
    const restMs = Number(waits()?.retryInMs);
    expect(restMs).toBeGreaterThan(55_000);
    // Whatever one round costs: it comes once in that time.
    expect(used.cpuMs / restMs).toBeLessThan(0.1);
    expect(await process.stop()).toBe(0);
  });
});

describe('a server whose markers lead in a circle', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is asked a few times, and the ledgers come from another', async () => {
    const hostile = await serve();
    const honest = await serve();
    const first = start(honest.url);
    const from = network.lastLedger;
    await first.until(() => examined(first, from), 'examined so far');
    expect(await first.stop()).toBe(0);
    network.pay({ from: 'Alice', to: shop, amount: '9' });
    network.closeMany(5);
    const through = network.lastLedger;
    hostile.faults.repeatMarkers = true;
    const second = start(hostile.url, honest.url);
    await second.until(() => examined(second, through), 'everything is examined');
    expect(second.payments().map(({ amount, source }) => ({ amount, source }))).toEqual([
      { amount: '9', source: 'recovered' },
    ]);
    expect(hostile.requestCounts.account_tx).toBeGreaterThan(0);
    expect(hostile.requestCounts.account_tx).toBeLessThan(10);
    expect(await second.stop()).toBe(0);
  });
});
