import { setImmediate } from 'node:timers/promises';
import { XRP } from '../../../electron/payments/amounts/asset.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import type { SimulatedTransaction } from '../../../electron/simulator/ledger/simulated-transaction.ts';
import { type Claim, Prover } from '../../../electron/verify/proof/prover.ts';
import { readList, signedListsOf } from '../../../electron/verify/validators/validator-list.ts';
import { createSimulatedNetwork, type ServerOptions, startSimulatedServer } from '../../simulator/index.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';
import { afterwards, connected, connectTo, simulated } from '../../xrpl/support/fault-harness.ts';
import { until } from '../../xrpl/support/observed.ts';
import { councilOf } from '../simulated/simulated-evidence.ts';

/** A step of real time, and how far the prover's clock goes in it. */
const STEP_MS = 10;
const IMPATIENT_STEP_MS = 20_000;

/** A network with validators, two servers of it, a client on the first, and a prover. */
export async function proving(options: ServerOptions = {}) {
  const { network, server } = await simulated(
    options,
    createSimulatedNetwork({ seed: 'prover', clock: Date.now, validators: 5 }),
  );
  const other = await startSimulatedServer(network);
  afterwards(() => other.stop());
  const council = councilOf(network);
  const published = council.list();
  const shop = network.addAccount('Shop');
  const observed = connectTo([server.url, other.url], {}, [shop]);
  await connected(observed);
  const forged: { readonly server: string; readonly code: string }[] = [];
  const withdrawn: Buffer[] = [];
  const clock = new FakeClock();
  let stepMs = STEP_MS;
  const ticking = setInterval(() => clock.advance(stepMs), STEP_MS);
  afterwards(() => clearInterval(ticking));
  const prover = new Prover({
    ...{ client: observed.client, readCredits, clock },
    list: async () => {
      const [signed] = signedListsOf(published);
      if (signed === undefined) throw new Error('no list');
      return readList(signed, new Set([council.publisher.key]));
    },
    withdrawals: { all: () => withdrawn, add: (manifest) => void withdrawn.push(manifest) },
    pause: () => setImmediate(),
    forged: (name, { code }) => forged.push({ server: name, code }),
  });
  return {
    ...{ network, server, other, council, shop, observed, prover, forged, withdrawn },
    /** A payment to the shop in a validated ledger, among others. */
    pay: async (amount: string): Promise<SimulatedTransaction> => {
      const paid = network.pay({ from: 'Alice', to: shop, amount });
      network.pay({ from: 'Bob', to: 'Carol', amount: '3' });
      await until(`ledger ${paid.ledgerIndex}`, () => network.ledger(paid.ledgerIndex) !== undefined);
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
