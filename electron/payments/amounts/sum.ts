import { type Asset, type AssetAmount, HIDDEN_AMOUNT } from '../../contract/index.ts';
import { assetKey } from './asset.ts';
import { Decimal, parseDecimal, plain } from './decimal.ts';

/**
 * Adds amounts by asset, exactly, in the order in which the assets first occur. Amounts that are not public are in no
 * sum. Throws RangeError for any other amount that is no decimal: a sum that leaves something out is a wrong amount.
 */
export function sumByAsset(amounts: Iterable<AssetAmount>): readonly AssetAmount[] {
  const sums = new Map<string, { readonly asset: Asset; readonly total: Decimal }>();
  for (const { asset, amount } of amounts) {
    if (amount === HIDDEN_AMOUNT) continue;
    const value = parseDecimal(amount) ?? longDecimal(amount);
    const key = assetKey(asset);
    sums.set(key, { asset, total: sums.get(key)?.total.plus(value) ?? value });
  }
  return [...sums.values()].map(({ asset, total }) => ({ asset, amount: plain(total) }));
}

/** Compares two decimal strings exactly: negative, zero or positive. Throws RangeError where one is no decimal. */
export function compareAmounts(one: string, other: string): number {
  const difference = (parseDecimal(one) ?? longDecimal(one)).minus(parseDecimal(other) ?? longDecimal(other));
  return difference.isZero() ? 0 : difference.isNegative() ? -1 : 1;
}

/** The difference of a huge and a tiny balance may have more digits than any amount on the ledger. */
function longDecimal(amount: string): Decimal {
  if (amount.length > 1000 || !/^-?\d+(?:\.\d+)?$/.test(amount)) {
    throw new RangeError('An amount must be a decimal string.');
  }
  return new Decimal(amount);
}
