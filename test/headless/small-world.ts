import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

/** Time between two ledgers: a subscription proves itself by them. */
const LEDGER_MS = 200;

/** Alice, who pays, and Shop, which headless watches, on one server. */
export interface SmallWorld {
  readonly network: SimulatedNetwork;
  readonly server: SimulatedServer;
  /** Address of the account that is watched. */
  readonly shop: string;
  /** The data folder. */
  readonly folder: string;
  pay(amount: string): void;
  /** Starts headless on the folder, with these options besides. */
  start(options: readonly string[], env?: Readonly<Record<string, string>>): HeadlessProcess;
}

/** Ledgers close by themselves, as on a real network. All ends with the test. */
export async function smallWorld({ onTestFinished }: TestContext): Promise<SmallWorld> {
  const network = createSimulatedNetwork({ seed: 5 });
  const shop = network.addAccount('Shop');
  network.addAccount('Alice');
  const server = await startSimulatedServer(network);
  const folder = mkdtempSync(join(tmpdir(), 'chime-headless-'));
  const stopClosing = network.run(LEDGER_MS);
  const runs: HeadlessProcess[] = [];
  onTestFinished(async () => {
    stopClosing();
    for (const run of runs) run.signal('SIGKILL');
    await Promise.all(runs.map(({ exit }) => exit));
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ network, server, shop, folder },
    pay(amount) {
      network.pay({ from: 'Alice', to: shop, amount });
    },
    start(options, env = {}) {
      const watched = ['--data-dir', folder, '--no-notify', '--watch', shop, '--server', server.url];
      const run = startHeadless([...watched, ...options], { env });
      runs.push(run);
      return run;
    },
  };
}
