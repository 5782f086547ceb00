import { fromDrops, toDrops, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { digest } from '../random.ts';
import { type CommonFields, commonFields } from './common-fields.ts';
import { mentionDirectories } from './directories.ts';

export interface ChannelOptions extends CommonFields {
  /** Who put the XRP in. */
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}

/** PaymentChannelCreate: takes the XRP from its owner. The receiver is named and gets nothing yet. */
export function createChannel(core: LedgerCore, options: ChannelOptions): SimulatedTransaction {
  const { from, to, drops } = parties(core, options);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'PaymentChannelCreate',
    Account: from,
    Amount: drops.toString(),
    Destination: to,
    PublicKey: `ED${digest(`key:${from}`)}`,
    SettleDelay: 3600,
    ...commonFields(options),
  });
  const channel = builder.create(newChannel(core, from, to, drops));
  builder.addDrops(from, -drops);
  builder.addOwnerCount(from, 1);
  builder.touch(core.state.existingRoot(to));
  mentionDirectories(core, builder, from, to);
  const transaction = core.submit(builder);
  core.objects.set(transaction, channel);
  return transaction;
}

/** PaymentChannelClaim, sent by `by` (default: the receiver): `amount` more of the channel is paid out. */
export function claimChannel(
  core: LedgerCore,
  options: ChannelOptions & { readonly by?: string; readonly channel?: SimulatedTransaction },
): SimulatedTransaction {
  const { from, to, drops } = parties(core, options);
  const by = core.resolve(options.by ?? to);
  const channel =
    (options.channel && core.objects.get(options.channel)) ?? newChannel(core, from, to, drops * 10n);
  const total = BigInt(String(channel.fields.Balance ?? '0')) + drops;
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'PaymentChannelClaim',
    Account: by,
    Amount: total.toString(),
    Balance: total.toString(),
    Channel: channel.index,
    ...commonFields(options),
  });
  builder.modify(channel, { Balance: total.toString() });
  builder.addDrops(to, drops);
  builder.credit(to, XRP, options.amount, 'channel');
  return core.submit(builder);
}

/** PaymentChannelClaim with tfClose by the receiver: the rest goes back to the owner. */
export function closeChannel(
  core: LedgerCore,
  options: { readonly channel: SimulatedTransaction } & CommonFields,
): SimulatedTransaction {
  const channel = core.objects.get(options.channel);
  if (channel === undefined) throw new Error('no such channel');
  const from = String(channel.fields.Account);
  const to = String(channel.fields.Destination);
  const rest = BigInt(String(channel.fields.Amount)) - BigInt(String(channel.fields.Balance ?? '0'));
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'PaymentChannelClaim',
    Account: to,
    Channel: channel.index,
    ...commonFields(options),
    Flags: 0x00020000,
  });
  builder.remove(channel);
  builder.addDrops(from, rest);
  builder.addOwnerCount(from, -1);
  mentionDirectories(core, builder, from, to);
  if (rest > 0n) builder.credit(from, XRP, fromDrops(rest), 'refund');
  return core.submit(builder);
}

function parties(core: LedgerCore, options: ChannelOptions) {
  const from = core.resolve(options.from);
  const to = core.resolve(options.to);
  core.ensureAccount(from);
  core.ensureAccount(to);
  return { from, to, drops: toDrops(options.amount) };
}

function newChannel(core: LedgerCore, from: string, to: string, drops: bigint): LedgerEntry {
  return core.state.entry('PayChannel', `${from}/${to}/${core.nextObject()}`, {
    Account: from,
    Amount: drops.toString(),
    Balance: '0',
    Destination: to,
    DestinationNode: '0',
    Flags: 0,
    OwnerNode: '0',
    PublicKey: `ED${digest(`key:${from}`)}`,
    SettleDelay: 3600,
  });
}
