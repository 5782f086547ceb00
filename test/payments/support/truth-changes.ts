import { BigNumber } from 'bignumber.js';
import type { TruthAsset, TruthSide } from './recorded.ts';

/** Net change by asset key, as exact plain decimals; assets without a change are left out. */
export type Changes = Readonly<Record<string, string>>;

/** Adds amounts up by key; what comes to nothing is left out. */
export function netChanges(parts: Iterable<readonly [key: string, amount: BigNumber]>): Changes {
  const sums = new Map<string, BigNumber>();
  for (const [key, amount] of parts) sums.set(key, (sums.get(key) ?? new BigNumber(0)).plus(amount));
  return Object.fromEntries(
    [...sums]
      .filter(([, sum]) => !sum.isZero())
      .map(([key, sum]) => [key, sum.toFixed()] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** The measured net changes of a truth entry, or null where it was only measured over the whole ledger. */
export function measuredChanges(side: TruthSide, account: string): Changes | null {
  if (side.deltas === undefined) return null;
  return netChanges(
    side.deltas
      .filter((delta) => delta.asset.nft_count !== true)
      .map((delta) => [truthKey(delta.asset, account), truthAmount(delta.asset, delta.amount)] as const),
  );
}

/** What the scenario's design says was received, where one ledger held several transactions. */
export function designedCredit(side: TruthSide, account: string): Changes {
  if (!side.received || side.asset === undefined || side.amount === undefined) return {};
  return netChanges([[truthKey(side.asset, account), truthAmount(side.asset, side.amount)]]);
}

function truthKey(asset: TruthAsset, account: string): string {
  if (asset.mpt_issuance_id !== undefined) return `mpt:${asset.mpt_issuance_id}`;
  if (asset.currency === 'XRP') return 'XRP';
  return `${asset.currency}.${asset.issuer === '(self)' ? account : asset.issuer}`;
}

function truthAmount(asset: TruthAsset, amount: string): BigNumber {
  const value = new BigNumber(amount);
  return asset.currency === 'XRP' && asset.issuer === undefined ? value.shiftedBy(-6) : value;
}
