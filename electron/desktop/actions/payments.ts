import {
  type AppStart,
  type Asset,
  type AssetAmount,
  type AssetChoice,
  type AssetSum,
  CHART_DAYS,
  type DailySums,
  type DaySum,
  type FilterSums,
  type Neighbours,
  type Outcome,
  PAGE_ROWS,
  type PaymentDetail,
  type PaymentFilter,
  type PaymentPage,
  type PaymentQuery,
  type ShownStatement,
  type StoredPayment,
  type TrustStatement,
  VALIDATORS,
} from '../../contract/index.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import { formatAmount, formatAsset } from '../../payments/amounts/format.ts';
import { sumByAsset } from '../../payments/amounts/sum.ts';
import type { SteadyQuery } from '../../store/database/store.types.ts';
import { operatorOf } from '../../verify/opinion/operators.ts';
import { isOwnServer } from '../../xrpl/transport/server-url.ts';
import type { AppContext } from '../context/app-context.ts';
import { lastDays, localDay } from '../history/local-days.ts';
import { paymentRow } from '../history/payment-rows.ts';
import { storeQuery } from '../history/resolve-query.ts';
import { DONE, done, failed } from './action-outcome.ts';

/** Reads payments for the window and marks them as read. */
export function createPaymentActions(context: AppContext) {
  const resolve = (query: PaymentQuery) =>
    storeQuery(query, context.settings.watched(), context.settings.formerAccounts());

  /** Sums carry no network, but a token's id or issuer exists on one network only. */
  const infoOf = (asset: Asset): AssetInfo | null => {
    for (const { network } of context.monitors.all()) {
      const info = context.infoOf(network, asset);
      if (info !== null) return info;
    }
    return null;
  };

  /** With the texts that people read. */
  function shownSums(sums: readonly AssetAmount[]): readonly AssetSum[] {
    const { locale } = context.i18n();
    return sums.map((sum) => ({
      ...sum,
      amountText: formatAmount(sum, locale, infoOf(sum.asset)),
      assetText: formatAsset(sum.asset, infoOf(sum.asset)).text,
    }));
  }

  function shownStatement(statement: TrustStatement): ShownStatement {
    const amounts = shownSums(statement.stated?.amounts ?? []).map(({ amountText }) => amountText);
    const amountsText = amounts.length === 0 ? null : amounts.join(', ');
    const isOwn = isOwnServer(statement.server) === true;
    return { ...statement, operator: operatorOf(statement.server), isOwn, amountsText };
  }

  /** The days on which anything matches, in the order given. */
  async function daySums(query: SteadyQuery, days: readonly string[]): Promise<readonly DaySum[]> {
    const totals = await context.totals.byDay(query, days);
    return [...totals].map(([day, { count, sums }]) => ({ day, count, sums: shownSums(sums) }));
  }

  /** What the last "mark all as read" changed. */
  let markedTogether: readonly number[] = [];

  /** An index leads to the page; how many there are besides is remembered. */
  async function listed(steady: SteadyQuery, newest: number): Promise<Found> {
    // A bound that excludes nothing makes the database look at every row.
    const { upToId, ...unbound } = steady;
    const rows = context.store.page(upToId >= newest ? unbound : steady);
    return { rows, total: await context.search.count(steady) };
  }

  /** Every row has to be looked at: in slices, once for all pages. */
  async function found(steady: SteadyQuery): Promise<Found> {
    const { offset, limit } = steady;
    const ids = await context.search.ids(steady);
    return { rows: context.store.payments(ids.slice(offset, offset + limit)), total: ids.length };
  }

  async function query(query: PaymentQuery): Promise<PaymentPage> {
    const resolved = resolve(query);
    const newest = context.store.newestId();
    const upToId = query.upToId ?? newest;
    if (resolved === null) return { rows: [], total: 0, days: [], upToId };
    const steady = { ...resolved, upToId };
    const { rows, total } = query.search === undefined ? await listed(steady, newest) : await found(steady);
    const rowContext = context.rowContext();
    const days = new Set(rows.map((row) => localDay(new Date(row.closeTime ?? row.recordedAt))));
    return {
      rows: rows.map((row) => paymentRow(row, rowContext)),
      total,
      days: await daySums(steady, [...days]),
      upToId,
    };
  }

  async function daily(days: number, filter: PaymentFilter): Promise<DailySums> {
    const query = resolve({ ...filter, offset: 0, limit: 0 });
    if (query === null) return { days: [], sums: [] };
    const steady = { ...query, upToId: context.store.newestId() };
    const sums = await daySums(steady, lastDays(days, new Date(context.now())));
    return { days: sums, sums: shownSums(sumByAsset(sums.flatMap((day) => day.sums))) };
  }

  return {
    query,
    daily,
    /** The first page of the unfiltered list, and its chart. */
    first: async (): Promise<NonNullable<AppStart['list']>> => ({
      page: await query({ offset: 0, limit: PAGE_ROWS }),
      daily: await daily(CHART_DAYS, {}),
    }),
    detail(id: number): Outcome<PaymentDetail> {
      const payment = context.store.payment(id);
      if (payment === null) return failed('unknown-payment', context.i18n().t('error.unknownPayment'));
      const statements = context.store.statements(id);
      return done({
        payment: paymentRow(payment, context.rowContext()),
        explorerUrl: context.explorerUrl(payment),
        raw: pretty(context.store.raw(id)),
        statements: statements.filter(({ server }) => server !== VALIDATORS).map(shownStatement),
        proof: context.store.proofOf(id),
        dropped: context.store.detailsAreDropped(id),
      });
    },
    async sums(filter: PaymentFilter): Promise<FilterSums> {
      const query = resolve({ ...filter, offset: 0, limit: 0 });
      if (query === null) return { count: 0, sums: [] };
      const { count, sums } = await context.totals.matching({ ...query, upToId: context.store.newestId() });
      return { count, sums: shownSums(sums) };
    },
    async neighbours(id: number, filter: PaymentFilter): Promise<Neighbours> {
      const query = resolve({ ...filter, offset: 0, limit: 0 });
      if (query === null) return { previous: null, next: null };
      if (query.search === undefined) return context.store.neighbours(query, id);
      return context.search.neighbours({ ...query, upToId: context.store.newestId() }, id);
    },
    markRead(ids: readonly number[] | 'all'): Outcome {
      if (ids === 'all') {
        markedTogether = context.store.unreadIds();
        context.store.markRead(ids);
      } else {
        markedTogether = markedTogether.filter((id) => !ids.includes(id));
        context.store.markRead(ids);
        context.arrived(ids.map((id) => context.store.payment(id)).filter((payment) => payment !== null));
      }
      return DONE;
    },
    /** Takes back the last "mark all as read", except for what was opened since. */
    undoMarkRead(): Outcome<{ readonly count: number }> {
      const count = markedTogether.length;
      if (count === 0) return failed('nothing-to-undo', context.i18n().t('error.nothingToUndo'));
      context.store.markUnread(markedTogether);
      markedTogether = [];
      return done({ count });
    },
    /** In the user's locale, in the token's own decimal places. */
    amountText: (amount: AssetAmount): string =>
      formatAmount(amount, context.i18n().locale, infoOf(amount.asset)),
    assets: (): readonly AssetChoice[] =>
      context.store.assets().map((choice) => {
        const info = infoOf(choice.asset);
        const scale = info?.type === 'mpt' ? info.assetScale : 0;
        return { ...choice, assetText: formatAsset(choice.asset, info).text, scale };
      }),
  };
}

interface Found {
  readonly rows: readonly StoredPayment[];
  readonly total: number;
}

function pretty(raw: string | null): string {
  if (raw === null) return '';
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
