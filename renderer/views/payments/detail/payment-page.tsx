import { useEffect, useRef, useState } from 'react';
import type {
  AppSnapshot,
  Outcome,
  PaymentDetail,
  PaymentRow,
  TrustLevel,
} from '../../../../electron/contract/index.ts';
import { act, listen } from '../../../bridge.ts';
import { exactTime } from '../../../format/times.ts';
import { Page } from '../../../parts/layout/page.tsx';
import { useI18n, type WindowTranslate } from '../../../texts/language.ts';
import { paymentList } from '../list/payment-list-store.ts';
import { NeighbourButtons } from './neighbour-buttons.tsx';
import { PaymentFields } from './payment-fields.tsx';

interface Answer {
  readonly id: number;
  readonly outcome: Outcome<PaymentDetail>;
}

/**
 * One payment with every field. Opening it marks it as read. The fields of the one before stay until those of the next
 * are there, so that nothing flickers while a reader steps through the list.
 */
export function PaymentPage({ id, snapshot }: { readonly id: number; readonly snapshot: AppSnapshot }) {
  const { t, locale } = useI18n();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const opened = useRef(id);
  const fields = useRef<HTMLDivElement>(null);
  /** Reads what is shown of it anew. */
  const refresh = useRef(async () => {});
  /** How far the payment is believed as it is shown: what servers said changes with it. */
  const trust = useRef<TrustLevel | undefined>(undefined);
  trust.current = answer?.outcome.ok ? answer.outcome.value.payment.trust : undefined;
  useEffect(() => {
    let gone = false;
    void act('payments:detail', { id }).then((outcome) => {
      if (gone) return;
      setAnswer({ id, outcome });
      fields.current?.closest('.page-body')?.scrollTo({ top: 0 });
      if (!outcome.ok || outcome.value.payment.read) return;
      void act('payments:mark-read', { ids: [id] }).then((marked) => {
        if (marked.ok) paymentList.showRead([id]);
      });
    });
    const load = async () => {
      const outcome = await act('payments:detail', { id });
      if (!gone && outcome.ok) setAnswer((current) => (current?.id === id ? { id, outcome } : current));
    };
    refresh.current = load;
    // What is shown of it may change while it is open: its notification is shown after a pause, servers disagree.
    const stop = listen('payments:arrived', ({ rows }) => {
      const payment = rows.find((row) => row.id === id);
      if (payment === undefined) return;
      setAnswer((current) =>
        current?.id === id && current.outcome.ok
          ? { id, outcome: { ...current.outcome, value: { ...current.outcome.value, payment } } }
          : current,
      );
      if (payment.trust !== trust.current || payment.trust === 'disputed') void load();
    });
    return () => {
      gone = true;
      stop();
    };
  }, [id]);
  return (
    <Page title={t('detail.title')} actions={<NeighbourButtons id={id} />}>
      {/* The page's heading tells the first payment; another one in its place has to be told. */}
      <p role="status" className="sr-only">
        {answer === null || answer.id === opened.current || !answer.outcome.ok
          ? ''
          : announcement(answer.outcome.value.payment, t, locale)}
      </p>
      {answer === null ? (
        <p role="status" className="quiet late">
          {t('detail.loading')}
        </p>
      ) : answer.outcome.ok ? (
        <div ref={fields}>
          <PaymentFields
            key={answer.id}
            detail={answer.outcome.value}
            snapshot={snapshot}
            onProved={() => void refresh.current()}
          />
        </div>
      ) : (
        <p role="alert">
          {t('detail.failed')} <span className="quiet">{answer.outcome.text}</span>
        </p>
      )}
    </Page>
  );
}

function announcement(row: PaymentRow, t: WindowTranslate, locale: string): string {
  const sender = row.fromText === null ? [] : [t('payments.fromSender', { sender: row.fromText })];
  return [row.amountText, ...sender, exactTime(row.closeTime ?? row.recordedAt, locale)].join(', ');
}
