/**
 * A simulated network that is signed, with one server, in a process of its own: what it costs is not the subject's. Takes
 * sizes of ledgers over the IPC channel, closes one each time with a payment to the shop in it, and tells of it.
 */
import { blobsOf } from '../../../electron/simulator/ledger/real-ledger.ts';
import { createSimulatedNetwork, startSimulatedServer } from '../../simulator/index.ts';

/** What it says first. */
export interface SigningBegun {
  readonly url: string;
  readonly shop: string;
  /** What the publisher's site gives, and the publisher's key. */
  readonly list: unknown;
  readonly publisher: string;
}

/** What it says of each ledger. */
export interface SignedAndPaid {
  readonly hash: string;
  readonly ledgerIndex: number;
  /** Of transactions and metadata: all are about as long as the payment. */
  readonly bytes: number;
  /** Validations, hex. */
  readonly validations: readonly string[];
}

/** Mainnet's transactions have about a kilobyte with their metadata. */
const MEMO = 'm'.repeat(600);
const AMOUNT = '25';

const network = createSimulatedNetwork({ seed: 'proof', clock: Date.now, validators: 35 });
const { council } = network;
if (council === undefined) throw new Error('nobody signs');
const shop = network.addAccount('Shop');
for (const name of ['Alice', 'Bob', 'Carol']) network.addAccount(name);
const server = await startSimulatedServer(network);
network.close();

process.on('message', (transactions: number) => {
  const paid = network.pay({ from: 'Alice', to: shop, amount: AMOUNT, memos: [{ data: MEMO }] });
  for (let other = 1; other < transactions; other += 1)
    network.pay({ from: 'Bob', to: 'Carol', amount: '1', memos: [{ data: MEMO }] });
  const ledger = network.close();
  const { transaction, metadata } = blobsOf(paid);
  process.send?.({
    hash: paid.hash,
    ledgerIndex: ledger.index,
    bytes: transactions * (transaction.length + metadata.length),
    validations: council.validationsOf(ledger).map(({ bytes }) => bytes.toString('hex')),
  } satisfies SignedAndPaid);
});
process.on('disconnect', () => process.exit());
process.send?.({
  ...{ url: server.url, shop, list: council.list(), publisher: council.publisher.key },
} satisfies SigningBegun);
