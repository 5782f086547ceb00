import { ArrowUp, CircleAlert, CloudOff, Inbox, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { emptyListOf } from '../../format/empty-list.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { localDay } from '../../format/times.ts';
import { Button } from '../../parts/controls/button.tsx';
import { TestAlertButton } from '../../parts/controls/test-alert-button.tsx';
import { BlankSlate } from '../../parts/layout/blank-slate.tsx';
import { useStore } from '../../state/external-store.ts';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';
import { DailyChart } from './chart/daily-chart.tsx';
import { onDay, withDay } from './filters/date-spans.ts';
import { FilterBar } from './filters/filter-bar.tsx';
import {
  atTopStore,
  filterPayments,
  filterStore,
  followPayments,
  paymentList,
} from './list/payment-list-store.ts';
import { PaymentRows } from './list/payment-rows.tsx';
import { StartOffer } from './start-offer.tsx';

/** The list of payments with its search, filters and chart, or why there is nothing to list. */
export function PaymentsView({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const state = useStore(paymentList.store);
  const atTop = useStore(atTopStore);
  const filter = useStore(filterStore);
  useEffect(followPayments, []);
  const today = localDay(new Date(useNow()));
  useEffect(() => {
    const next = onDay(filterStore.get(), today);
    if (next !== null) filterPayments(next);
  }, [today]);
  // What is unread becomes less in many ways, all of which the count knows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count is the reason to read again
  useEffect(() => {
    if (filter.unread === true) paymentList.refresh();
  }, [snapshot.unread]);
  useEffect(() => paymentList.setSumsRevision(snapshot.sumsRevision), [snapshot.sumsRevision]);
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className="payments">
      <h1 className="sr-only">{t('views.payments')}</h1>
      <FilterBar
        filter={filter}
        onChange={filterPayments}
        snapshot={snapshot}
        total={state.total}
        upToId={state.upToId}
      />
      <StartOffer snapshot={snapshot} />
      {state.status === 'failed' ? (
        <BlankSlate icon={CircleAlert} title={t('payments.failed')}>
          <Button onClick={() => paymentList.refresh()}>{t('app.tryAgain')}</Button>
        </BlankSlate>
      ) : state.status === 'loading' ? (
        <p role="status" className="quiet late centred">
          {t('app.loading')}
        </p>
      ) : state.total === 0 && !filtered && snapshot.unread > 0 ? (
        <Arriving unread={snapshot.unread} />
      ) : state.total > 0 ? (
        <PaymentRows
          key={JSON.stringify(filter)}
          state={state}
          snapshot={snapshot}
          showsMemos={!snapshot.settings.privacyMode}
          top={
            <DailyChart
              filter={filter}
              upToId={state.upToId}
              sumsRevision={snapshot.sumsRevision}
              onDay={(day) => filterPayments(withDay(filter, day))}
            />
          }
        />
      ) : filtered ? (
        <BlankSlate icon={SearchX} title={t('payments.nothingFound')}>
          <p className="quiet">{t('payments.nothingFoundHint')}</p>
          <Button onClick={() => filterPayments({})}>{t('payments.clearFilters')}</Button>
        </BlankSlate>
      ) : (
        <NothingYet snapshot={snapshot} />
      )}
      {state.newer > 0 && state.status === 'ready' && !atTop ? <NewerPill count={state.newer} /> : null}
    </div>
  );
}

function NothingYet({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t, locale } = useI18n();
  const { isOffline, hint, ledger } = emptyListOf(snapshot);
  return (
    <BlankSlate icon={isOffline ? CloudOff : Inbox} title={t('payments.empty')}>
      <p className="quiet">{t(hint)}</p>
      {ledger === null ? null : (
        <p className="quiet small">{t('payments.watching', { ledger: wholeNumber(ledger, locale) })}</p>
      )}
      <TestAlertButton />
    </BlankSlate>
  );
}

/** Payments are counted already that the list does not hold yet: it is read again. */
function Arriving({ unread }: { readonly unread: number }) {
  const { t } = useI18n();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further payment is a reason to read again
  useEffect(() => paymentList.refresh(), [unread]);
  return (
    <p role="status" className="quiet late centred">
      {t('app.loading')}
    </p>
  );
}

/** Counts payments that arrived while the list is scrolled down: nothing moves until this is pressed. */
function NewerPill({ count }: { readonly count: number }) {
  const { t } = useI18n();
  const show = () => {
    document.querySelector('.payment-scroller')?.scrollTo({ top: 0 });
    paymentList.refresh();
  };
  return (
    <div className="newer">
      <Button look="primary" icon={ArrowUp} onClick={show}>
        {t('payments.newer', { count })}
      </Button>
    </div>
  );
}
