import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

/** Notifications of headless, shown by a notify-send that writes down when it runs. */

const FLOOD = 200;
let folder: string;
let network: SimulatedNetwork;
let shop: string;
let server: SimulatedServer;
let headless: HeadlessProcess | null = null;
let stopClosing: () => void = () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-notify-'));
  network = createSimulatedNetwork({ seed: 5 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  server = await startSimulatedServer(network);
  stopClosing = network.run(200);
  const fake = join(folder, 'notify-send');
  const log = join(folder, 'log');
  writeFileSync(fake, `#!/bin/sh\necho "start $*" >> '${log}'\nsleep 0.3\necho end >> '${log}'\n`);
  chmodSync(fake, 0o755);
});

afterEach(async () => {
  stopClosing();
  headless?.signal('SIGKILL');
  await headless?.exit;
  await server.stop();
  // A helper outlives the program that was killed, and writes its last line a moment later.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

function start(settings: Readonly<Record<string, unknown>>, ...options: readonly string[]): HeadlessProcess {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ settings }));
  headless = startHeadless(
    ['--data-dir', folder, ...options, '--server', server.url, '--watch', `${shop}=Shop`],
    { env: { PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` } },
  );
  return headless;
}

async function watching(settings: Readonly<Record<string, unknown>> = {}): Promise<HeadlessProcess> {
  const process_ = start(settings, '--json');
  await process_.until(() => process_.lines.some(({ state }) => state === 'connected'), 'connected');
  await process_.until(() => process_.lines.some(({ type }) => type === 'coverage'), 'watching');
  return process_;
}

function logged(): readonly string[] {
  const log = join(folder, 'log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}
const shown = () => logged().filter((line) => line.startsWith('start'));

function mostAtOnce(): number {
  let running = 0;
  let most = 0;
  for (const line of logged()) {
    running += line.startsWith('start') ? 1 : -1;
    most = Math.max(most, running);
  }
  return most;
}

async function flood(process: HeadlessProcess, amount: string): Promise<void> {
  for (let n = 0; n < FLOOD; n++) network.pay({ from: 'Alice', to: shop, amount });
  await process.until(() => process.payments().length === FLOOD, 'all payments printed');
}

it('a flood is three notifications and one summary', async () => {
  const process = await watching();
  await flood(process, '1');
  await expect.poll(() => shown().length).toBe(4);
  await expect.poll(() => logged().length).toBe(8);
  expect(shown().filter((line) => line.includes(`${FLOOD - 3} payments`))).toHaveLength(1);
  expect(mostAtOnce()).toBeLessThanOrEqual(2);
});

it('of critical payments each comes, but few helpers run at a time', async () => {
  const process = await watching({ criticalAboveXrp: '1' });
  await flood(process, '2');
  await expect.poll(() => shown().length).toBeGreaterThan(20);
  expect(mostAtOnce()).toBeLessThanOrEqual(2);
});

/** Pays one XRP with a memo once headless watches for people, and gives what it wrote and what notify-send was told. */
async function readableAfterPayment(privacyMode: boolean) {
  const process = start({ privacyMode });
  await process.until(() => process.stderr().includes('Examined up to'), 'watching');
  const { hash } = network.pay({ from: 'Alice', to: shop, amount: '1', memos: [{ data: 'Invoice 42' }] });
  await process.until(() => process.stdout().includes(hash), 'the line of the payment');
  await expect.poll(() => logged().includes('end')).toBe(true);
  return { line: process.stdout(), notification: logged().join('\n') };
}

it('tells the memo in the line for people and in the notification', async () => {
  const { line, notification } = await readableAfterPayment(false);
  expect(line).toContain('+1 XRP to Shop');
  expect(line).toContain('“Invoice 42”');
  expect(notification).toContain('+1 XRP to Shop');
  expect(notification).toContain('“Invoice 42”');
});

it('in privacy mode tells the memo in neither, and no amount in the notification', async () => {
  const { line, notification } = await readableAfterPayment(true);
  expect(line).toContain('+1 XRP to Shop');
  expect(notification).toContain('Payment to Shop');
  expect(notification).not.toContain('XRP to Shop');
  expect(`${line}${notification}`).not.toMatch(/Invoice|42”/);
});

it('waits for the end of the quiet hours, but for a critical payment', async () => {
  const process = await watching({
    quietHours: { enabled: true, from: '00:00', to: '00:00' },
    criticalAboveXrp: '10',
  });
  network.pay({ from: 'Alice', to: shop, amount: '1' });
  await process.until(() => process.payments().length === 1, 'the first payment');
  network.pay({ from: 'Alice', to: shop, amount: '20' });
  await expect.poll(() => shown().length).toBe(1);
  expect(shown()[0]).toContain('+20 XRP');
});
