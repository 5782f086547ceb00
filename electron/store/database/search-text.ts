import type { Asset, Payment } from '../../contract/index.ts';

/** Everything that people search a payment by, one per line, so that no search matches across two of them. */
export function searchText(payment: Payment): string {
  const memos = payment.memos.flatMap((memo) => [memo.type, memo.data, memo.dataHex]);
  const parts = [
    payment.hash,
    payment.account,
    payment.from,
    payment.destinationTag,
    payment.sourceTag,
    payment.amount,
    ...assetTexts(payment.asset),
    payment.invoiceId,
    ...memos,
  ];
  return parts.filter((part) => part !== null && part !== '').join('\n');
}

function assetTexts(asset: Asset): readonly string[] {
  if ('mptIssuanceId' in asset) return [asset.mptIssuanceId];
  return 'issuer' in asset ? [asset.currency, asset.issuer] : [asset.currency];
}
