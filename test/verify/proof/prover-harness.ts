import { setImmediate } from 'node:timers/promises';
import { XRP } from '../../../electron/payments/amounts/asset.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import type { SimulatedTransaction } from '../../../electron/simulator/ledger/simulated-transaction.ts';
import { type Claim, Prover } from '../../../electron/verify/proof/prover.ts';
import { readList, signedListsOf } from '../../../electron/verify/validators/validator-list.ts';
import { systemClock } from '../../../electron/xrpl/clock.ts';
import { createSimulatedNetwork, type ServerOptions, type SimulatedServer } from '../../simulator/index.ts';
import { afterwards, connected, connectTo, simulated } from '../../xrpl/support/fault-harness.ts';
import { until } from '../../xrpl/support/observed.ts';
import { councilOf } from '../simulated/simulated-evidence.ts';

/** A network with validators, two servers of it, a client on the first, and a prover. */
export async function proving(options: ServerOptions = {}) {
  const { network, server } = await simulated(
    options,
    createSimulatedNetwork({ seed: 'prover', clock: Date.now, validators: 5 }),
  );
  const other = await simulatedBeside(network);
  const council = councilOf(network);
  const shop = network.addAccount('Shop');
  const observed = connectTo([server.url, other.url], {}, [shop]);
  await connected(observed);
  const forged: { server: string; code: string }[] = [];
  const withdrawn: Buffer[] = [];
  const prover = new Prover({
    ...{ client: observed.client, readCredits, clock: systemClock },
    list: async () => {
      const [signed] = signedListsOf(council.list());
      if (signed === undefined) throw new Error('no list');
      return readList(signed, new Set([council.publisher.key]));
    },
    withdrawals: { all: () => withdrawn, add: (manifest) => void withdrawn.push(manifest) },
    pause: () => setImmediate(),
    forged: (name, { code }) => forged.push({ server: name, code }),
  });
  const ledgerAfter = (index: number) => until(`ledger ${index}`, () => network.ledger(index) !== undefined);
  return { network, server, other, council, shop, observed, prover, forged, withdrawn, ledgerAfter };
}

async function simulatedBeside(
  network: Awaited<ReturnType<typeof simulated>>['network'],
): Promise<SimulatedServer> {
  const { startSimulatedServer } = await import('../../simulator/index.ts');
  const server = await startSimulatedServer(network);
  afterwards(() => server.stop());
  return server;
}

/** What was recorded of a payment of XRP. */
export function claimOf(account: string, transaction: SimulatedTransaction, amount: string): Claim {
  const { hash, ledgerIndex } = transaction;
  return { account, hash, ledgerIndex, amounts: [{ asset: XRP, amount }] };
}
