/**
 * `npm run screenshots`: the pictures in docs/screenshots/, taken of the built app on the desktop bench, so that
 * they show what there is. A few days of payments come from the simulated ledger.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { DesktopApp } from '../desktop-bench/desktop-app.ts';
import { launchBench, until } from '../desktop-bench/launch.ts';
import { missingPackages } from '../desktop-bench/requirements.ts';
import type { SessionLook } from '../desktop-bench/session.ts';
import { createSimulatedNetwork, type SimulatedNetwork, startSimulatedServer } from '../simulator/index.ts';
import { cropToContent, readScreen } from './pictures/screen.ts';
import { type Pixels, smallPng } from './pictures/small-png.ts';
import { type Scheme, trayPage } from './pictures/tray-picture.ts';
import { runInTerminal } from './terminal.ts';

const projectDir = join(import.meta.dirname, '..', '..');
const folder = join(projectDir, 'docs', 'screenshots');
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
      isWatched: () => true,
      truth: () => [],
      stop: async () => undefined,
    },
    { dataDir, isSilent: true, print: () => undefined },
  );
  await until(() => monitor.shown().length === HISTORY.length, 'the history');
  await monitor.stop();
}

function save(name: string, scheme: Scheme, pixels: Pixels): void {
  writeFileSync(join(folder, `${name}-${scheme}.png`), smallPng(pixels));
}

async function photograph(
  page: Page,
  name: string,
  scheme: Scheme,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 2, mobile: false });
  // The page draws itself anew at that scale.
  await page.waitForTimeout(500);
  // Not page.screenshot(), which would go back to one device pixel per pixel.
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  save(name, scheme, PNG.sync.read(Buffer.from(data, 'base64')));
  await session.detach();
}

/** The views of the window. */
async function photographWindow(app: DesktopApp, scheme: Scheme): Promise<void> {
  const page = await app.page();
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  for (const view of ['Payments', 'Accounts', 'Health', 'Preferences']) {
    await page.getByRole('tab', { name: view }).click();
    await photograph(page, view.toLowerCase(), scheme, SIZE);
  }
}

/** Forwarding in Preferences, with a server that takes everything and a phone's that is down. */
async function photographForwarding(app: DesktopApp, scheme: Scheme): Promise<void> {
  const server = createServer((_request, response) => response.writeHead(204).end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const page = await app.page();
  const section = page.getByRole('region', { name: 'Forwarding' });
  const add = async (purpose: RegExp, fields: Readonly<Record<string, string>>) => {
    await section.getByRole('button', { name: 'Add receiver' }).click();
    await page.getByRole('button', { name: purpose }).click();
    for (const [label, text] of Object.entries(fields))
      await page.getByRole('textbox', { name: label, exact: true }).fill(text);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Send a test' }).first().click();
  };
  await add(/^Your own server/u, {
    'Web address': `http://localhost:${port}/hooks/chime`,
    Name: 'Shop server',
  });
  await page
    .locator('.sink-head')
    .getByText(/^Delivered/u)
    .waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await add(/^Your phone/u, { Topic: 'chime-7fq2m9', 'ntfy server': 'http://localhost:9', Name: 'My phone' });
  await page
    .locator('.sink-head')
    .getByText(/^Failing/u)
    .waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await page.locator('.message').getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('navigation').getByRole('button', { name: 'Forwarding' }).click();
  await page.mouse.move(0, 0);
  await photograph(page, 'forwarding', scheme, SIZE);
  server.close();
}

/** The notification on the screen, as dunst draws it. */
async function photographNotification(screen: string, scheme: Scheme): Promise<void> {
  const shown = await until(
    () => cropToContent(readScreen(join(screen, 'Xvfb_screen0'))),
    'a notification on the screen',
  );
  save('notification', scheme, shown);
}

/** The tray icon and what its menu holds. */
async function photographTray(app: DesktopApp, scheme: Scheme): Promise<void> {
  const tray = await app.tray.view();
  // The stand-in's panel is a light one.
  const icon = basename(tray.image).replace(/(dark|light)\.png$/, `${scheme}@2x.png`);
  const page = await (await app.page()).context().newPage();
  await page.setContent(trayPage(tray, join(projectDir, 'dist', 'icons', icon), scheme));
  // As wide as its longest line.
  const size = await page.evaluate<{ width: number; height: number }>(
    '(({ width, height }) => ({ width: Math.ceil(width), height: Math.ceil(height) }))(document.body.getBoundingClientRect())',
  );
  await photograph(page, 'tray', scheme, size);
  await page.close();
}

const look = (scheme: Scheme, screenFolder: string): SessionLook => ({
  screenFolder,
  dunst: {
    global: [
      'font = Sans 11',
      'scale = 2',
      'width = 340',
      'origin = top-left',
      'offset = 0x0',
      'frame_width = 1',
      'padding = 12',
      'horizontal_padding = 14',
      'icon_position = left',
      'max_icon_size = 40',
      'format = "<b>%s</b>\\n%b"',
      'alignment = left',
      'show_indicators = no',
    ],
    rule: [
      `new_icon = ${join(projectDir, 'dist', 'icons', 'app.png')}`,
      ...(scheme === 'light'
        ? ['background = "#ffffff"', 'foreground = "#18181b"', 'frame_color = "#d4d4d8"']
        : ['background = "#27272a"', 'foreground = "#f4f4f5"', 'frame_color = "#3f3f46"']),
    ],
  },
});

async function takePictures(scheme: Scheme): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chime-screenshots-'));
  const screen = mkdtempSync(join(tmpdir(), 'chime-screen-'));
  const { network, goLive } = buildHistory();
  const server = await startSimulatedServer(network);
  goLive();
  const stopTimer = network.run(1000);
  try {
    await recordHistory(network, server.url, dataDir);
    const watch = ACCOUNTS.map((name) => `--watch=${network.address(name)}=${name}`);
    const app = await launchBench(
      { dataDir, servers: [server.url], args: watch },
      { look: look(scheme, screen) },
    );
    try {
      await until(
        async () => (await app.tray.view()).menu.some(({ label }) => label.startsWith('Live on')),
        () => `the live state\n${app.output()}`,
      );
      await app.notifications.dismissAll();
      network.pay({ from: 'Alice', to: network.address('Shop'), amount: '25', destinationTag: 20424 });
      await until(
        () => app.notifications.shown().some(({ summary }) => summary.startsWith('+25')),
        'a notification',
      );
      await photographWindow(app, scheme);
      await photographForwarding(app, scheme);
      await photographNotification(screen, scheme);
      await photographTray(app, scheme);
    } finally {
      await app.close();
    }
  } finally {
    stopTimer();
    await server.stop();
    for (const path of [dataDir, screen]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

const missing = missingPackages();
if (missing.length > 0) {
  process.stderr.write(`The pictures need: apt-get install ${missing.join(' ')}\n`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
for (const scheme of ['light', 'dark'] as const) await takePictures(scheme);
console.log(`pictures taken: ${folder}`);
process.exit();
