import type { AssetSum, DailySums } from '../../../../electron/contract/index.ts';
import { assetIdentity, splitAmount } from '../../../format/names.ts';
import { shiftDay } from '../../../format/times.ts';

/** Shares and steps below are for the picture only, so numbers will do; every amount that is read comes from main. */

export interface Bar {
  readonly day: string;
  readonly text: string | null;
  /** Share of the scale's top. */
  readonly share: number;
}

export interface ChartAsset {
  readonly id: string;
  readonly name: string;
  /** Received on all days together, with its asset; null where main did not add it up. */
  readonly totalText: string | null;
  readonly days: number;
}

/** The assets received on any day: those of most days first, XRP before its equals. */
export function assetsOf({ days, sums }: DailySums): readonly ChartAsset[] {
  const found = new Map<string, ChartAsset>();
  const total = (id: string) => sums.find((sum) => assetIdentity(sum.asset) === id)?.amountText ?? null;
  for (const sum of days.flatMap((day) => day.sums)) {
    const id = assetIdentity(sum.asset);
    found.set(id, {
      id,
      name: splitAmount(sum.amountText).asset || sum.amountText,
      totalText: total(id),
      days: (found.get(id)?.days ?? 0) + 1,
    });
  }
  return [...found.values()].sort((a, b) => b.days - a.days || (a.id === 'XRP' ? -1 : 1));
}

/** A bar for each of the last `count` days of one asset, today's last, and the amount at the scale's top. */
export function barsOf(
  { days }: DailySums,
  asset: string,
  today: string,
  count: number,
): { readonly bars: readonly Bar[]; readonly top: number } {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const ofAsset = (sum: AssetSum) => assetIdentity(sum.asset) === asset;
  const sums = Array.from({ length: count }, (_, index) => {
    const day = shiftDay(today, index - count + 1);
    const sum = byDay.get(day)?.sums.find(ofAsset);
    return { day, text: sum?.amountText ?? null, size: sum === undefined ? 0 : Number(sum.amount) };
  });
  const top = scaleTop(Math.max(...sums.map((sum) => sum.size)));
  return { bars: sums.map(({ day, text, size }) => ({ day, text, share: size / top })), top };
}

/**
 * The least of 1, 2, 4, 5, 8 or 10 times a power of ten that is not below `highest`: its half is as round.
 * @internal
 */
export function scaleTop(highest: number): number {
  if (!(highest > 0) || !Number.isFinite(highest)) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 4, 5, 8, 10].find((each) => each * power >= highest) ?? 10;
  return step * power;
}

/** A mark of the scale, in few characters: "500", "12K", "0.002". */
export function scaleText(amount: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 2 }).format(amount);
}
