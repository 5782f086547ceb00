import { type AssetAmount, HIDDEN_AMOUNT } from '../../contract/index.ts';
import { assetKey, isXrp } from '../amounts/asset.ts';
import { compareAmounts } from '../amounts/sum.ts';

/**
 * The payment of most XRP; where none brought XRP, the largest of the asset that most of them brought: numbers of
 * different tokens are never compared. The first of equals; null where no amount is public.
 */
export function largestPayment<P extends AssetAmount>(payments: readonly P[]): P | null {
  const open = payments.filter(({ amount }) => amount !== HIDDEN_AMOUNT);
  const xrp = open.filter(({ asset }) => isXrp(asset));
  const [first = null, ...others] = xrp.length > 0 ? xrp : ofCommonestAsset(open);
  return others.reduce(
    (largest, payment) =>
      largest === null || compareAmounts(payment.amount, largest.amount) > 0 ? payment : largest,
    first,
  );
}

function ofCommonestAsset<P extends AssetAmount>(payments: readonly P[]): readonly P[] {
  const groups = [...Map.groupBy(payments, ({ asset }) => assetKey(asset)).values()];
  return groups.reduce((most, group) => (group.length > most.length ? group : most), []);
}
