import { XRP } from './ledger/amounts.ts';
import { createTraffic } from './random-traffic.ts';
import { type SimulatedServer, startSimulatedServer } from './server/simulated-server.ts';
import { createSimulatedNetwork, type SimulatedNetwork } from './simulated-network.ts';

export interface DemoNetworkOptions {
  readonly seed?: number | string;
  /** Milliseconds between two ledgers; default 2000. */
  readonly intervalMs?: number;
  /** Drops the connection on purpose once in this many ledgers; 0 never does. Default 24. */
  readonly dropEvery?: number;
  readonly networkId?: number;
}

export interface DemoNetwork {
  readonly network: SimulatedNetwork;
  readonly server: SimulatedServer;
  readonly url: string;
  /** The accounts to watch, by the names that are shown for them. */
  readonly accounts: { readonly Shop: string; readonly Savings: string; readonly Donations: string };
  stop(): Promise<void>;
}

/** Something arrives in every so many ledgers: every four seconds, by default. */
const ARRIVAL_EVERY = 2;

/**
 * Starts a network that shows the app. Three accounts receive XRP and two currencies, at the machine's own time: the first
 * payment in the first ledger that somebody watches, then one in every second. The connection breaks from time to time
 * between a ledger and its transactions.
 */
export async function startDemoNetwork(options: DemoNetworkOptions = {}): Promise<DemoNetwork> {
  const { seed = 1, intervalMs = 2000, dropEvery = 24, networkId = 0 } = options;
  const network = createSimulatedNetwork({ seed, networkId, startLedger: 90_000_000, clock: Date.now });
  const accounts = {
    Shop: network.addAccount('Shop', '1250'),
    Savings: network.addAccount('Savings', '48000'),
    Donations: network.addAccount('Donations', '310.75'),
  } as const;
  const usd = { currency: 'USD', issuer: network.addAccount('Bank') };
  // RLUSD in its 40-digit form.
  const rlusd = {
    currency: '524C555344000000000000000000000000000000',
    issuer: network.addAccount('Issuer'),
  };
  for (const account of Object.values(accounts)) {
    for (const asset of [usd, rlusd]) network.addHolding(account, asset);
  }
  const server = await startSimulatedServer(network, { seed });
  const random = network.random.fork('demo');
  const traffic = createTraffic(network, {
    accounts: Object.values(accounts),
    assets: [usd, rlusd],
    random,
  });
  let ledgers = 0;
  let greetedIn: number | null = null;
  const isWatched = () => [...server.connections].some((connection) => connection.accounts.size > 0);
  const stopTimer = network.run(intervalMs, () => {
    ledgers += 1;
    // The first payment comes as soon as somebody watches: nobody has to wait for it, and a slow start does not miss it.
    if (greetedIn === null && isWatched()) {
      greetedIn = ledgers;
      network.pay({ from: 'Alice', to: accounts.Shop, amount: '25', asset: XRP });
    } else if ((ledgers - (greetedIn ?? 0)) % ARRIVAL_EVERY === 0) traffic.arrive();
    else if (random.chance(0.15)) traffic.disturb();
    if (dropEvery > 0 && ledgers % dropEvery === 0) server.faults.dropAfterLedgerClosed = 1;
  });
  return {
    network,
    server,
    url: server.url,
    accounts,
    async stop() {
      stopTimer();
      await server.stop();
    },
  };
}
