import type { DaySum } from '../../../../electron/contract/index.ts';
import { assetIdentity } from '../../../format/names.ts';
import { dayHeading, localDay, shiftDay } from '../../../format/times.ts';
import { useNow } from '../../../state/use-now.ts';
import { useI18n } from '../../../texts/language.ts';

/** Sums shown; the others are counted. */
const SHOWN_SUMS = 3;

interface DayHeadProps {
  readonly day: string;
  readonly sums: DaySum | undefined;
}

/** The day and its sum for each asset. */
export function DayHeading({ day, sums }: DayHeadProps) {
  const { t, locale } = useI18n();
  const now = useNow();
  const today = localDay(new Date(now));
  const name =
    day === today
      ? t('payments.todayHead')
      : day === shiftDay(today, -1)
        ? t('payments.yesterday')
        : dayHeading(day, now, locale);
  const all = sums?.sums ?? [];
  const rest = all.length - SHOWN_SUMS;
  return (
    <div className="day-head">
      <h2>{name}</h2>
      <p className="day-sums" title={rest > 0 ? all.map((sum) => sum.amountText).join('\n') : undefined}>
        {all.slice(0, SHOWN_SUMS).map((sum) => (
          <bdi key={assetIdentity(sum.asset)}>{sum.amountText}</bdi>
        ))}
        {rest > 0 ? <bdi>+{rest}</bdi> : null}
      </p>
    </div>
  );
}
