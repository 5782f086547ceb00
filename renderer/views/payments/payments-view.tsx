import { ArrowUp, CircleAlert, CloudOff, Inbox, SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AppSnapshot, PaymentFilter } from '../../../electron/contract.ts';
import { BlankSlate } from '../../parts/blank-slate.tsx';
import { Button } from '../../parts/button.tsx';
import { TestAlert } from '../../parts/test-alert.tsx';
import { useStore } from '../../state/store.ts';
import { useSpeech } from '../../texts/language.ts';
import { DailyChart } from './daily-chart.tsx';
import { FilterBar } from './filter-bar.tsx';
import { atTopStore, filterPayments, followPayments, paymentList } from './list-store.ts';
import { PaymentRows } from './payment-rows.tsx';

export function PaymentsView({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useSpeech();
  const state = useStore(paymentList.store);
  const atTop = useStore(atTopStore);
  const [filter, setFilter] = useState<PaymentFilter>(paymentList.filter);
  useEffect(followPayments, []);
  const change = (next: PaymentFilter) => {
    setFilter(next);
    filterPayments(next);
  };
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className="payments">
      <h1 className="sr-only">{t.views.payments}</h1>
      <FilterBar filter={filter} onChange={change} snapshot={snapshot} total={state.total} />
      {state.status === 'failed' ? (
        <BlankSlate icon={CircleAlert} title={t.payments.failed}>
          <Button onClick={() => paymentList.refresh()}>{t.app.tryAgain}</Button>
        </BlankSlate>
      ) : state.status === 'loading' ? (
        <p role="status" className="quiet late centred">
          {t.app.loading}
        </p>
      ) : state.total > 0 ? (
        <PaymentRows
          key={JSON.stringify(filter)}
          state={state}
          accounts={snapshot.accounts}
          top={<DailyChart filter={filter} upToId={state.upToId} />}
        />
      ) : filtered ? (
        <BlankSlate icon={SearchX} title={t.payments.nothingFound}>
          <p className="quiet">{t.payments.nothingFoundHint}</p>
          <Button onClick={() => change({})}>{t.payments.clearFilters}</Button>
        </BlankSlate>
      ) : (
        <NothingYet snapshot={snapshot} />
      )}
      {state.newer > 0 && state.status === 'ready' && !atTop ? <NewerPill count={state.newer} /> : null}
    </div>
  );
}

function NothingYet({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useSpeech();
  const offline = snapshot.overall === 'offline' || snapshot.overall === 'stalled';
  return (
    <BlankSlate icon={offline ? CloudOff : Inbox} title={t.payments.empty}>
      <p className="quiet">
        {offline
          ? t.payments.offlineHint
          : snapshot.overall === 'catching-up'
            ? t.payments.emptyCatchingUp
            : t.payments.emptyHint}
      </p>
      <TestAlert />
    </BlankSlate>
  );
}

/** Payments that arrived while the reader is further down: nothing moves until they are asked for. */
function NewerPill({ count }: { readonly count: number }) {
  const { t } = useSpeech();
  const show = () => {
    document.querySelector('.payment-scroller')?.scrollTo({ top: 0 });
    paymentList.refresh();
  };
  return (
    <div className="newer">
      <Button look="primary" icon={ArrowUp} onClick={show}>
        {t.payments.newer(count)}
      </Button>
    </div>
  );
}
