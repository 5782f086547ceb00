import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';
import type { Faults } from '../../electron/simulator/server/faults.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

const IN_A_HURRY = fileURLToPath(new URL('short-waits.ts', import.meta.url));
const LEDGER_MS = 100;

/** A network with a liar among its servers, and headless that watches Shop and Till on all of them. */
export interface World {
  readonly network: SimulatedNetwork;
  readonly servers: SimulatedServer[];
  /** The data folder. */
  readonly folder: string;
  readonly watcher: HeadlessProcess;
  /** From now on this happens before each ledger closes. */
  inEveryLedger(happens: () => void): void;
  /** Adds an honest server at the end. */
  addServer(): Promise<void>;
  /** Another run on the same folder and all servers. */
  watchAgain(): Promise<HeadlessProcess>;
}

/**
 * Begins to watch on servers with these faults, in this order; null is an honest one. All ends with the test. `before`:
 * what happened on the network before that.
 */
export async function watching(
  { onTestFinished }: TestContext,
  all: readonly (Partial<Faults> | null)[],
  options: readonly string[] = [],
  before: (network: SimulatedNetwork) => void = () => {},
): Promise<World> {
  const network = createSimulatedNetwork({ seed: 12 });
  const [shop, till] = [network.addAccount('Shop'), network.addAccount('Till')];
  network.addAccount('Alice');
  before(network);
  const folder = mkdtempSync(join(tmpdir(), 'chime-liars-'));
  const servers = await Promise.all(all.map(() => startSimulatedServer(network)));
  for (const [n, faults] of all.entries())
    Object.assign(servers[n]?.faults ?? {}, { favoured: till }, faults);
  let happens = () => {};
  const stopClosing = network.run(LEDGER_MS, () => happens());
  const runs: HeadlessProcess[] = [];
  const watchAgain = async () => {
    const watcher = startHeadless(
      [
        ...['--data-dir', folder, '--no-notify', '--json', '--watch', shop, '--watch', till, ...options],
        ...servers.flatMap(({ url }) => ['--server', url]),
      ],
      { program: IN_A_HURRY },
    );
    runs.push(watcher);
    await watcher.until(() => watcher.lines.some(({ type }) => type === 'coverage'), 'watching');
    return watcher;
  };
  onTestFinished(async () => {
    stopClosing();
    for (const watcher of runs) watcher.signal('SIGKILL');
    await Promise.all(runs.map(({ exit }) => exit));
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    ...{ network, servers, folder, watchAgain },
    watcher: await watchAgain(),
    inEveryLedger(next) {
      happens = next;
    },
    async addServer() {
      servers.push(await startSimulatedServer(network));
    },
  };
}
