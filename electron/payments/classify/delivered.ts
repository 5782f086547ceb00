import type { AssetAmount } from '../../contract/index.ts';
import { asUInt32 } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { type ParsedAmount, parseAmount, sameAsset, toAssetAmount } from '../amounts/asset.ts';
import { Decimal, ZERO } from '../amounts/decimal.ts';
import type { BalanceChange } from './classify.types.ts';

/** tfPartialPayment. */
const PARTIAL_PAYMENT = 0x0002_0000;

/**
 * Returns the server's delivered_amount where it differs from the account's gain by more than the ledger's rounding;
 * null where it agrees or is missing. Quality settings and the account's own offers that the payment consumes make it
 * differ, and for partial MPT payments it may be the requested amount. The balances count.
 */
export function disputedDeliveredAmount(
  meta: JsonObject,
  credits: readonly BalanceChange[],
  account: string,
): AssetAmount | 'unavailable' | null {
  const given = meta.delivered_amount ?? meta.DeliveredAmount;
  if (given === 'unavailable') return 'unavailable';
  const delivered = parseAmount(given);
  if (delivered === null) return null;
  const credit = matchingCredit(delivered, credits, account);
  if (credit !== null && withinRounding(credit, delivered)) return null;
  return toAssetAmount(naming(delivered, credit));
}

/** Returns the amount that a partial payment requested, where less arrived; null otherwise. It is never summed or alerted. */
export function partialPaymentOf(
  tx: JsonObject,
  credits: readonly BalanceChange[],
  account: string,
): AssetAmount | null {
  if (tx.TransactionType !== 'Payment' || ((asUInt32(tx.Flags) ?? 0) & PARTIAL_PAYMENT) === 0) return null;
  const asked = parseAmount(tx.Amount ?? tx.DeliverMax);
  if (asked === null) return null;
  const credit = matchingCredit(asked, credits, account);
  if (credit !== null && withinRounding(credit, asked)) return null;
  return toAssetAmount(naming(asked, credit));
}

/**
 * Returns the credit that an amount refers to. An issuer that is the receiver itself means "any issuer that it trusts"
 * (XRPL documentation of issued amounts in a Payment): then the line that changed names the real issuer.
 */
function matchingCredit(
  amount: ParsedAmount,
  credits: readonly BalanceChange[],
  account: string,
): BalanceChange | null {
  const exact = credits.find((credit) => sameAsset(credit.asset, amount.asset));
  if (exact !== undefined) return exact;
  const { asset } = amount;
  if (!('issuer' in asset) || asset.issuer !== account) return null;
  return (
    credits.find((credit) => 'issuer' in credit.asset && credit.asset.currency === asset.currency) ?? null
  );
}

function naming(amount: ParsedAmount, credit: BalanceChange | null): ParsedAmount {
  return credit === null ? amount : { asset: credit.asset, value: amount.value };
}

function withinRounding(credit: BalanceChange, amount: ParsedAmount): boolean {
  const difference = credit.change.minus(amount.value).abs();
  const own = 'issuer' in credit.asset ? new Decimal(2).shiftedBy((amount.value.e ?? 0) - 15) : ZERO;
  return difference.isLessThanOrEqualTo(credit.rounding.plus(own));
}
