import { useEffect, useState } from 'react';
import { CHART_DAYS, type DailySums, type PaymentFilter } from '../../../../electron/contract/index.ts';
import { ask } from '../../../bridge.ts';

/** The chart is requested again this long after the last arrival. */
const SETTLE_MS = 400;

/** The chart shown last. Returning to the list shows it at once, so that nothing below it moves. */
let shown: DailySums = { days: [], sums: [] };

/** Shows the days that came with the start at once. */
export function beginChart(daily: DailySums): void {
  shown = daily;
}

/** The days from main, requested again a moment after payments arrived, and at once where sums are others now. */
export function useDaily(filter: PaymentFilter, upToId: number, sumsRevision: number | undefined): DailySums {
  const [daily, setDaily] = useState<DailySums>(shown);
  const [settled, setSettled] = useState(upToId);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(upToId), SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [upToId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new payments and other sums are what asks again
  useEffect(() => {
    let gone = false;
    ask('payments:daily', { days: CHART_DAYS, filter }).then(
      (answer) => {
        shown = answer;
        if (!gone) setDaily(answer);
      },
      // The list below reports that the database cannot be read; a second report of the same would be noise.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [filter, settled, sumsRevision]);
  return daily;
}
