import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach } from 'vitest';
import { XRP } from '../../../electron/payments/amounts/asset.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import type { SimulatedTransaction } from '../../../electron/simulator/ledger/simulated-transaction.ts';
import { type Claim, Prover } from '../../../electron/verify/proof/prover.ts';
import { readList, signedListsOf } from '../../../electron/verify/validators/validator-list.ts';
import type { ConnectionOptions } from '../../../electron/xrpl/options.ts';
import { createSimulatedNetwork, type ServerOptions, startSimulatedServer } from '../../simulator/index.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';
import { QUICK } from '../../xrpl/support/fault-harness.ts';
import { observe, until } from '../../xrpl/support/observed.ts';
import { councilOf } from '../simulated/simulated-evidence.ts';

/** How far the prover's clock goes in a turn of the event loop; its answers take a few turns. */
const STEP_MS = 50;
const IMPATIENT_STEP_MS = 20_000;

type World = Awaited<ReturnType<typeof startWorld>>;
const worlds = new Map<string, Promise<World>>();
const afterThisTest: (() => void)[] = [];

afterEach(() => {
  for (const end of afterThisTest.splice(0).reverse()) end();
});
afterAll(async () => {
  for (const world of worlds.values()) await (await world).stop();
  worlds.clear();
});

/** A network with validators, two servers of it, and a client on the first. Its ledgers close when a test closes them. */
async function startWorld(options: ServerOptions, seed: string, limits: Partial<ConnectionOptions>) {
  const network = createSimulatedNetwork({ seed, validators: 5 });
  const shop = network.addAccount('Shop');
  const server = await startSimulatedServer(network, options);
  const other = await startSimulatedServer(network);
  const observed = observe({ servers: [server.url, other.url], options: { ...QUICK, ...limits } });
  const { client } = observed;
  client.setAccounts([shop]);
  client.start();
  await until('subscribed', () => observed.ofType('subscribed').length > 0);
  network.close();
  await until('connected', () => client.isConnected);
  let heard = 0;
  let newest = 0;
  client.onEvent((event) => {
    if (event.type === 'ledger') newest = event.ledgerIndex;
  });
  // Validators' streams stay subscribed from test to test.
  client.hearValidators(() => {
    heard += 1;
  });
  await until('validators are heard', () => {
    if (heard === 0) network.close();
    return heard > 0;
  });
  /** Closes ledgers, and waits until the client has heard everything of them. */
  const close = async (count: number) => {
    network.closeMany(count);
    await until(`ledger ${network.lastLedger}`, () => newest === network.lastLedger);
    // The last signatures come right behind it.
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  };
  return {
    close,
    ...{ network, server, other, client, shop },
    async stop() {
      await client.stop();
      await server.stop();
      await other.stop();
    },
  };
}

/**
 * A prover on a network with validators. Worlds are kept for the tests of a file and put right after each one: `seed`
 * names one of its own, for tests after which it is another.
 */
export async function proving(
  options: ServerOptions = {},
  seed = 'prover',
  limits: Partial<ConnectionOptions> = {},
) {
  const key = `${seed} ${JSON.stringify(options)}`;
  const starting = worlds.get(key) ?? startWorld(options, seed, limits);
  worlds.set(key, starting);
  const { network, server, other, client, shop, close } = await starting;
  const council = councilOf(network);
  const published = council.list();
  const forged: { readonly server: string; readonly code: string }[] = [];
  const withdrawn: Buffer[] = [];
  const clock = new FakeClock();
  let stepMs = STEP_MS;
  const ticking = setInterval(() => clock.advance(stepMs), 1);
  const prover = new Prover({
    ...{ client, readCredits, clock },
    list: async () => {
      const [signed] = signedListsOf(published);
      if (signed === undefined) throw new Error('no list');
      return readList(signed, new Set([council.publisher.key]));
    },
    withdrawals: { all: () => withdrawn, add: (manifest) => void withdrawn.push(manifest) },
    pause: () => setImmediate(),
    forged: (name, { code }) => forged.push({ server: name, code }),
  });
  afterThisTest.push(() => {
    clearInterval(ticking);
    for (const one of [server, other]) {
      one.faults.proofLie = null;
      one.faults.deafToRequests = false;
    }
    council.silent.clear();
    council.partial.clear();
  });
  const counted = { ...server.requestCounts };
  return {
    ...{ network, server, other, council, shop, client, prover, forged, withdrawn, close },
    /** Requests to the first server since then. */
    asked: (command: string) => (server.requestCounts[command] ?? 0) - (counted[command] ?? 0),
    /** A payment to the shop in a validated ledger, among others. */
    pay: async (amount: string): Promise<SimulatedTransaction> => {
      // What the prover hears begins at a ledger that it knows of.
      await close(1);
      const paid = network.pay({ from: 'Alice', to: shop, amount });
      network.pay({ from: 'Bob', to: 'Carol', amount: '3' });
      await close(1);
      return paid;
    },
    /** The prover's time runs. */
    impatience: () => {
      stepMs = IMPATIENT_STEP_MS;
    },
  };
}

/** What was recorded of a payment of XRP. */
export function claimOf(account: string, transaction: SimulatedTransaction, amount: string): Claim {
  const { hash, ledgerIndex } = transaction;
  return { account, hash, ledgerIndex, amounts: [{ asset: XRP, amount }] };
}
