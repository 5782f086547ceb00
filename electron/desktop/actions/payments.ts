import type {
  Asset,
  AssetAmount,
  AssetChoice,
  AssetSum,
  DaySum,
  Outcome,
  PaymentDetail,
  PaymentFilter,
  PaymentPage,
  PaymentQuery,
} from '../../contract.ts';
import type { AssetInfo } from '../../payments/asset-info.ts';
import { formatAmount, formatAsset } from '../../payments/format.ts';
import type { StoreQuery } from '../../store/store.types.ts';
import { dayBounds, lastDays, localDay } from '../state/days.ts';
import type { Desk } from '../state/desk.ts';
import { paymentRow } from '../state/payment-rows.ts';
import { storeQuery } from '../state/store-query.ts';
import { explorerUrl } from '../window/links.ts';
import { DONE, done, failed } from './outcome.ts';

/** What the window asks of the payments. */
export interface PaymentActions {
  query(query: PaymentQuery): PaymentPage;
  detail(id: number): Outcome<PaymentDetail>;
  markRead(ids: readonly number[] | 'all'): Outcome;
  daily(days: number, filter: PaymentFilter): readonly DaySum[];
  assets(): readonly AssetChoice[];
  /** In the user's locale, in the token's own decimal places. */
  amountText(amount: AssetAmount): string;
}

export function createPaymentActions(desk: Desk): PaymentActions {
  /** Sums run over all networks; a token's id or issuer names it on one of them alone. */
  const infoOf = (asset: Asset): AssetInfo | null => {
    for (const { network } of desk.monitors.all()) {
      const info = desk.infoOf(network, asset);
      if (info !== null) return info;
    }
    return null;
  };

  function sumsOf(query: StoreQuery): readonly AssetSum[] {
    const { locale } = desk.words();
    return desk.store.sums(query).map((sum) => ({
      ...sum,
      amountText: formatAmount(sum, locale, infoOf(sum.asset)),
      assetText: formatAsset(sum.asset, infoOf(sum.asset)).text,
    }));
  }

  /** One day of what matches. Empty days are told apart before anything is added up. */
  function daySum(query: StoreQuery, day: string): DaySum {
    const bounds = dayBounds(day);
    const within: StoreQuery = {
      ...query,
      from: query.from !== undefined && query.from > bounds.from ? query.from : bounds.from,
      to: query.to !== undefined && query.to < bounds.to ? query.to : bounds.to,
      offset: 0,
      limit: 0,
    };
    const { total } = desk.store.query(within);
    return { day, count: total, sums: total === 0 ? [] : sumsOf(within) };
  }

  return {
    query(query) {
      const resolved = storeQuery(query, desk.settings.watched());
      const upToId = query.upToId ?? desk.store.newestId();
      if (resolved === null) return { rows: [], total: 0, days: [], upToId };
      const steady = { ...resolved, upToId };
      const { rows, total } = desk.store.query(steady);
      const context = desk.rowContext();
      const days = new Set(rows.map((row) => localDay(new Date(row.closeTime ?? row.recordedAt))));
      return {
        rows: rows.map((row) => paymentRow(row, context)),
        total,
        days: [...days].map((day) => daySum(steady, day)),
        upToId,
      };
    },
    detail(id) {
      const payment = desk.store.payment(id);
      if (payment === null) return failed('unknown-payment', desk.words().say('errorUnknownPayment'));
      return done({
        payment: paymentRow(payment, desk.rowContext()),
        // No explorer knows the simulated ledger.
        explorerUrl: desk.demo
          ? null
          : explorerUrl(desk.settings.settings().explorerTemplate, payment.hash, payment.network),
        raw: pretty(desk.store.raw(id)),
      });
    },
    markRead(ids) {
      desk.store.markRead(ids);
      if (ids !== 'all') {
        desk.arrived(ids.map((id) => desk.store.payment(id)).filter((payment) => payment !== null));
      }
      desk.changed('unread', 'accounts');
      return DONE;
    },
    daily(days, filter) {
      const query = storeQuery({ ...filter, offset: 0, limit: 0 }, desk.settings.watched());
      if (query === null) return [];
      return lastDays(days, new Date(desk.now()))
        .map((day) => daySum(query, day))
        .filter(({ count }) => count > 0);
    },
    amountText: (amount) => formatAmount(amount, desk.words().locale, infoOf(amount.asset)),
    assets: () =>
      desk.store
        .assets()
        .map((asset) => ({ ...asset, assetText: formatAsset(asset.asset, infoOf(asset.asset)).text })),
  };
}

function pretty(raw: string | null): string {
  if (raw === null) return '';
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
