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

let folder: string;
let network: SimulatedNetwork;
let server: SimulatedServer;
let shop: string;
let running: HeadlessProcess[] = [];
let stopClosing: () => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-names-'));
  network = createSimulatedNetwork({ seed: 11 });
  shop = network.addAccount('Shop');
  server = await startSimulatedServer(network);
  stopClosing = network.run(200);
});

afterEach(async () => {
  stopClosing();
  for (const process of running) {
    process.signal('SIGKILL');
    await process.exit;
  }
  running = [];
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(...more: readonly string[]): Promise<HeadlessProcess> {
  const given = ['--data-dir', folder, '--no-notify', '--server', server.url, '--watch', `${shop}=Shop`];
  const process = startHeadless([...given, ...more]);
  running.push(process);
  await process.until(() => process.stderr().includes('connected'), 'connected');
  return process;
}

it('reads an MPT amount by its issuance, asked for once and kept', async () => {
  const gold = network.addMpt('Mint', 'GLD');
  network.addHolding(shop, gold);
  const first = await start();
  network.pay({ from: 'Mint', to: shop, amount: '12345', asset: gold });
  await first.until(() => first.stdout().includes('+'), 'the payment is told');
  expect(first.stdout()).toContain('+123.45 GLD to Shop');
  expect(await first.stop()).toBe(0);
  expect(server.requestCounts.ledger_entry).toBe(1);

  const second = await start();
  network.pay({ from: 'Mint', to: shop, amount: '500', asset: gold });
  await second.until(() => second.stdout().includes('+'), 'the second payment is told');
  expect(second.stdout()).toContain('+5 GLD to Shop');
  expect(server.requestCounts.ledger_entry).toBe(1);
});

it('tells raw units by their id where no server can say what they are', async () => {
  const gold = network.addMpt('Mint', 'GLD');
  network.addHolding(shop, gold);
  server.faults.errors = { ledger_entry: 'unknownCmd' };
  const process = await start();
  network.pay({ from: 'Mint', to: shop, amount: '12345', asset: gold });
  await process.until(() => process.stdout().includes('+'), 'the payment is told');
  expect(process.stdout()).toContain('+12,345 MPT to Shop');
});
