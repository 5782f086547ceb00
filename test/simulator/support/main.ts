/**
 * The simulated ledger as a program: starts a network with servers, prints their URLs as one JSON line, and takes
 * one JSON call per line on stdin. It ends when stdin does. See remote-protocol.ts and README.md.
 */
import { createInterface } from 'node:readline';
import {
  type SimulatedServer,
  startSimulatedServer,
} from '../../../electron/simulator/server/simulated-server.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
} from '../../../electron/simulator/simulated-network.ts';
import type { RemoteCall, RemoteConfig, RemoteReady, RemoteReply } from './remote-protocol.ts';

const config = JSON.parse(process.argv[2] ?? '{}') as RemoteConfig;
const { clock, ...networkOptions } = config.network ?? {};
const network = createSimulatedNetwork({
  ...networkOptions,
  ...(clock === 'wall' ? { clock: Date.now } : {}),
});
const servers: SimulatedServer[] = [];
for (const options of config.servers ?? [{}]) servers.push(await startSimulatedServer(network, options));
if (config.intervalMs !== undefined) network.run(config.intervalMs);

const ready: RemoteReady = {
  ready: true,
  pid: process.pid,
  servers: servers.map(({ url, port }) => ({ url, port })),
};
print(ready);
// readline gives the next line only when this one is done: calls are carried out in their order.
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') print(await carryOut(JSON.parse(line) as RemoteCall));
}
process.exit(0);

async function carryOut({ id, server, method, args }: RemoteCall): Promise<RemoteReply> {
  try {
    const target = server === undefined ? network : servers[server];
    if (target === undefined) throw new Error(`no server ${server}`);
    const result = server === undefined ? callNetwork(method, args) : await callServer(target, method, args);
    return { id, ok: true, result: plain(await result) };
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function callNetwork(method: string, args: readonly unknown[]): unknown {
  const found = network[method as keyof SimulatedNetwork] as unknown;
  if (typeof found !== 'function') throw new Error(`the network has no ${method}`);
  return found(...args);
}

async function callServer(target: unknown, method: string, args: readonly unknown[]): Promise<unknown> {
  const server = target as SimulatedServer;
  if (method === 'setFaults') return void Object.assign(server.faults, args[0]);
  if (method === 'resetFaults') return server.faults.reset();
  if (method === 'stats') {
    return {
      connections: server.connections.size,
      connectionCount: server.connectionCount,
      handshakeCount: server.handshakeCount,
      requestCounts: server.requestCounts,
      subscribed: [...server.connections].map(({ accounts, streams }) => ({
        accounts: [...accounts],
        streams: [...streams],
      })),
    };
  }
  const found = server[method as keyof SimulatedServer] as unknown;
  if (typeof found !== 'function') throw new Error(`a server has no ${method}`);
  return await found.apply(server, args);
}

/** Transactions and ledgers cross as what identifies them. */
function plain(result: unknown): unknown {
  if (result === undefined) return null;
  if (result === null || typeof result !== 'object') return result;
  if ('transactionIndex' in result && 'accounts' in result) {
    const { hash, ledgerIndex, transactionIndex } = result as unknown as Record<string, unknown>;
    return { hash, ledgerIndex, transactionIndex };
  }
  if ('closeTime' in result && 'index' in result) {
    const { index, hash, closeTime } = result as unknown as Record<string, unknown>;
    return { index, hash, closeTime };
  }
  return result;
}

function print(line: RemoteReady | RemoteReply): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
