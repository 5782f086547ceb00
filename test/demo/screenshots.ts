/**
 * `npm run screenshots`: the pictures in docs/screenshots/, taken of the built app on the desktop bench, so that
 * they show what there is. A few days of payments come from the simulated ledger.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBench, until } from '../desktop-bench/launch.ts';
import { createSimulatedNetwork, type SimulatedNetwork, startSimulatedServer } from '../simulator/index.ts';
import { runInTerminal } from './terminal.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const HOUR_MS = 3_600_000;
const SIZE = { width: 420, height: 640 };
const ACCOUNTS = ['Shop', 'Savings', 'Donations'] as const;

/** What arrived, by hours before now. */
const HISTORY: readonly (readonly [
  hoursAgo: number,
  to: string,
  amount: string,
  code: string,
  tag: number | null,
  memo: string | null,
])[] = [
  [51, 'Savings', '2500', 'XRP', null, 'Rent for March'],
  [49, 'Shop', '42.5', 'RLUSD', 20417, 'Invoice 20417'],
  [47.5, 'Donations', '5', 'XRP', null, 'Thank you!'],
  [30, 'Shop', '118.75', 'XRP', 20418, null],
  [28, 'Shop', '9.99', 'RLUSD', 20419, 'Order #5177'],
  [26, 'Donations', '20', 'USD', null, null],
  [25, 'Savings', '0.000001', 'XRP', null, null],
  [6, 'Shop', '64', 'RLUSD', 20421, 'Invoice 20421'],
  [4.5, 'Donations', '12.5', 'XRP', null, 'Coffee ☕'],
  [2, 'Shop', '310.2', 'XRP', 20422, null],
  [1.2, 'Savings', '750', 'RLUSD', null, 'Refund of deposit'],
];

interface Harness {
  readonly network: SimulatedNetwork;
  readonly assets: ReadonlyMap<string, Parameters<SimulatedNetwork['addHolding']>[1]>;
  /** From here on, ledgers close at the machine's own time. */
  readonly goLive: () => void;
}

function buildHistory(): Harness {
  const now = Date.now();
  let time = now - 52 * HOUR_MS;
  let isLive = false;
  const network = createSimulatedNetwork({
    seed: 'screenshots',
    networkId: 0,
    startLedger: 90_000_000,
    clock: () => (isLive ? Date.now() : time),
  });
  const assets = new Map<string, Parameters<SimulatedNetwork['addHolding']>[1]>([
    ['XRP', { currency: 'XRP' }],
    ['USD', { currency: 'USD', issuer: network.addAccount('Bank') }],
    ['RLUSD', { currency: '524C555344000000000000000000000000000000', issuer: network.addAccount('Issuer') }],
  ]);
  for (const name of ACCOUNTS) {
    const address = network.addAccount(name);
    for (const code of ['USD', 'RLUSD']) network.addHolding(address, assets.get(code) ?? { currency: 'XRP' });
  }
  for (const [index, [hoursAgo, to, amount, code, tag, memo]] of HISTORY.entries()) {
    time = now - hoursAgo * HOUR_MS;
    network.pay({
      from: ['Alice', 'Bob', 'Carol'][index % 3] ?? 'Alice',
      to: network.address(to),
      amount,
      asset: assets.get(code) ?? { currency: 'XRP' },
      ...(tag === null ? {} : { destinationTag: tag }),
      ...(memo === null ? {} : { memos: [{ data: memo }] }),
    });
    network.close();
  }
  return {
    network,
    assets,
    goLive() {
      isLive = true;
      network.closeMany(3);
    },
  };
}

/** The history gets into the data folder as it would in life: by the monitor, from the ledger. */
async function recordHistory(network: SimulatedNetwork, url: string, dataDir: string): Promise<void> {
  const labels = new Map(ACCOUNTS.map((name) => [network.address(name), name]));
  const monitor = runInTerminal(
    {
      url,
      firstLedger: network.firstLedger,
      labels,
      lastLedger: () => network.lastLedger,
      drops: () => [],
      connections: () => 1,
      isWatched: () => true,
      truth: () => [],
      stop: async () => undefined,
    },
    { dataDir, isSilent: true, print: () => undefined },
  );
  await until(() => monitor.shown().length === HISTORY.length, 'the history');
  await monitor.stop();
}

async function takePictures(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await session.send('Emulation.setDeviceMetricsOverride', {
      ...SIZE,
      deviceScaleFactor: 2,
      mobile: false,
    });
    for (const view of ['Payments', 'Accounts', 'Health', 'Preferences']) {
      await page.getByRole('tab', { name: view }).click();
      await page.waitForTimeout(500);
      // Not page.screenshot(), which would go back to one device pixel per pixel.
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      writeFileSync(join(folder, `${view.toLowerCase()}-${scheme}.png`), Buffer.from(data, 'base64'));
    }
  }
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'chime-screenshots-'));
  const { network, goLive } = buildHistory();
  const server = await startSimulatedServer(network);
  goLive();
  const stopTimer = network.run(1000);
  try {
    await recordHistory(network, server.url, dataDir);
    const watch = ACCOUNTS.map((name) => `--watch=${network.address(name)}=${name}`);
    const app = await launchBench({ dataDir, servers: [server.url], args: watch });
    try {
      await until(
        async () => (await app.tray.view()).menu.some(({ label }) => label.startsWith('Live on')),
        () => `the live state\n${app.output()}`,
      );
      network.pay({ from: 'Alice', to: network.address('Shop'), amount: '25', destinationTag: 20424 });
      await until(() => app.notifications.shown().length > 0, 'a notification');
      await takePictures(await app.page());
    } finally {
      await app.close();
    }
  } finally {
    stopTimer();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`pictures taken: ${folder}`);
}

await main();
process.exit();
