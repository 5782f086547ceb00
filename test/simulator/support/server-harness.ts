import { expect } from 'vitest';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import {
  createSimulatedNetwork,
  RawClient,
  type ServerOptions,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../index.ts';

/** Torn down by closeHarnesses, in reverse order. */
const open: (() => Promise<unknown> | unknown)[] = [];

/** Ends every server and client of this file's harnesses: call it in afterEach. */
export async function closeHarnesses(): Promise<void> {
  for (const close of open.splice(0).reverse()) await close();
}

/** One network, one server, one account that is paid. */
export interface ServerHarness {
  readonly network: SimulatedNetwork;
  readonly server: SimulatedServer;
  readonly shop: string;
  /** Pays the shop once and closes the ledger. */
  payAndClose(): string;
  client(): Promise<RawClient>;
  /** A client subscribed to the shop and the ledgers. */
  subscriber(): Promise<RawClient>;
}

export async function harness(options: ServerOptions = {}): Promise<ServerHarness> {
  const network = createSimulatedNetwork({ seed: 'faults' });
  const shop = network.addAccount('Shop');
  const server = await startSimulatedServer(network, options);
  open.push(() => server.stop());
  const client = async (): Promise<RawClient> => {
    const raw = await RawClient.connect(server.url);
    open.push(() => raw.terminate());
    return raw;
  };
  return {
    network,
    server,
    shop,
    payAndClose() {
      const { hash } = network.pay({ from: 'Alice', to: shop, amount: '1' });
      network.close();
      return hash;
    },
    client,
    async subscriber() {
      const raw = await client();
      const answer = await raw.request({
        command: 'subscribe',
        api_version: 2,
        accounts: [shop],
        streams: ['ledger'],
      });
      expect(answer.status).toBe('success');
      return raw;
    },
  };
}

/** "ledgerClosed 1001" or "transaction <hash>". */
export function summary(frame: JsonObject): string {
  return frame.type === 'ledgerClosed' ? `ledgerClosed ${frame.ledger_index}` : `transaction ${frame.hash}`;
}

/** The next frames in short. */
export async function summaries(client: RawClient, count: number): Promise<string[]> {
  const list: string[] = [];
  for (let i = 0; i < count; i++) list.push(summary(await client.nextJson()));
  return list;
}
