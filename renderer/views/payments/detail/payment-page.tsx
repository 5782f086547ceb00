import { useEffect, useState } from 'react';
import type { AppSnapshot, Outcome, PaymentDetail } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { Page } from '../../../parts/layout/page.tsx';
import { useI18n } from '../../../texts/language.ts';
import { paymentList } from '../list/payment-list-store.ts';
import { PaymentFields } from './payment-fields.tsx';

/** One payment with every field. Opening it marks it as read. */
export function PaymentPage({ id, snapshot }: { readonly id: number; readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const [answer, setAnswer] = useState<Outcome<PaymentDetail> | null>(null);
  useEffect(() => {
    let gone = false;
    void act('payments:detail', { id }).then((outcome) => {
      if (gone) return;
      setAnswer(outcome);
      if (!outcome.ok || outcome.value.payment.read) return;
      void act('payments:mark-read', { ids: [id] }).then((marked) => {
        if (marked.ok) paymentList.showRead([id]);
      });
    });
    return () => {
      gone = true;
    };
  }, [id]);
  return (
    <Page title={t('detail.title')}>
      {answer === null ? (
        <p role="status" className="quiet late">
          {t('detail.loading')}
        </p>
      ) : answer.ok ? (
        <PaymentFields detail={answer.value} snapshot={snapshot} />
      ) : (
        <p role="alert">
          {t('detail.failed')} <span className="quiet">{answer.text}</span>
        </p>
      )}
    </Page>
  );
}
