import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { message, type NetworkName, UserFacingError } from '../../contract/index.ts';
import type { LaunchOptions } from './launch-options.ts';

/** The simulated network, which the build puts beside the app. */
interface DemoLedger {
  readonly url: string;
  /** Address by name. */
  readonly accounts: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts the built-in simulated ledger, in this process and on loopback only. @throws Error where the build left it out. */
async function startDemoLedger(distFolder: string): Promise<DemoLedger> {
  const file = join(distFolder, 'demo-network.js');
  if (!existsSync(file)) throw new UserFacingError(message('demo.missing'));
  const module = (await import(pathToFileURL(file).href)) as { startDemoNetwork: () => Promise<DemoLedger> };
  return module.startDemoNetwork();
}

/** Where this run's servers and first accounts come from. */
interface DemoRun {
  /** Servers used instead of the configured ones; null where the configured ones are used. */
  readonly serversOf: (network: NetworkName) => readonly string[] | null;
  readonly watch: LaunchOptions['watch'];
  stop(): Promise<void>;
}

/** With --demo: the built-in ledger and its accounts. Without: what the command line names, if it names any. */
export async function startDemo(options: LaunchOptions, distFolder: string): Promise<DemoRun> {
  const given = (servers: readonly string[]) => (network: NetworkName) =>
    network === options.network && servers.length > 0 ? servers : null;
  if (!options.demo || options.servers.length > 0) {
    return { serversOf: given(options.servers), watch: options.watch, stop: async () => undefined };
  }
  const ledger = await startDemoLedger(distFolder);
  const watch = Object.entries(ledger.accounts).map(([label, address]) => ({ address, label }));
  return { serversOf: given([ledger.url]), watch, stop: () => ledger.stop() };
}
