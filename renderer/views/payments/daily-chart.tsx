import { useEffect, useState } from 'react';
import { CHART_DAYS, type DaySum, type PaymentFilter } from '../../../electron/contract/index.ts';
import { ask } from '../../bridge.ts';
import { assetIdentity, splitAmount } from '../../format/names.ts';
import { dayHeading, localDay, shiftDay } from '../../format/times.ts';
import { Select } from '../../parts/controls/select.tsx';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';

const DAYS = CHART_DAYS;
const HEIGHT = 40;
/** A day with any payment is always visible. */
const LEAST_BAR = 2;
/** The chart is requested again this long after the last arrival. */
const SETTLE_MS = 400;

interface DailyChartProps {
  readonly filter: PaymentFilter;
  /** Grows when payments were recorded. */
  readonly upToId: number;
  /** Shows the payments of one day alone, or of all days again. */
  readonly onDay: (day: string) => void;
}

interface Bar {
  readonly day: string;
  readonly text: string | null;
  /** Share of the highest bar; a picture only, so a number will do. */
  readonly share: number;
}

/** Incoming value by day of one asset: the one received on most days, unless another is chosen. */
export function DailyChart({ filter, upToId, onDay }: DailyChartProps) {
  const { t, locale } = useI18n();
  const now = useNow();
  const days = useDaily(filter, upToId);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const assets = assetsOf(days);
  const asset = assets.find((entry) => entry.id === chosen) ?? assets[0];
  if (asset === undefined) return null;
  const bars = barsOf(days, asset.id, localDay(new Date(now)));
  const sumOf = (bar: Bar) =>
    t('payments.chartDay', {
      day: dayHeading(bar.day, now, locale),
      sum: bar.text ?? t('payments.chartNothing'),
    });
  const pointedBar = bars.find((bar) => bar.day === pointed);
  return (
    <figure className="chart" onPointerLeave={() => setPointed(null)}>
      <figcaption className="chart-head">
        <span className="quiet">
          {pointedBar === undefined ? t('payments.chart', { asset: asset.name }) : sumOf(pointedBar)}
        </span>
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
      <svg
        className="chart-bars"
        viewBox={`0 0 ${DAYS * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('payments.chart', { asset: asset.name })}
      >
        {bars.map((bar, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the pointer; the date filter is the way by keyboard
          <g key={bar.day} onPointerEnter={() => setPointed(bar.day)} onClick={() => onDay(bar.day)}>
            <rect className="chart-hit" x={index * 10} y={0} width={10} height={HEIGHT} />
            {bar.text === null ? (
              <rect className="chart-none" x={index * 10 + 1} y={HEIGHT - 1} width={8} height={1} />
            ) : (
              <rect
                className="chart-bar"
                x={index * 10 + 1}
                y={HEIGHT - Math.max(LEAST_BAR, bar.share * HEIGHT)}
                width={8}
                height={Math.max(LEAST_BAR, bar.share * HEIGHT)}
              />
            )}
          </g>
        ))}
      </svg>
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

/** The chart shown last. Returning to the list shows it at once, so that nothing below it moves. */
let shown: readonly DaySum[] = [];

/** Shows the days that came with the start at once. */
export function beginChart(days: readonly DaySum[]): void {
  shown = days;
}

/** The days from main, requested again a moment after payments arrived. */
function useDaily(filter: PaymentFilter, upToId: number): readonly DaySum[] {
  const [days, setDays] = useState<readonly DaySum[]>(shown);
  const [settled, setSettled] = useState(upToId);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(upToId), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [upToId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new payments are what asks again
  useEffect(() => {
    let gone = false;
    ask('payments:daily', { days: DAYS, filter }).then(
      (answer) => {
        shown = answer;
        if (!gone) setDays(answer);
      },
      // The list below reports that the database cannot be read; a second report of the same would be noise.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [filter, settled]);
  return days;
}

interface ChartAsset {
  readonly id: string;
  readonly name: string;
  readonly days: number;
}

function assetsOf(days: readonly DaySum[]): readonly ChartAsset[] {
  const found = new Map<string, ChartAsset>();
  for (const day of days) {
    for (const sum of day.sums) {
      const id = assetIdentity(sum.asset);
      found.set(id, {
        id,
        name: splitAmount(sum.amountText).asset || sum.amountText,
        days: (found.get(id)?.days ?? 0) + 1,
      });
    }
  }
  return [...found.values()].sort((a, b) => b.days - a.days || (a.id === 'XRP' ? -1 : 1));
}

function barsOf(days: readonly DaySum[], asset: string, today: string): readonly Bar[] {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const sums = Array.from({ length: DAYS }, (_, index) => {
    const day = shiftDay(today, index - DAYS + 1);
    const sum = byDay.get(day)?.sums.find((entry) => assetIdentity(entry.asset) === asset);
    return { day, text: sum?.amountText ?? null, size: sum === undefined ? 0 : Number(sum.amount) };
  });
  const highest = Math.max(...sums.map((sum) => sum.size), Number.MIN_VALUE);
  return sums.map(({ day, text, size }) => ({ day, text, share: size / highest }));
}
