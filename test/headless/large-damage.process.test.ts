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
import { makeLargeAndDamaged } from '../store/database/large-damaged.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

let folder: string;
let network: SimulatedNetwork;
let shop: string;
let server: SimulatedServer;
let stopClosing: () => void;
let running: HeadlessProcess | null = null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-large-'));
  network = createSimulatedNetwork({ seed: 5 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  server = await startSimulatedServer(network, {});
  stopClosing = network.run(200);
});

afterEach(async () => {
  stopClosing();
  running?.signal('SIGKILL');
  await running?.exit;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A run until a payment came and its ledger is proven: what it said of the database, and the amounts. */
async function run(amount: string): Promise<readonly unknown[]> {
  const { lines, payments, stop, until } = startWatching();
  const problems = () =>
    lines.flatMap(({ type, code, message }) => (type === 'problem' ? [[code, message]] : []));
  await until(() => lines.some(({ state }) => state === 'connected'), 'connected');
  network.pay({ from: 'Alice', to: shop, amount });
  await until(() => payments().length > 0 && problems().length > 0, 'both were told');
  const ledger = Number(payments().at(-1)?.ledgerIndex);
  await until(
    () => lines.some(({ type, through }) => type === 'coverage' && Number(through) >= ledger),
    'its ledger is proven',
  );
  expect(await stop()).toBe(0);
  return [...problems(), ...payments().map((payment) => payment.amount)];
}

function startWatching(): HeadlessProcess {
  const options = ['--data-dir', folder, '--no-notify', '--watch', shop, '--server', server.url, '--json'];
  running = startHeadless(options);
  return running;
}

it('the built program finds damage to a large database while it watches, and its next run rebuilds', async () => {
  makeLargeAndDamaged(folder);
  expect(await run('1')).toEqual([['store-corrupted', expect.stringContaining('the next time')], '1']);
  expect(await run('2')).toEqual([['store-corrupted', expect.stringContaining('damaged-')], '2']);
});
