import { useEffect, useState } from 'react';
import type { AssetSum, PaymentFilter } from '../../../../electron/contract/index.ts';
import { ask } from '../../../bridge.ts';
import { assetIdentity } from '../../../format/names.ts';
import { useI18n } from '../../../texts/language.ts';

/** Assets shown; the others are counted. */
const SHOWN = 3;

interface FilteredSumProps {
  readonly filter: PaymentFilter;
  /** Payments that match, and the newest row among all: when either changes, the sum is another. */
  readonly total: number;
  readonly upToId: number;
  /** Another one: payments that were added up are so no longer, or are again. */
  readonly sumsRevision: number | undefined;
}

/** What the payments that match come to, by asset, as main added it up over all of them. */
export function FilteredSum({ filter, total, upToId, sumsRevision }: FilteredSumProps) {
  const { t } = useI18n();
  const sums = useSums(filter, total, upToId, sumsRevision);
  const rest = sums.length - SHOWN;
  return (
    <p className="filtered-sum">
      {sums.length === 0 ? null : <span className="quiet">{t('payments.sumOfFound')}</span>}
      {sums.slice(0, SHOWN).map((sum) => (
        <bdi key={assetIdentity(sum.asset)}>{sum.amountText}</bdi>
      ))}
      {rest > 0 ? (
        <span className="quiet" title={sums.map(({ amountText }) => amountText).join('\n')}>
          {t('payments.moreAssets', { count: rest })}
        </span>
      ) : null}
    </p>
  );
}

/** Empty until main has answered for this filter: the sum of another would be a wrong amount. */
function useSums(
  filter: PaymentFilter,
  total: number,
  upToId: number,
  sumsRevision: number | undefined,
): readonly AssetSum[] {
  const [known, setKnown] = useState<{
    readonly filter: PaymentFilter;
    readonly sums: readonly AssetSum[];
  }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other payments are a reason to ask again
  useEffect(() => {
    let gone = false;
    ask('payments:sums', { filter }).then(
      ({ sums }) => {
        if (!gone) setKnown({ filter, sums });
      },
      // The list itself reports that the database cannot be read.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [filter, total, upToId, sumsRevision]);
  return known?.filter === filter ? known.sums : [];
}
