import { toDrops, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { type CommonFields, commonFields } from './common-fields.ts';
import { mentionDirectories } from './directories.ts';

export interface EscrowOptions extends CommonFields {
  readonly from: string;
  readonly to: string;
  /** XRP. */
  readonly amount: string;
}

/** EscrowCreate: takes the XRP from its owner. The receiver is named and gets nothing yet. */
export function createEscrow(core: LedgerCore, options: EscrowOptions): SimulatedTransaction {
  const { from, to, drops } = parties(core, options);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'EscrowCreate',
    Account: from,
    Amount: drops.toString(),
    Destination: to,
    FinishAfter: 820_540_800,
    ...commonFields(options),
  });
  const escrow = builder.create(newEscrow(core, from, to, drops));
  builder.addDrops(from, -drops);
  builder.addOwnerCount(from, 1);
  if (from !== to) builder.touch(core.state.existingRoot(to));
  mentionDirectories(core, builder, from, to);
  const transaction = core.submit(builder);
  core.objects.set(transaction, escrow);
  return transaction;
}

/** EscrowFinish, sent by `by` (default: the receiver). An escrow to its own owner is a refund. */
export function finishEscrow(
  core: LedgerCore,
  options: EscrowOptions & { readonly by?: string; readonly escrow?: SimulatedTransaction },
): SimulatedTransaction {
  const { from, to, drops } = parties(core, options);
  const { builder, known } = release(core, 'EscrowFinish', options, from, to, drops);
  builder.addDrops(to, drops);
  if (known) builder.addOwnerCount(from, -1);
  builder.credit(to, XRP, options.amount, from === to ? 'refund' : 'escrow');
  return core.submit(builder);
}

/** EscrowCancel, sent by `by` (default: the owner): the XRP goes back to the owner. */
export function cancelEscrow(
  core: LedgerCore,
  options: EscrowOptions & { readonly by?: string; readonly escrow?: SimulatedTransaction },
): SimulatedTransaction {
  const { from, to, drops } = parties(core, options);
  const { builder, known } = release(
    core,
    'EscrowCancel',
    { ...options, by: options.by ?? from },
    from,
    to,
    drops,
  );
  builder.addDrops(from, drops);
  if (known) builder.addOwnerCount(from, -1);
  builder.credit(from, XRP, options.amount, 'refund');
  return core.submit(builder);
}

function parties(core: LedgerCore, options: EscrowOptions) {
  const from = core.resolve(options.from);
  const to = core.resolve(options.to);
  core.ensureAccount(from);
  core.ensureAccount(to);
  return { from, to, drops: toDrops(options.amount) };
}

function release(
  core: LedgerCore,
  type: 'EscrowFinish' | 'EscrowCancel',
  options: CommonFields & { readonly by?: string; readonly escrow?: SimulatedTransaction },
  from: string,
  to: string,
  drops: bigint,
) {
  const by = core.resolve(options.by ?? to);
  core.ensureAccount(by);
  const known = options.escrow && core.objects.get(options.escrow);
  const escrow = known ?? newEscrow(core, from, to, drops);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: type,
    Account: by,
    OfferSequence: Number(options.escrow?.field('Sequence') ?? 1),
    Owner: from,
    ...commonFields(options),
  });
  builder.remove(escrow);
  builder.touch(core.state.existingRoot(from));
  mentionDirectories(core, builder, from, to);
  return { builder, known: known !== undefined };
}

function newEscrow(core: LedgerCore, from: string, to: string, drops: bigint): LedgerEntry {
  return core.state.entry('Escrow', `${from}/${to}/${core.nextObject()}`, {
    Account: from,
    Amount: drops.toString(),
    Destination: to,
    DestinationNode: '0',
    FinishAfter: 820_540_800,
    Flags: 0,
    OwnerNode: '0',
  });
}
