import { toDrops, toLedgerAmount, XRP } from '../ledger/amounts.ts';
import type { LedgerCore } from '../ledger/ledger-core.ts';
import type { SimulatedTransaction } from '../ledger/simulated-transaction.ts';
import { TransactionBuilder } from '../ledger/transaction-builder.ts';
import { type CommonFields, commonFields } from './common-fields.ts';
import { mentionDirectories } from './directories.ts';

/** A transaction of a type that no program knows yet. It brings XRP. */
export function payByUnknownType(
  core: LedgerCore,
  options: CommonFields & {
    readonly from: string;
    readonly to: string;
    readonly amount: string;
    readonly type?: string;
  },
): SimulatedTransaction {
  const from = core.resolve(options.from);
  const to = core.resolve(options.to);
  core.ensureAccount(from);
  core.ensureAccount(to);
  const drops = toDrops(options.amount);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: options.type ?? 'FutureTransfer',
    Account: from,
    Target: to,
    ...commonFields(options),
  });
  builder.move(XRP, from, to, options.amount, drops);
  builder.credit(to, XRP, options.amount, 'other');
  return core.submit(builder);
}

/** AccountSet: the account's own, and no payment. */
export function setAccount(
  core: LedgerCore,
  options: CommonFields & { readonly account: string; readonly domain?: string },
): SimulatedTransaction {
  const account = core.resolve(options.account);
  core.ensureAccount(account);
  const domain = Buffer.from(options.domain ?? 'example.com')
    .toString('hex')
    .toUpperCase();
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'AccountSet',
    Account: account,
    Domain: domain,
    ...commonFields(options),
  });
  builder.modify(core.state.existingRoot(account), { Domain: domain });
  return core.submit(builder);
}

/** SetRegularKey: from now on every transaction that writes the account affects the key's account too. */
export function setRegularKey(
  core: LedgerCore,
  options: CommonFields & { readonly account: string; readonly key: string },
): SimulatedTransaction {
  const account = core.resolve(options.account);
  core.ensureAccount(account);
  const key = core.resolve(options.key);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'SetRegularKey',
    Account: account,
    RegularKey: key,
    ...commonFields(options),
  });
  builder.modify(core.state.existingRoot(account), { RegularKey: key });
  return core.submit(builder);
}

/** TrustSet that creates a line. Where there is one, it only costs its fee. */
export function setTrust(
  core: LedgerCore,
  options: CommonFields & { readonly account: string; readonly issuer: string; readonly currency: string },
): SimulatedTransaction {
  const account = core.resolve(options.account);
  const issuer = core.resolve(options.issuer);
  core.ensureAccount(account);
  core.ensureAccount(issuer);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'TrustSet',
    Account: account,
    LimitAmount: { currency: options.currency, issuer, value: '1000000000000' },
    ...commonFields(options),
  });
  if (core.state.line(account, issuer, options.currency) === undefined) {
    const line = builder.create(core.state.newLine(account, issuer, options.currency, '0'));
    core.state.keepLine(account, issuer, options.currency, line);
    builder.addOwnerCount(account, 1);
    builder.touch(core.state.existingRoot(issuer));
    mentionDirectories(core, builder, account, issuer);
  }
  return core.submit(builder);
}

/** TrustSet by an issuer that freezes a holder's line: affects the holder, moves nothing. */
export function freezeLine(
  core: LedgerCore,
  options: CommonFields & { readonly issuer: string; readonly holder: string; readonly currency: string },
): SimulatedTransaction {
  const issuer = core.resolve(options.issuer);
  const holder = core.resolve(options.holder);
  const { currency } = options;
  core.ensureAccount(issuer);
  core.ensureAccount(holder);
  core.ensureHolder(holder, { currency, issuer }, false);
  const line = core.state.line(holder, issuer, currency);
  if (line === undefined) throw new Error('no line to freeze');
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'TrustSet',
    Account: issuer,
    LimitAmount: { currency, issuer: holder, value: '0' },
    ...commonFields(options),
    Flags: 0x00100000,
  });
  const bit = core.state.isLow(issuer, holder) ? 0x00400000 : 0x00800000;
  builder.modify(line, { Flags: Number(line.fields.Flags) | bit });
  return core.submit(builder);
}

/** DepositPreauth naming an account: the account is affected and gets nothing. */
export function preauthorize(
  core: LedgerCore,
  options: CommonFields & { readonly account: string; readonly authorized: string },
): SimulatedTransaction {
  const account = core.resolve(options.account);
  const authorized = core.resolve(options.authorized);
  core.ensureAccount(account);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'DepositPreauth',
    Account: account,
    Authorize: authorized,
    ...commonFields(options),
  });
  builder.create(
    core.state.entry('DepositPreauth', `${account}/${authorized}`, {
      Account: account,
      Authorize: authorized,
      OwnerNode: '0',
    }),
  );
  builder.addOwnerCount(account, 1);
  mentionDirectories(core, builder, account);
  return core.submit(builder);
}

/** Clawback: the issuer takes some of its token back from a holder. */
export function clawBack(
  core: LedgerCore,
  options: CommonFields & {
    readonly issuer: string;
    readonly holder: string;
    readonly currency: string;
    readonly amount: string;
  },
): SimulatedTransaction {
  const issuer = core.resolve(options.issuer);
  const holder = core.resolve(options.holder);
  const asset = { currency: options.currency, issuer };
  core.ensureAccount(issuer);
  core.ensureAccount(holder);
  core.ensureHolder(holder, asset, true);
  const builder = new TransactionBuilder(core.state, {
    TransactionType: 'Clawback',
    Account: issuer,
    Amount: toLedgerAmount({ currency: options.currency, issuer: holder }, options.amount),
    ...commonFields(options),
  });
  builder.move(asset, holder, issuer, options.amount, 0n);
  // The issuer owes less, so its side of the line rises. It did this itself, so it is no payment.
  builder.credit(issuer, asset, options.amount, 'exchange');
  return core.submit(builder);
}
