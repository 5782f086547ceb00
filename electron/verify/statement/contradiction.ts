import type { AssetAmount } from '../../contract/index.ts';
import { isXrp } from '../../payments/amounts/asset.ts';
import { Decimal, parseInteger } from '../../payments/amounts/decimal.ts';
import { affectedNodes } from '../../payments/classify/affected-nodes.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { HashOf } from './transaction-hash.ts';

/**
 * What in a server's statement cannot be true, because the statement itself or another one of the same server says
 * otherwise. The names are codes of texts.
 */
export type Contradiction = 'hash' | 'result' | 'xrp' | 'credits' | 'ledger' | 'position';

/** The ledger as the server that made the statement announced it; null where it said nothing of it. */
export interface AnnouncedLedger {
  readonly ledgerHash: string | null;
  readonly closeTime: string | null;
}

/** All the XRP that was ever made, in drops. Fees destroy some, nothing makes more. */
const ALL_DROPS = new Decimal('100000000000000000');
const ALL_XRP = new Decimal('100000000000');

/** One of these moves one asset to its receiver: whatever else rises must come from the receiver's own offers. */
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
  if (holdsMoreThanAllXrp(transaction, credits)) return 'xrp';
  if (bringsSeveralAssets(transaction, account, credits)) return 'credits';
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

/**
 * A receiver may trust several issuers of one currency and be paid from all of them; other currencies can only come from
 * an offer of its own that was eaten.
 */
function bringsSeveralAssets(
  { tx, meta }: ValidatedTransaction,
  account: string,
  credits: readonly AssetAmount[],
): boolean {
  if (credits.length < 2 || !ONE_ASSET.has(String(tx.TransactionType)) || tx.Account === account)
    return false;
  const currencies = new Set(
    credits.map(({ asset }) => ('mptIssuanceId' in asset ? asset.mptIssuanceId : asset.currency)),
  );
  if (currencies.size < 2) return false;
  return !affectedNodes(meta).some(
    ({ entryType, final }) => entryType === 'Offer' && final.Account === account,
  );
}
