import { toDrops, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { type CommonFields, commonFields } from './common-fields.ts';

/** tfInnerBatchTxn: the inner transaction of a Batch, which carries no signature and no fee. */
const INNER_BATCH = 0x40000000;

/**
 * A Batch of one XRP Payment. The outer transaction reaches only its own account. The inner one is a message of its own,
 * whose metadata names the outer (ParentBatchID). Returns the inner one.
 */
export function payInBatch(
  core: LedgerCore,
  options: CommonFields & { readonly from: string; readonly to: string; readonly amount: string },
): SimulatedTransaction {
  const from = core.resolve(options.from);
  const to = core.resolve(options.to);
  core.ensureAccount(from);
  core.ensureAccount(to);
  const drops = toDrops(options.amount);
  const inner = {
    TransactionType: 'Payment',
    Account: from,
    Amount: drops.toString(),
    Destination: to,
    ...commonFields(options),
    Flags: INNER_BATCH,
  };
  const outer = new TransactionBuilder(core.state, {
    TransactionType: 'Batch',
    Account: from,
    Flags: 0x00010000,
    RawTransactions: [{ RawTransaction: { ...inner, Fee: '0', SigningPubKey: '' } }],
  });
  const { hash } = core.submit(outer);
  const builder = new TransactionBuilder(core.state, inner, 0n);
  builder.move(XRP, from, to, options.amount, drops);
  builder.metaFields.ParentBatchID = hash;
  builder.metaFields.delivered_amount = drops.toString();
  builder.credit(to, XRP, options.amount, 'payment');
  return core.submit(builder);
}
