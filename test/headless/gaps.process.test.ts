import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

const LEDGER_MS = 200;

let folder: string;
let network: SimulatedNetwork;
let shop: string;
let servers: SimulatedServer[] = [];
let running: HeadlessProcess[] = [];
let stopClosing: () => void = () => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-gaps-'));
  network = createSimulatedNetwork({ seed: 6 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  stopClosing = network.run(LEDGER_MS);
});

afterEach(async () => {
  stopClosing();
  for (const process of running) {
    process.signal('SIGKILL');
    await process.exit;
  }
  running = [];
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
  rmSync(folder, { recursive: true, force: true });
});

async function serve(options: Parameters<typeof startSimulatedServer>[1]): Promise<SimulatedServer> {
  const server = await startSimulatedServer(network, options);
  servers.push(server);
  return server;
}

/** Waits while the network closes so many ledgers. */
async function untilClosed(ledgers: number): Promise<void> {
  const last = network.lastLedger + ledgers;
  await expect
    .poll(() => network.lastLedger, { timeout: 60_000 + 2 * ledgers * LEDGER_MS })
    .toBeGreaterThanOrEqual(last);
}

async function start(...urls: readonly string[]): Promise<HeadlessProcess> {
  const named = urls.flatMap((url) => ['--server', url]);
  const process = startHeadless(['--data-dir', folder, '--no-notify', '--json', '--watch', shop, ...named]);
  running.push(process);
  await process.until(() => process.lines.some(({ state }) => state === 'connected'), 'connected');
  return process;
}

function lastCoverage(
  process: HeadlessProcess,
): { through: number; gaps: readonly [number, number][] } | null {
  const line = process.lines.findLast(({ type }) => type === 'coverage');
  return line === undefined ? null : { through: Number(line.through), gaps: line.gaps as [number, number][] };
}

it('a gap that no server can fill is told, survives a restart, and closes when a server with history joins', async () => {
  const forgetful = await serve({ history: 'full' });
  const first = await start(forgetful.url);
  await first.until(() => (lastCoverage(first)?.through ?? 0) > 0, 'watching');
  expect(await first.stop()).toBe(0);
  const before = lastCoverage(first)?.through ?? 0;

  network.pay({ from: 'Alice', to: shop, amount: '12' });
  network.closeMany(20);
  // The server comes back without its history.
  await forgetful.restart('none');
  const second = await start(forgetful.url);
  await second.until(() => (lastCoverage(second)?.gaps.length ?? 0) > 0, 'the gap is told');
  const gap = lastCoverage(second)?.gaps[0];
  expect(gap?.[0]).toBe(before + 1);
  expect(gap?.[1]).toBeGreaterThanOrEqual(before + 20);
  await second.until(
    () => second.lines.some(({ code }) => code === 'history-missing'),
    'the problem is told',
  );
  // Live goes on meanwhile, and alerts.
  network.pay({ from: 'Alice', to: shop, amount: '13' });
  await second.until(() => second.payments().length > 0, 'a live payment');
  expect(second.payments()).toMatchObject([{ amount: '13', source: 'live', alerted: true }]);
  expect(await second.stop()).toBe(0);
  expect(lastCoverage(second)?.gaps).toEqual([gap]);

  const third = await start(forgetful.url);
  await third.until(() => (lastCoverage(third)?.gaps.length ?? 0) > 0, 'the gap is still there');
  expect(lastCoverage(third)?.gaps[0]).toEqual(gap);
  expect(await third.stop()).toBe(0);

  const library = await serve({ history: 'full' });
  const fourth = await start(forgetful.url, library.url);
  await fourth.until(
    () => lastCoverage(fourth)?.gaps.length === 0 && fourth.payments().length > 0,
    'the gap is closed',
  );
  expect(fourth.payments()).toMatchObject([{ amount: '12', source: 'recovered', alerted: true }]);
  // The live connection stayed where it was.
  expect(forgetful.connections.size).toBeGreaterThan(0);
});

it('a frozen process recovers what it missed as after sleep', async () => {
  const server = await serve({ history: 'full' });
  const process = await start(server.url);
  await process.until(() => (lastCoverage(process)?.through ?? 0) > 0, 'watching');
  process.signal('SIGSTOP');
  network.pay({ from: 'Alice', to: shop, amount: '14' });
  await untilClosed(5);
  // The server gives up on a client that reads nothing.
  server.drop();
  network.pay({ from: 'Alice', to: shop, amount: '15' });
  network.closeMany(30);
  // Longer than the 20 s after which a server counts as stale.
  await untilClosed(21_000 / LEDGER_MS);
  const last = network.lastLedger;
  const told = process.lines.length;
  process.signal('SIGCONT');
  await process.until(
    () => process.payments().length === 2 && (lastCoverage(process)?.through ?? 0) >= last - 1,
    'caught up',
  );
  // Seconds after it woke: it never decided to wait longer, however long the machine took for what it did.
  const waits = process.lines.slice(told).filter(({ state }) => state === 'waiting');
  expect(waits.reduce((sum, { retryInMs }) => sum + Number(retryInMs), 0)).toBeLessThan(10_000);
  expect(process.payments().map(({ amount }) => amount)).toEqual(['14', '15']);
  expect(lastCoverage(process)?.gaps).toEqual([]);
  expect(await process.stop()).toBe(0);
});
