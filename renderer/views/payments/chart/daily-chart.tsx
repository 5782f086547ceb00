import { useState } from 'react';
import { CHART_DAYS, type PaymentFilter } from '../../../../electron/contract/index.ts';
import { dayHeading, localDay } from '../../../format/times.ts';
import { Select } from '../../../parts/controls/select.tsx';
import { useNow } from '../../../state/use-now.ts';
import { useI18n } from '../../../texts/language.ts';
import { isDayAlone } from '../filters/date-spans.ts';
import { assetsOf, type Bar, barsOf } from './bars.ts';
import { DayBars } from './day-bars.tsx';
import { useDaily } from './use-daily.ts';

interface DailyChartProps {
  readonly filter: PaymentFilter;
  /** Grows when payments were recorded. */
  readonly upToId: number;
  /** Another one: payments that were added up are so no longer, or are again. */
  readonly sumsRevision: number | undefined;
  /** Shows the payments of one day alone, or of all days again. */
  readonly onDay: (day: string) => void;
}

/** Incoming value by day of one asset, with its total: the one received on most days, unless another is chosen. */
export function DailyChart({ filter, upToId, sumsRevision, onDay }: DailyChartProps) {
  const { t, locale } = useI18n();
  const now = useNow();
  const daily = useDaily(filter, upToId, sumsRevision);
  const [chosen, setChosen] = useState<string | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const assets = assetsOf(daily);
  const asset = assets.find((entry) => entry.id === chosen) ?? assets[0];
  if (asset === undefined) return null;
  const { bars, top } = barsOf(daily, asset.id, localDay(new Date(now)), CHART_DAYS);
  const sumOf = (bar: Bar) =>
    t('payments.chartDay', {
      day: dayHeading(bar.day, now, locale),
      sum: bar.text ?? t('payments.chartNothing'),
    });
  // The day that the list is narrowed to stays marked.
  const alone = bars.findIndex((bar) => isDayAlone(filter, bar.day));
  const shown = marked ?? (alone === -1 ? null : alone);
  const markedBar = shown === null ? undefined : bars[shown];
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="quiet">
          {markedBar === undefined ? t('payments.chart', { asset: asset.name }) : sumOf(markedBar)}
        </span>
        {asset.totalText === null ? null : <bdi>{t('payments.chartTotal', { sum: asset.totalText })}</bdi>}
        {assets.length < 2 ? null : (
          <Select
            className="quiet-select"
            aria-label={t('payments.chartAsset')}
            value={asset.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {assets.map((entry) => (
              <option key={entry.id} value={entry.id}>
                {entry.name}
              </option>
            ))}
          </Select>
        )}
      </figcaption>
      <DayBars bars={bars} top={top} marked={shown} sumOf={sumOf} onMark={setMarked} onDay={onDay} />
      <ul className="sr-only">
        {bars
          .filter((bar) => bar.text !== null)
          .map((bar) => (
            <li key={bar.day}>{sumOf(bar)}</li>
          ))}
      </ul>
    </figure>
  );
}
