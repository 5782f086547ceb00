import { TriangleAlert } from 'lucide-react';
import type { PaymentDetail, ShownStatement } from '../../../../electron/contract/index.ts';
import { disputeOf, saidText, trustText } from '../../../format/trust-text.ts';
import { useI18n } from '../../../texts/language.ts';

/** That servers disagree, or did, and what came of it; nothing where they never did. */
export function DisputeNote({ detail }: { readonly detail: PaymentDetail }) {
  const { t } = useI18n();
  const dispute = disputeOf(detail);
  if (dispute === null) return null;
  if (dispute === 'won' || dispute === 'proved') {
    return <p className="detail-note">{t(dispute === 'won' ? 'detail.disputeWon' : 'proving.disputeWon')}</p>;
  }
  return (
    <p className={dispute === 'refuted' ? 'detail-warning disputed refuted' : 'detail-warning disputed'}>
      <TriangleAlert aria-hidden size="1rem" strokeWidth={2} />
      {t(DISPUTES[dispute])}
    </p>
  );
}

const DISPUTES = {
  open: 'detail.disputeOpen',
  lost: 'detail.disputeLost',
  refuted: 'proving.refuted',
} as const;

/** How far the payment is believed, on whose word, and what each server said where they disagreed. */
export function TrustValue({ detail }: { readonly detail: PaymentDetail }) {
  const { t } = useI18n();
  const { payment, statements } = detail;
  const differ = disputeOf(detail) !== null;
  return (
    <>
      <span className={payment.trust === 'disputed' ? 'disputed' : undefined}>{trustText(detail, t)}</span>
      {statements.length === 0 ? null : (
        <ul className="said-list">
          {statements.map((statement) => (
            <Said key={`${statement.server} ${statement.at}`} statement={statement} differ={differ} />
          ))}
        </ul>
      )}
    </>
  );
}

function Said({ statement, differ }: { readonly statement: ShownStatement; readonly differ: boolean }) {
  const { t } = useI18n();
  return (
    <li>
      <span className="mono quiet">{statement.server}</span>
      {differ ? (
        <span className={statement.says === 'disagrees' ? 'said disputed' : 'said quiet'}>
          {saidText(statement, t)}
        </span>
      ) : null}
    </li>
  );
}
