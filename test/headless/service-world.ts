import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { Receiver } from '../alerts/forwarding/receiver.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

const LEDGER_MS = 200;

/** Of a webhook. */
export const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** Headless with a configuration file, against a simulated server and a receiver of webhooks. */
export interface ServiceWorld {
  readonly network: SimulatedNetwork;
  readonly server: SimulatedServer;
  readonly receiver: Receiver;
  /** Addresses of the accounts that the configuration watches. */
  readonly shops: readonly string[];
  /** Holds the configuration, and the data folder "data". */
  readonly folder: string;
  /** Path of the configuration file. */
  readonly file: string;
  /** Writes the configuration: what every one has, and this besides. A text is written as it is. */
  configure(more: Readonly<Record<string, unknown>> | string): void;
  /** A webhook of the configuration that leads to the receiver. */
  webhook(more?: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  pay(amount: string, shop?: number): void;
  start(options?: readonly string[], env?: Readonly<Record<string, string>>): HeadlessProcess;
  /** Starts, and waits until it watches. */
  watching(options?: readonly string[], env?: Readonly<Record<string, string>>): Promise<HeadlessProcess>;
  /** Events that the receiver got, as objects. */
  events(): readonly Readonly<Record<string, unknown>>[];
}

/** Ledgers close by themselves. All ends with the test. */
export async function serviceWorld({ onTestFinished }: TestContext): Promise<ServiceWorld> {
  const network = createSimulatedNetwork({ seed: 5 });
  const shops = ['Shop', 'Kiosk', 'Till'].map((name) => network.addAccount(name));
  network.addAccount('Alice');
  const server = await startSimulatedServer(network);
  const receiver = new Receiver();
  await receiver.listen();
  const folder = mkdtempSync(join(tmpdir(), 'chime-service-'));
  const file = join(folder, 'chime.json');
  const stopClosing = network.run(LEDGER_MS);
  const runs: HeadlessProcess[] = [];
  onTestFinished(async () => {
    stopClosing();
    for (const run of runs) run.signal('SIGKILL');
    await Promise.all(runs.map(({ exit }) => exit));
    await server.stop();
    await receiver.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function start(options: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const run = startHeadless(['--config', file, ...options], { env });
    runs.push(run);
    return run;
  }

  return {
    ...{ network, server, receiver, shops, folder, file, start },
    configure(more) {
      const accounts = shops.slice(0, 1).map((address) => ({ address, label: 'Shop' }));
      const config = { servers: [server.url], accounts, dataFolder: 'data', output: 'json' };
      writeFileSync(file, typeof more === 'string' ? more : JSON.stringify({ ...config, ...more }));
    },
    webhook: (more = {}) => ({
      id: 'hook',
      target: { type: 'webhook', url: receiver.url, secrets: [SECRET] },
      ...more,
    }),
    pay(amount, shop = 0) {
      network.pay({ from: 'Alice', to: shops[shop] ?? '', amount });
    },
    async watching(options, env) {
      const run = start(options, env);
      await run.until(() => run.lines.some(({ type }) => type === 'coverage'), 'watching');
      return run;
    },
    events: () => receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>),
  };
}

/** A port that is free just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
