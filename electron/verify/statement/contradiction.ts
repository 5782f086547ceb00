import type { AssetAmount } from '../../contract/index.ts';
import { isXrp } from '../../payments/amounts/asset.ts';
import { Decimal, parseDecimal, parseInteger, ZERO } from '../../payments/amounts/decimal.ts';
import { affectedNodes } from '../../payments/classify/affected-nodes.ts';
import { asObject } from '../../xrpl/protocol/json.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { HashOf } from './transaction-hash.ts';

/**
 * What in a server's statement cannot be true, because the statement itself or another one of the same server says
 * otherwise. The names are codes of texts.
 */
export type Contradiction =
  | 'hash'
  | 'result'
  | 'xrp'
  | 'credits'
  | 'amount'
  | 'ledger'
  | 'deadline'
  | 'position'
  | 'changed';

/** The ledger as the server that made the statement announced it; null where it said nothing of it. */
export interface AnnouncedLedger {
  readonly ledgerHash: string | null;
  readonly closeTime: string | null;
}

/** All the XRP that was ever made, in drops. Fees destroy some, nothing makes more. */
const ALL_DROPS = new Decimal('100000000000000000');
const ALL_XRP = new Decimal('100000000000');
const DROPS = 1_000_000;

/** One of these moves one asset to its receiver. */
const ONE_ASSET: ReadonlySet<string> = new Set([
  'Payment',
  'CheckCash',
  'EscrowFinish',
  'PaymentChannelClaim',
  'AccountDelete',
]);

/**
 * The first contradiction in what a server says of a transaction; null where there is none. `credits` is what it brought
 * to `account` by its metadata. It costs some microseconds; the hash is checked only where `hashOf` is given.
 */
export function contradictionOf(
  transaction: ValidatedTransaction,
  account: string,
  credits: readonly AssetAmount[],
  announced: AnnouncedLedger | null,
  hashOf: HashOf | null,
): Contradiction | null {
  const { engineResult, result } = transaction;
  if (engineResult !== undefined && engineResult !== result) return 'result';
  if (announced !== null && isOtherLedger(transaction, announced)) return 'ledger';
  if (isPastItsDeadline(transaction)) return 'deadline';
  if (holdsMoreThanAllXrp(transaction, credits)) return 'xrp';
  if (transaction.tx.Account !== account && !ownOffersEaten(transaction, account)) {
    const rippled = rippledThrough(transaction, account);
    if (bringsSeveralAssets(transaction, credits, rippled)) return 'credits';
    if (bringsWhatWasNotPaid(transaction, account, credits, rippled)) return 'amount';
  }
  const hash = hashOf === null ? null : hashOf(transaction.tx);
  return hash !== null && hash !== transaction.hash ? 'hash' : null;
}

function isOtherLedger({ ledgerHash, closeTime }: ValidatedTransaction, announced: AnnouncedLedger): boolean {
  return differ(ledgerHash ?? null, announced.ledgerHash) || differ(closeTime, announced.closeTime);
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function holdsMoreThanAllXrp({ meta }: ValidatedTransaction, credits: readonly AssetAmount[]): boolean {
  if (credits.some(({ asset, amount }) => isXrp(asset) && new Decimal(amount).gt(ALL_XRP))) return true;
  return affectedNodes(meta).some(({ entryType, final, previous }) => {
    if (entryType !== 'AccountRoot') return false;
    return [final.Balance, previous?.Balance].some((value) => {
      const drops = parseInteger(value);
      return drops !== null && (drops.isNegative() || drops.gt(ALL_DROPS));
    });
  });
}

/** A transaction may name the last ledger that can hold it (rippled: tefMAX_LEDGER). */
function isPastItsDeadline({ tx, ledgerIndex }: ValidatedTransaction): boolean {
  const last = tx.LastLedgerSequence;
  return typeof last === 'number' && ledgerIndex > last;
}

/** Whoever has offers that are eaten may be left with other assets than it was paid. */
function ownOffersEaten({ meta }: ValidatedTransaction, account: string): boolean {
  return affectedNodes(meta).some(
    ({ entryType, final }) => entryType === 'Offer' && final.Account === account,
  );
}

/** Currencies in which one of the account's lines fell: what ripples through it leaves in the currency in which it came. */
function rippledThrough({ meta }: ValidatedTransaction, account: string): ReadonlySet<string> {
  const currencies = affectedNodes(meta).flatMap(({ entryType, action, final, previous }) => {
    if (entryType !== 'RippleState') return [];
    const isLow = asObject(final.LowLimit)?.issuer === account;
    if (!isLow && asObject(final.HighLimit)?.issuer !== account) return [];
    const after = lineBalance(final.Balance);
    const before = action === 'created' ? ZERO : lineBalance(previous?.Balance);
    const fell = after !== null && before !== null && (isLow ? after.lt(before) : after.gt(before));
    return fell ? [String(asObject(final.Balance)?.currency)] : [];
  });
  return new Set(currencies);
}

function lineBalance(amount: unknown): Decimal | null {
  return parseDecimal(asObject(amount)?.value);
}

/** A receiver may trust several issuers of one currency and be paid from all of them; never in other currencies. */
function bringsSeveralAssets(
  { tx }: ValidatedTransaction,
  credits: readonly AssetAmount[],
  rippled: ReadonlySet<string>,
): boolean {
  if (credits.length < 2 || !ONE_ASSET.has(String(tx.TransactionType))) return false;
  return new Set(credits.map(({ asset }) => nameOf(asset)).filter((name) => !rippled.has(name))).size > 1;
}

/**
 * The receiver of a payment gets the asset that it names, and of XRP no more than it says (less where it is partial), but
 * something.
 */
function bringsWhatWasNotPaid(
  { tx, result }: ValidatedTransaction,
  account: string,
  credits: readonly AssetAmount[],
  rippled: ReadonlySet<string>,
): boolean {
  if (tx.TransactionType !== 'Payment' || tx.Destination !== account) return false;
  const paid = typeof tx.Amount === 'string' ? 'XRP' : (asObject(tx.Amount) ?? {});
  const name = paid === 'XRP' ? paid : (paid.mpt_issuance_id ?? paid.currency);
  // What has another form is not judged.
  if (typeof name !== 'string') return false;
  if (credits.map(({ asset }) => nameOf(asset)).some((one) => one !== name && !rippled.has(one))) return true;
  const drops = paid === 'XRP' ? parseInteger(tx.Amount) : null;
  if (drops === null) return false;
  // Whoever sends for another account pays the fee, which may be as much.
  if (credits.length === 0) return result === 'tesSUCCESS' && tx.Delegate !== account;
  return credits.some(({ amount }) => drops.lt(new Decimal(amount).times(DROPS)));
}

function nameOf(asset: AssetAmount['asset']): string {
  return 'mptIssuanceId' in asset ? asset.mptIssuanceId : asset.currency;
}
