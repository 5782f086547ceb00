import { describe, expect, it } from 'vitest';
import type { DailySums } from '../../../electron/contract/index.ts';
import { assetsOf, barsOf, scaleText, scaleTop } from '../../../renderer/views/payments/chart/bars.ts';

const XRP = { currency: 'XRP' } as const;
const USD = { currency: 'USD', issuer: 'rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH' } as const;
const sum = (asset: typeof XRP | typeof USD, amount: string) => ({
  asset,
  amount,
  amountText: `${amount} ${asset.currency}`,
  assetText: asset.currency,
});
const daily: DailySums = {
  days: [
    { day: '2026-11-19', count: 1, sums: [sum(XRP, '250')] },
    { day: '2026-11-21', count: 2, sums: [sum(USD, '3'), sum(XRP, '40.5')] },
  ],
  sums: [sum(USD, '3'), sum(XRP, '290.5')],
};

describe('the bars of the chart', () => {
  it('stand on a scale that ends at a round amount not below the highest', () => {
    for (const [highest, top] of [
      [0, 1],
      [1, 1],
      [1.01, 2],
      [3, 4],
      [290, 400],
      [4_500, 5_000],
      [7, 8],
      [9.2, 10],
      [0.0021, 0.004],
      [1e17, 1e17],
    ] as const) {
      expect([highest, scaleTop(highest)]).toEqual([highest, expect.closeTo(top, 12)]);
    }
  });

  it('are one for each day up to today, a share of the scale high', () => {
    const { bars, top } = barsOf(daily, 'XRP', '2026-11-21', 4);
    expect(top).toBe(400);
    expect(bars).toEqual([
      { day: '2026-11-18', text: null, share: 0 },
      { day: '2026-11-19', text: '250 XRP', share: 0.625 },
      { day: '2026-11-20', text: null, share: 0 },
      { day: '2026-11-21', text: '40.5 XRP', share: 0.10125 },
    ]);
  });

  it('are of the asset of most days, with the total that main added up', () => {
    expect(assetsOf(daily)).toEqual([
      { id: 'XRP', name: 'XRP', totalText: '290.5 XRP', days: 2 },
      expect.objectContaining({ name: 'USD', totalText: '3 USD', days: 1 }),
    ]);
  });

  it('have short marks in every language', () => {
    expect(scaleText(12_000, 'en')).toBe('12K');
    expect(scaleText(0.002, 'en')).toBe('0.002');
    for (const locale of ['de', 'es', 'ja']) expect(scaleText(1_500_000, locale).length).toBeLessThan(10);
  });
});
