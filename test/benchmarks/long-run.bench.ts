/**
 * `npm run bench:long-run`: what the app costs while nothing happens (20 accounts, one ledger every 3.5 s: headless and
 * the desktop's main process), and whether it stays small and its window calm under 1,000 payments a second. Linux.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtHeadless } from '../../build/headless-file.mjs';
import type { DesktopApp } from '../desktop-bench/desktop-app.ts';
import { launchBench } from '../desktop-bench/launch.ts';
import { until } from '../desktop-bench/until.ts';
import { createSimulatedNetwork, type SimulatedNetwork, startSimulatedServer } from '../simulator/index.ts';

const IDLE_S = Number(process.env.IDLE_S ?? 60);
const PAYMENTS = Number(process.env.PAYMENTS ?? 100_000);
const RATE = 1000;
const LEDGER_MS = 3500;
const ACCOUNT_COUNT = 20;

interface Usage {
  /** Processor time since its start, in seconds. */
  readonly cpu: number;
  readonly rssMb: number;
}

/** What the kernel says of a process. */
function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it, in 1/100 s.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, rssMb: Number(kilobytes) / 1024 };
}

async function idle(what: string, pid: number): Promise<void> {
  // The start is over when the first ledgers have come.
  await sleep(3 * LEDGER_MS);
  const before = usageOf(pid);
  await sleep(IDLE_S * 1000);
  const after = usageOf(pid);
  const share = ((after.cpu - before.cpu) / IDLE_S) * 100;
  console.log(
    `${what}, idle for ${IDLE_S} s: ${share.toFixed(2)} % of one processor, ${before.rssMb.toFixed(0)} → ${after.rssMb.toFixed(0)} MB`,
  );
}

function makeNetwork(): { readonly network: SimulatedNetwork; readonly accounts: readonly string[] } {
  const network = createSimulatedNetwork({ seed: 3, networkId: 0, startLedger: 1000, clock: Date.now });
  network.addAccount('Alice');
  const accounts = Array.from({ length: ACCOUNT_COUNT }, (_unused, index) =>
    network.addAccount(`Shop ${index}`),
  );
  return { network, accounts };
}

async function headless(url: string, accounts: readonly string[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chime-idle-'));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      builtHeadless(),
      ...accounts.map((address) => `--watch=${address}`),
      `--server=${url}`,
      `--data-dir=${dataDir}`,
      '--json',
      '--no-notify',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    await idle('headless', child.pid ?? 0);
  } finally {
    child.kill('SIGINT');
    await once(child, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Megabytes in use after everything that can go has gone. */
function heapOf(app: DesktopApp): Promise<number> {
  return app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
    return process.memoryUsage().heapUsed / 1024 / 1024;
  });
}

async function flood(app: DesktopApp, network: SimulatedNetwork, shop: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const sent: number[] = [];
    Object.assign(globalThis, { sentByMain: sent });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    const send = contents.send.bind(contents);
    contents.send = (channel, ...values) => {
      sent.push(performance.now());
      send(channel, ...values);
    };
  });
  const pid = await app.evaluate(() => process.pid);
  const page = await app.page();
  const unread = async () =>
    ((await page.evaluate("window.chime.invoke('app:snapshot', null)")) as { readonly unread: number })
      .unread;
  const began = performance.now();
  const beforeCpu = usageOf(pid).cpu;
  for (let paid = 0; paid < PAYMENTS; ) {
    const tick = performance.now();
    for (let one = 0; one < RATE && paid < PAYMENTS; one++, paid++)
      network.pay({ from: 'Alice', to: shop, amount: '0.000001' });
    network.close();
    if (paid % (PAYMENTS / 5) === 0) {
      await until(async () => (await unread()) === paid, `${paid} payments in the window`, 600_000);
      const seconds = (performance.now() - began) / 1000;
      const heap = await heapOf(app);
      console.log(
        `${paid} payments after ${seconds.toFixed(0)} s: heap ${heap.toFixed(1)} MB, resident ${usageOf(pid).rssMb.toFixed(0)} MB`,
      );
    }
    await sleep(Math.max(0, 1000 - (performance.now() - tick)));
  }
  const cpu = usageOf(pid).cpu - beforeCpu;
  const sent = await app.evaluate(
    () => (globalThis as unknown as { sentByMain: readonly number[] }).sentByMain,
  );
  const busiest = Math.max(
    ...sent.map((at) => sent.filter((other) => other >= at && other < at + 1000).length),
  );
  const perPayment = (cpu / PAYMENTS) * 1000;
  console.log(
    `${sent.length} messages to the window, ${busiest} in the busiest second; ${perPayment.toFixed(2)} ms of processor time a payment`,
  );
}

async function main(): Promise<void> {
  const { network, accounts } = makeNetwork();
  const server = await startSimulatedServer(network);
  let stop = network.run(LEDGER_MS, () => undefined);
  try {
    if (IDLE_S > 0) await headless(server.url, accounts);
    const app = await launchBench({
      servers: [server.url],
      args: [...accounts.map((address, index) => `--watch=${address}=Shop ${index}`)],
    });
    try {
      if (IDLE_S > 0) await idle('desktop, main process', await app.evaluate(() => process.pid));
      stop();
      stop = () => undefined;
      if (PAYMENTS > 0) await flood(app, network, accounts[0] ?? '');
    } finally {
      await app.close();
    }
  } finally {
    stop();
    await server.stop();
  }
}

await main();
