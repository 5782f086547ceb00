import { blobsOf, headerBytes } from '../../../electron/simulator/ledger/real-ledger.ts';
import type { Ledger, LedgerTransaction } from '../../../electron/simulator/ledger-source.ts';
import type { SimulatedNetwork } from '../../../electron/simulator/simulated-network.ts';
import type { Council } from '../../../electron/simulator/validators/council.ts';
import { TransactionTree, transactionIdOf } from '../../../electron/verify/ledger/transaction-tree.ts';
import type { Evidence } from '../../../electron/verify/receipt/evidence.ts';
import { signedListsOf } from '../../../electron/verify/validators/validator-list.ts';

/** The council of a network that has one. */
export function councilOf({ council }: SimulatedNetwork): Council {
  if (council === undefined) throw new Error('the network has no validators');
  return council;
}

/** Everything that proves a transaction, through the ledger of index `through`, by what the publisher's site gave. */
export function evidenceFrom(
  network: SimulatedNetwork,
  transaction: LedgerTransaction,
  through = transaction.ledgerIndex,
  published: unknown = councilOf(network).list(),
): Evidence {
  const council = councilOf(network);
  const ledgers: Ledger[] = [];
  for (let index = transaction.ledgerIndex; index <= through; index += 1) {
    const ledger = network.ledger(index);
    if (ledger !== undefined) ledgers.push(ledger);
  }
  const [own, signed] = [ledgers.at(0), ledgers.at(-1)];
  const [list] = signedListsOf(published);
  if (own === undefined || signed === undefined || list === undefined) throw new Error('no such ledger');
  const blobs = blobsOf(transaction);
  const tree = TransactionTree.of(own.transactions.map(blobsOf));
  return {
    ...blobs,
    list,
    manifests: [],
    validations: council.validationsOf(signed).map(({ bytes }) => bytes),
    headers: ledgers.map(headerBytes),
    path: tree.pathTo(transactionIdOf(blobs.transaction), own.index),
  };
}
