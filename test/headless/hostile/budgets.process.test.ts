import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLongForm } from '../../long-form.ts';
import {
  createSimulatedNetwork,
  type ServerOptions,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from '../headless-process.ts';
import { emptyObjects, longType, MEBIBYTE, manyCurrencies, nestedArrays } from './frames.ts';

const LEDGER_MS = 200;
const PROBE = new URL('./probe.ts', import.meta.url).href;

let folder: string;
let network: SimulatedNetwork;
let shop: string;
let servers: SimulatedServer[] = [];
let running: HeadlessProcess | null = null;
let stopClosing: () => void = () => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-budgets-'));
  network = createSimulatedNetwork({ seed: 12 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  stopClosing = network.run(LEDGER_MS);
});

afterEach(async () => {
  stopClosing();
  running?.signal('SIGKILL');
  await running?.exit;
  running = null;
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
  rmSync(folder, { recursive: true, force: true });
});

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
  readonly options?: ServerOptions;
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

const next = () => network.lastLedger + 1;

/** Sends the same frame again and again for as long as there is somebody who reads. */
async function flood(server: SimulatedServer, frame: string | Buffer): Promise<void> {
  while (server.connections.size > 0) {
    for (let count = 0; count < 200; count += 1) server.sendRaw(frame);
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
    options: { compresses: true },
    send: (server) => server.sendRaw(' '.repeat(63 * MEBIBYTE)),
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
];

/** Those that cost most by far, of each kind one. */
const SHORT = [0, 1, 2, 3, 4, 6, 7];

describe.each(isLongForm ? HOSTILE : HOSTILE.filter((_, index) => SHORT.includes(index)))(
  'a server that sends $what',
  ({ what, options, send, reason, ...own }) => {
    it('is left within the budget, and costs no payment', async () => {
      const allowed = { ...ALLOWED, ...own };
      const hostile = await serve({ ...options });
      const honest = await serve();
      const process = start(hostile.url, honest.url);
      await process.until(() => connectedTo(process, hostile), 'connected');
      const from = network.lastLedger;
      await process.until(() => examined(process, from), 'examined so far');
      await read(1);
      const before = await read(2);
      const diskBefore = bytesOnDisk();

      const sent = send(hostile);
      network.pay({ from: 'Alice', to: shop, amount: '7' });
      const through = next();
      await process.until(() => connectedTo(process, honest), 'at the honest server');
      await sent;
      await process.until(() => examined(process, through), 'everything is examined');
      const used = await read(3);

      expect(process.strange).toEqual([]);
      expect(process.payments().map(({ amount, asset }) => ({ amount, asset }))).toEqual([
        { amount: '7', asset: { currency: 'XRP' } },
      ]);
      const reasons = process.lines.filter(({ type }) => type === 'connection').map(({ reason }) => reason);
      expect(reasons).toContainEqual(expect.stringMatching(reason));
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
      // It rests: nothing else comes from it soon.
      expect(hostile.connectionCount).toBe(1);
      expect(await process.stop()).toBe(0);
    });
  },
);

describe('a server that is the only one', () => {
  it('and sends garbage is left alone for a minute, so that it costs a fraction of a core', async () => {
    const hostile = await serve();
    const process = start(hostile.url);
    await process.until(() => connectedTo(process, hostile), 'connected');
    await read(1);
    await read(2);
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
