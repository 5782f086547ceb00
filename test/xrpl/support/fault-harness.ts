import { afterEach } from 'vitest';
import {
  createSimulatedNetwork,
  type ServerOptions,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import { type Observed, observe, until } from './observed.ts';

/** The stated waits, shortened; the limits leave a machine that has other things to do all the time it needs. */
export const QUICK = {
  connectTimeoutMs: 30_000,
  handshakeTimeoutMs: 30_000,
  heartbeatIntervalMs: 10_000,
  heartbeatTimeoutMs: 30_000,
  staleAfterMs: 60_000,
  backoffBaseMs: 50,
  backoffCapMs: 400,
  closeTimeoutMs: 200,
};

/** For tests that wait for a limit: as short as can be without a machine's pause being taken for a server's. */
export const IMPATIENT = {
  ...QUICK,
  connectTimeoutMs: 2000,
  handshakeTimeoutMs: 2000,
  heartbeatIntervalMs: 500,
  heartbeatTimeoutMs: 2500,
};

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Runs after the test, the last one registered first. */
export function afterwards(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

type ClientSettings = Omit<Parameters<typeof observe>[0], 'servers'>;

/** A started client with quick thresholds on real sockets, stopped after the test. */
export function connectTo(
  servers: readonly string[],
  settings: ClientSettings = {},
  accounts: readonly string[] = [],
): Observed {
  const observed = observe({ servers, options: QUICK, ...settings });
  afterwards(() => observed.client.stop());
  observed.client.setAccounts(accounts);
  observed.client.start();
  return observed;
}

/** A simulated server in this process, whose ledgers close every 200 ms. */
export async function simulated(
  options: ServerOptions = {},
  network: SimulatedNetwork = createSimulatedNetwork({ seed: 5, clock: Date.now }),
): Promise<{ readonly network: SimulatedNetwork; readonly server: SimulatedServer }> {
  const server = await startSimulatedServer(network, options);
  const stop = network.run(200);
  afterwards(async () => {
    stop();
    await server.stop();
  });
  return { network, server };
}

export const connected = (observed: Observed) => until('connected', () => observed.client.isConnected);

export const reported = (observed: Observed, code: string) =>
  until(`reported: ${code}`, () => observed.ofType('status').some(({ status }) => status.code === code));
