import { BadgeCheck, Check, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { firstMemoLine, type PaymentRow } from '../../../../electron/contract/index.ts';
import type { Receiver } from '../../../format/names.ts';
import { isWorthSaying, outcomeText } from '../../../format/outcome-text.ts';
import { Swatch } from '../../../parts/display/account-swatch.tsx';
import { Amount } from '../../../parts/display/amount.tsx';
import { KindIcon } from '../../../parts/display/kind-icon.tsx';
import { RelativeTime } from '../../../parts/display/relative-time.tsx';
import { useI18n } from '../../../texts/language.ts';

interface PaymentRowProps {
  readonly row: PaymentRow;
  readonly index: number;
  readonly label: Receiver['label'];
  readonly colour: Receiver['colour'];
  /** False in privacy mode. */
  readonly showsMemo: boolean;
  readonly tabbable: boolean;
  readonly arrived: boolean;
  /** These two are the same functions each time: a list that is drawn again draws only the rows that changed. */
  readonly onOpen: (index: number, id: number) => void;
  readonly onFocus: (index: number) => void;
}

/** One payment: the amount stands out most, asset and account next, the rest is quiet. */
export const PaymentRowButton = memo(function PaymentRowButton({
  row,
  index,
  label,
  colour,
  showsMemo,
  tabbable,
  arrived,
  onOpen,
  onFocus,
}: PaymentRowProps) {
  const { t, locale } = useI18n();
  const memoLine = showsMemo ? firstMemoLine(row.memos) : null;
  return (
    <button
      type="button"
      className={arrived ? 'payment payment-arrived' : 'payment'}
      data-unread={!row.read}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => onOpen(index, row.id)}
      onFocus={() => onFocus(index)}
    >
      <span className="payment-kind">
        <KindIcon kind={row.kind} />
        {row.read ? null : <span className="unread-mark" role="img" aria-label={t('payments.unread')} />}
      </span>
      <span className="payment-first">
        <span className="payment-amount">
          <Amount text={row.amountText} assetText={row.assetText} />
          {row.assetSuspicious ? (
            <span role="img" aria-label={t('payments.suspicious')} title={t('payments.suspicious')}>
              <TriangleAlert aria-hidden size="0.875rem" strokeWidth={2} className="warning-icon" />
            </span>
          ) : null}
        </span>
        <span className="payment-time quiet">
          {row.trust === 'confirmed' || row.trust === 'proved' ? <Believed trust={row.trust} /> : null}
          <RelativeTime iso={row.closeTime ?? row.recordedAt} />
        </span>
      </span>
      <span className="payment-second">
        <span className="payment-account">
          <Swatch colour={colour} />
          <bdi>{label}</bdi>
        </span>
        <span className="payment-rest quiet">
          {row.trust === 'disputed' ? (
            <span className="word-mark word-mark-bad">
              {t(row.isRefuted ? 'trust.refuted' : 'trust.disputed')}
            </span>
          ) : null}
          {row.fromText === null ? null : (
            <bdi className="payment-from">{t('payments.fromSender', { sender: row.fromText })}</bdi>
          )}
          {row.destinationTag === null ? null : (
            <span>{t('payments.tag', { tag: String(row.destinationTag) })}</span>
          )}
          {isWorthSaying(row.outcome) ? <span>{outcomeText(row, { t, locale })}</span> : null}
          {row.partialOf === null ? null : <span className="word-mark">{t('payments.partial')}</span>}
          {memoLine === null ? null : (
            <span className="payment-memo">
              <span className="sr-only">{t('detail.memo')}: </span>
              <bdi>{t('payments.memo', { memo: memoLine })}</bdi>
            </span>
          )}
        </span>
        {row.kind === 'payment' ? null : <span className="payment-word quiet">{t(`kinds.${row.kind}`)}</span>}
      </span>
    </button>
  );
});

/** A quiet mark: another server holds the same, or the validators' signatures prove it. */
function Believed({ trust }: { readonly trust: 'confirmed' | 'proved' }) {
  const { t } = useI18n();
  const text = trust === 'proved' ? t('proving.mark') : t('trust.confirmed', { count: 2 });
  const Icon = trust === 'proved' ? BadgeCheck : Check;
  return (
    <span role="img" aria-label={text} title={text} className="confirmed-mark">
      <Icon aria-hidden size="0.75rem" strokeWidth={2} />
    </span>
  );
}

/** Keeps a row's place while its page is requested. */
export function PendingRow() {
  return (
    <div className="payment payment-pending" aria-hidden>
      <span className="payment-kind" />
      <span className="payment-first">
        <span className="pending-bar" />
      </span>
      <span className="payment-second">
        <span className="pending-bar pending-wide" />
      </span>
    </div>
  );
}
