import type { Asset } from '../../contract/index.ts';
import { isIssued, isMpt, toDrops, toLedgerAmount, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { type CommonFields, commonFields } from './common-fields.ts';
import { mentionDirectories } from './directories.ts';

export interface CheckOptions extends CommonFields {
  /** Who wrote the check. */
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly asset?: Asset;
}

/** CheckCreate: names the receiver, brings nothing yet. Cash it with cashCheck({ check }). */
export function createCheck(core: LedgerCore, options: CheckOptions): SimulatedTransaction {
  const from = core.resolve(options.from);
  const to = core.resolve(options.to);
  core.ensureAccount(from);
  core.ensureAccount(to);
  const sendMax = toLedgerAmount(options.asset ?? XRP, options.amount);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'CheckCreate',
    Account: from,
    Destination: to,
    SendMax: sendMax,
    ...commonFields(options),
  });
  const check = builder.create(newCheck(core, from, to, sendMax));
  builder.addOwnerCount(from, 1);
  builder.touch(core.state.existingRoot(to));
  mentionDirectories(core, builder, from, to);
  const transaction = core.submit(builder);
  core.objects.set(transaction, check);
  return transaction;
}

/** CheckCash by the receiver, of a check that was created before or was there from the start. */
export function cashCheck(
  core: LedgerCore,
  options: CheckOptions & { readonly check?: SimulatedTransaction },
): SimulatedTransaction {
  const from = core.resolve(options.from);
  const to = core.resolve(options.to);
  const asset = options.asset ?? XRP;
  core.ensureAccount(from);
  core.ensureAccount(to);
  core.ensureHolder(from, asset, true);
  core.ensureHolder(to, asset, false);
  const amount = toLedgerAmount(asset, options.amount);
  const known = options.check && core.objects.get(options.check);
  const check = known ?? newCheck(core, from, to, amount);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'CheckCash',
    Account: to,
    Amount: amount,
    CheckID: check.index,
    ...commonFields(options),
  });
  builder.remove(check);
  if (known !== undefined) builder.addOwnerCount(from, -1);
  const drops = isMpt(asset) || isIssued(asset) ? 0n : toDrops(options.amount);
  builder.move(asset, from, to, options.amount, drops);
  mentionDirectories(core, builder, from, to);
  builder.metaFields.delivered_amount = amount;
  builder.credit(to, asset, options.amount, 'check');
  return core.submit(builder);
}

function newCheck(
  core: LedgerCore,
  from: string,
  to: string,
  sendMax: ReturnType<typeof toLedgerAmount>,
): LedgerEntry {
  const sequence = Number(core.state.existingRoot(from).fields.Sequence);
  return core.state.entry('Check', `${from}/${to}/${sequence}/${core.nextObject()}`, {
    Account: from,
    Destination: to,
    DestinationNode: '0',
    Flags: 0,
    OwnerNode: '0',
    SendMax: sendMax,
    Sequence: sequence,
  });
}
