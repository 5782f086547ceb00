import type { Asset } from '../../contract/index.ts';
import { isIssued, isMpt, negateIssued, toDrops, toLedgerAmount, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { digest } from '../random.ts';
import { type CommonFields, commonFields } from './common-fields.ts';
import { mentionDirectories } from './directories.ts';

export interface Side {
  readonly asset: Asset;
  readonly amount: string;
}

export interface OfferOptions extends CommonFields {
  readonly account: string;
  /** What the account gives. */
  readonly gets: Side;
  /** What the account wants. */
  readonly pays: Side;
}

/** OfferCreate that finds no counterpart and stays in the book. */
export function createOffer(core: LedgerCore, options: OfferOptions): SimulatedTransaction {
  const account = core.resolve(options.account);
  core.ensureAccount(account);
  core.ensureHolder(account, options.gets.asset, true);
  core.ensureHolder(account, options.pays.asset, false);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'OfferCreate',
    Account: account,
    TakerGets: toLedgerAmount(options.gets.asset, options.gets.amount),
    TakerPays: toLedgerAmount(options.pays.asset, options.pays.amount),
    ...commonFields(options),
  });
  builder.create(newOffer(core, account, options));
  builder.addOwnerCount(account, 1);
  mentionDirectories(core, builder, account);
  return core.submit(builder);
}

/**
 * OfferCreate by `taker` that consumes a whole offer of `maker` in the book. The maker gives `gets` and receives `pays`.
 * Value arrives on both sides, and none of it is a payment.
 */
export function exchange(
  core: LedgerCore,
  options: CommonFields & {
    readonly maker: string;
    readonly taker: string;
    readonly gets: Side;
    readonly pays: Side;
  },
): SimulatedTransaction {
  const maker = core.resolve(options.maker);
  const taker = core.resolve(options.taker);
  const { gets, pays } = options;
  for (const account of [maker, taker]) core.ensureAccount(account);
  core.ensureHolder(maker, gets.asset, true);
  core.ensureHolder(maker, pays.asset, false);
  core.ensureHolder(taker, pays.asset, true);
  core.ensureHolder(taker, gets.asset, false);
  const offer = newOffer(core, maker, { gets, pays });
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'OfferCreate',
    Account: taker,
    TakerGets: toLedgerAmount(pays.asset, pays.amount),
    TakerPays: toLedgerAmount(gets.asset, gets.amount),
    ...commonFields(options),
  });
  builder.remove(offer, {
    TakerGets: toLedgerAmount(gets.asset, '0'),
    TakerPays: toLedgerAmount(pays.asset, '0'),
  });
  builder.move(gets.asset, maker, taker, gets.amount, dropsOf(gets));
  builder.move(pays.asset, taker, maker, pays.amount, dropsOf(pays));
  mentionDirectories(core, builder, maker);
  builder.credit(maker, pays.asset, pays.amount, 'exchange');
  builder.credit(taker, gets.asset, gets.amount, 'exchange');
  return core.submit(builder);
}

/**
 * A Payment between two others that ripples through `through`: its balance with one issuer falls, and that with the
 * other rises. It is no payment to this account.
 */
export function rippleThrough(
  core: LedgerCore,
  options: CommonFields & {
    readonly from: string;
    readonly to: string;
    readonly through: string;
    readonly currency: string;
    readonly amount: string;
    /** Issuer of what the sender gives, and of what the receiver gets. */
    readonly issuers: readonly [given: string, received: string];
  },
): SimulatedTransaction {
  const [from, to, through] = [options.from, options.to, options.through].map((name) =>
    core.resolve(name),
  ) as [string, string, string];
  const [given, received] = options.issuers.map((name) => core.resolve(name)) as [string, string];
  const { currency, amount } = options;
  const givenAsset = { currency, issuer: given };
  const receivedAsset = { currency, issuer: received };
  for (const account of [from, to, through, given, received]) core.ensureAccount(account);
  core.ensureHolder(from, givenAsset, true);
  core.ensureHolder(through, givenAsset, false);
  core.ensureHolder(through, receivedAsset, true);
  core.ensureHolder(to, receivedAsset, false);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'Payment',
    Account: from,
    Amount: toLedgerAmount(receivedAsset, amount),
    Destination: to,
    Paths: [[{ account: through, type: 1 }]],
    SendMax: toLedgerAmount(givenAsset, amount),
    ...commonFields(options),
  });
  builder.addIssued(from, given, currency, negateIssued(amount));
  builder.addIssued(through, given, currency, amount);
  builder.addIssued(through, received, currency, negateIssued(amount));
  builder.addIssued(to, received, currency, amount);
  builder.metaFields.delivered_amount = toLedgerAmount(receivedAsset, amount);
  builder.credit(to, receivedAsset, amount, 'payment');
  builder.credit(through, givenAsset, amount, 'exchange');
  return core.submit(builder);
}

/**
 * A Payment of another account to `account` that the account's own offer fills: delivered_amount names the counterpart
 * of `pays`, and the balances show what really arrived.
 */
export function payThroughOwnOffer(
  core: LedgerCore,
  options: CommonFields & {
    readonly from: string;
    readonly account: string;
    readonly gets: Side;
    readonly xrp: string;
  },
): SimulatedTransaction {
  const from = core.resolve(options.from);
  const account = core.resolve(options.account);
  for (const each of [from, account]) core.ensureAccount(each);
  core.ensureHolder(account, options.gets.asset, true);
  const delivered = toLedgerAmount(options.gets.asset, options.gets.amount);
  const offer = newOffer(core, account, {
    gets: options.gets,
    pays: { asset: XRP, amount: options.xrp },
  });
  const drops = toDrops(options.xrp);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'Payment',
    Account: from,
    Amount: delivered,
    Destination: account,
    SendMax: drops.toString(),
    ...commonFields(options),
  });
  builder.remove(offer, { TakerGets: toLedgerAmount(options.gets.asset, '0'), TakerPays: '0' });
  builder.addDrops(from, -drops);
  builder.addDrops(account, drops);
  mentionDirectories(core, builder, account);
  builder.metaFields.delivered_amount = delivered;
  builder.credit(account, XRP, options.xrp, 'payment');
  return core.submit(builder);
}

function dropsOf({ asset, amount }: Side): bigint {
  return isMpt(asset) || isIssued(asset) ? 0n : toDrops(amount);
}

function newOffer(
  core: LedgerCore,
  account: string,
  { gets, pays }: { readonly gets: Side; readonly pays: Side },
): LedgerEntry {
  const serial = core.nextObject();
  return core.state.entry('Offer', `${account}/${serial}`, {
    Account: account,
    BookDirectory: digest(`book:${serial}`),
    BookNode: '0',
    Flags: 0,
    OwnerNode: '0',
    Sequence: Number(core.state.existingRoot(account).fields.Sequence),
    TakerGets: toLedgerAmount(gets.asset, gets.amount),
    TakerPays: toLedgerAmount(pays.asset, pays.amount),
  });
}
