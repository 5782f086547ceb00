import type { Asset } from '../../contract/index.ts';
import {
  fromDrops,
  isIssued,
  isMpt,
  type LedgerAmount,
  toDrops,
  toLedgerAmount,
  XRP,
} from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { type CommonFields, commonFields } from './common-fields.ts';

const TF_PARTIAL_PAYMENT = 0x00020000;
const ACCOUNT_RESERVE = 1_000_000n;

export interface PaymentOptions extends CommonFields {
  readonly from: string;
  readonly to: string;
  /** What really arrives, in decimal notation (XRP in XRP). */
  readonly amount: string;
  /** XRP where it is not given. */
  readonly asset?: Asset;
  /** Makes it a partial payment that requested this much of the same asset. */
  readonly partialOf?: string;
  /** What the sender gives instead, through a market maker: a cross-currency payment. */
  readonly send?: { readonly asset: Asset; readonly amount: string };
  /** delivered_amount where it differs from what arrived: a partial MPT payment names the requested amount. */
  readonly deliveredAmount?: LedgerAmount | 'unavailable';
  /** Names the receiver as the issuer in Amount ("any issuer it trusts"), as some wallets do. */
  readonly amountIssuerIsReceiver?: boolean;
}

/** A Payment that succeeds. It creates an account that does not exist yet. */
export function pay(core: LedgerCore, options: PaymentOptions): SimulatedTransaction {
  const from = core.resolve(options.from);
  const to = core.resolve(options.to);
  const asset = options.asset ?? XRP;
  const { amount } = options;
  const isXrp = !isMpt(asset) && !isIssued(asset);
  core.ensureAccount(from);
  const creates = isXrp && core.state.root(to) === undefined;
  if (creates && toDrops(amount) < ACCOUNT_RESERVE) throw new Error('too little to create an account');
  if (!creates) core.ensureAccount(to);
  if (!isXrp) core.ensureHolder(to, asset, false);

  const amountAsset =
    options.amountIssuerIsReceiver === true && isIssued(asset) ? { ...asset, issuer: to } : asset;
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'Payment',
    Account: from,
    Amount: toLedgerAmount(amountAsset, options.partialOf ?? amount),
    Destination: to,
    SendMax: options.send && toLedgerAmount(options.send.asset, options.send.amount),
    ...commonFields(options),
    ...(options.partialOf === undefined ? {} : { Flags: TF_PARTIAL_PAYMENT }),
  });
  if (creates) createRoot(core, builder, to);
  if (options.send) exchangeThroughMaker(core, builder, from, to, asset, amount, options.send);
  else {
    if (!isXrp) core.ensureHolder(from, asset, true);
    builder.move(asset, from, to, amount, isXrp ? toDrops(amount) : 0n);
  }
  const askedMpt = isMpt(asset) && options.partialOf !== undefined ? options.partialOf : amount;
  builder.metaFields.delivered_amount = options.deliveredAmount ?? toLedgerAmount(amountAsset, askedMpt);
  builder.credit(to, asset, amount, from === to ? 'exchange' : 'payment');
  return core.submit(builder);
}

/** A transaction with a tec result: it costs its sender the fee and affects no other account. */
export function fail(
  core: LedgerCore,
  options: {
    readonly from: string;
    readonly to: string;
    readonly amount: string;
    readonly asset?: Asset;
    readonly result?: string;
  } & CommonFields,
): SimulatedTransaction {
  const from = core.resolve(options.from);
  core.ensureAccount(from);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'Payment',
    Account: from,
    Amount: toLedgerAmount(options.asset ?? XRP, options.amount),
    Destination: core.resolve(options.to),
    ...commonFields(options),
  });
  return core.submit(builder, options.result ?? 'tecUNFUNDED_PAYMENT');
}

/** AccountDelete: the rest of the balance goes to `to`. Returns the transaction and what arrived. */
export function deleteAccount(
  core: LedgerCore,
  options: { readonly account: string; readonly to: string } & CommonFields,
): SimulatedTransaction {
  const account = core.resolve(options.account);
  const to = core.resolve(options.to);
  core.ensureAccount(account, 499_800_000n);
  core.ensureAccount(to);
  const builder = new TransactionBuilder(
    core.state,
    { TransactionType: 'AccountDelete', Account: account, Destination: to, ...commonFields(options) },
    200_000n,
  );
  const root = core.state.existingRoot(account);
  const rest = BigInt(String(root.fields.Balance));
  builder.addDrops(to, rest);
  builder.remove(root, { Balance: '0' });
  core.state.removeRoot(account);
  builder.metaFields.DeliveredAmount = rest.toString();
  builder.metaFields.delivered_amount = rest.toString();
  builder.credit(to, XRP, fromDrops(rest), 'account-delete');
  return core.submit(builder);
}

function createRoot(core: LedgerCore, builder: TransactionBuilder, address: string): void {
  // A new account starts with the ledger's index as its sequence (DeletableAccounts amendment).
  const root = builder.create(core.state.newRoot(address, 0n, core.openIndex));
  core.state.keepRoot(address, root);
}

/** The sender gives one asset to a market maker, who gives the other to the receiver. */
function exchangeThroughMaker(
  core: LedgerCore,
  builder: TransactionBuilder,
  from: string,
  to: string,
  asset: Asset,
  amount: string,
  send: { readonly asset: Asset; readonly amount: string },
): void {
  const maker = core.resolve('Market maker');
  core.ensureAccount(maker);
  for (const each of [asset, send.asset]) core.ensureHolder(maker, each, true);
  core.ensureHolder(from, send.asset, true);
  const drops = (of: Asset, value: string) => (isMpt(of) || isIssued(of) ? 0n : toDrops(value));
  builder.move(send.asset, from, maker, send.amount, drops(send.asset, send.amount));
  builder.move(asset, maker, to, amount, drops(asset, amount));
  builder.credit(maker, send.asset, send.amount, 'exchange');
}
