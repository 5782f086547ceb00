import { ExternalLink, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  type AppSnapshot,
  HIDDEN_AMOUNT,
  type Memo,
  memoText,
  type PaymentDetail,
  type PaymentRow,
  SMALL_PAYMENTS_PER_DAY,
} from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { accountOf, networkName, receiverOf } from '../../../format/names.ts';
import { wholeNumber } from '../../../format/numbers.ts';
import { outcomeText } from '../../../format/outcome-text.ts';
import { exactTime } from '../../../format/times.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { CopyButton } from '../../../parts/controls/copy-button.tsx';
import { Swatch } from '../../../parts/display/account-swatch.tsx';
import { Amount } from '../../../parts/display/amount.tsx';
import { KindIcon } from '../../../parts/display/kind-icon.tsx';
import { worked } from '../../../state/messages.ts';
import { useI18n } from '../../../texts/language.ts';
import { ProofSection } from './proof-section.tsx';
import { SenderActions } from './sender-actions.tsx';
import { DisputeNote, TrustValue } from './trust-entry.tsx';

interface PaymentFieldsProps {
  readonly detail: PaymentDetail;
  /** The payment is proved now. */
  readonly onProved: () => void;
  readonly snapshot: AppSnapshot;
}

/** Every field of a payment with its copy button; fields that the transaction lacks are left out. */
export function PaymentFields({ detail, snapshot, onProved }: PaymentFieldsProps) {
  const { t, locale } = useI18n();
  const row = detail.payment;
  const account = accountOf(row, snapshot.accounts);
  const receiver = receiverOf(row, snapshot);
  const open = async (url: string) => {
    worked(await act('link:open', { url }));
  };
  return (
    <article className="detail">
      <header className="detail-head">
        <p className="detail-kind quiet">
          <KindIcon kind={row.kind} />
          {t(`kinds.${row.kind}`)}
        </p>
        <p className="detail-amount">
          <Amount text={row.amountText} assetText={row.assetText} />
        </p>
        <p className="quiet">
          <time dateTime={row.closeTime ?? row.recordedAt}>
            {exactTime(row.closeTime ?? row.recordedAt, locale)}
          </time>
        </p>
        <DisputeNote detail={detail} />
        {row.partialOfText === null ? null : (
          <p className="detail-note">
            <span className="word-mark">{t('payments.partial')}</span>{' '}
            {t('detail.partialHint', { amount: row.partialOfText })}
          </p>
        )}
        {row.assetSuspicious ? (
          <p className="detail-note detail-warning">
            <TriangleAlert aria-hidden size="1rem" strokeWidth={2} className="warning-icon" />
            {t('payments.suspicious')}
          </p>
        ) : null}
      </header>
      {detail.explorerUrl === null ? null : (
        <Button icon={ExternalLink} onClick={() => void open(detail.explorerUrl ?? '')}>
          {t('detail.explorer')}
        </Button>
      )}
      <ProofSection detail={detail} snapshot={snapshot} onProved={onProved} />
      <dl className="fields">
        <Entry name={t('detail.received')} copy={row.account}>
          {receiver.state === 'unknown' ? null : (
            <strong className="detail-label">
              <Swatch colour={receiver.colour} />
              <bdi>{receiver.label}</bdi>
            </strong>
          )}
          {receiver.state === 'watched' ? null : (
            <span className="quiet memo-part">{t('detail.notWatched')}</span>
          )}
          <span className="mono">{row.account}</span>
        </Entry>
        <Entry name={t('detail.sender')} copy={row.from}>
          {row.from === null ? (
            <span className="quiet">{t('detail.nobody')}</span>
          ) : (
            <>
              <Contact row={row} snapshot={snapshot} />
              <span className="mono">{row.from}</span>
            </>
          )}
        </Entry>
        {row.from === null ? null : (
          <SenderActions sender={row.from} account={account} contacts={snapshot.contacts} />
        )}
        <Optional name={t('detail.destinationTag')} value={row.destinationTag} />
        <Optional name={t('detail.sourceTag')} value={row.sourceTag} />
        <Optional name={t('detail.invoiceId')} value={row.invoiceId} />
        {row.memos.map((memo, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: memos have no identity but their place, and never move
          <MemoEntry key={index} memo={memo} />
        ))}
        <Entry name={t('detail.amount')} copy={row.amount}>
          {row.amount === HIDDEN_AMOUNT ? (
            <bdi>{row.amountText}</bdi>
          ) : (
            <span className="mono">{row.amount}</span>
          )}
        </Entry>
        {'mptIssuanceId' in row.asset ? (
          <Optional name={t('detail.issuanceId')} value={row.asset.mptIssuanceId} />
        ) : (
          <Optional name={t('detail.currencyCode')} value={row.asset.currency} />
        )}
        <Optional name={t('detail.issuer')} value={row.assetIssuer} />
        {row.partialOfText === null ? null : (
          <Entry name={t('detail.partialOf')}>
            <bdi>{row.partialOfText}</bdi>
          </Entry>
        )}
        {row.deliveredAmount === null ? null : (
          <Entry name={t('detail.delivered')}>
            {row.deliveredText === null ? t('detail.unavailable') : <bdi>{row.deliveredText}</bdi>}
          </Entry>
        )}
        {row.credentialIds.map((id) => (
          <Optional key={id} name={t('detail.credentials')} value={id} />
        ))}
        <Entry name={t('detail.transaction')} copy={row.hash}>
          <span className="mono">{row.hash}</span>
        </Entry>
        <Entry name={t('detail.transactionType')}>{row.transactionType}</Entry>
        <Entry name={t('detail.ledger')} copy={String(row.ledgerIndex)}>
          {wholeNumber(row.ledgerIndex, locale)}
        </Entry>
        <Entry name={t('detail.network')}>{networkName(row.network, t)}</Entry>
        <Entry name={t('detail.servers')}>
          <TrustValue detail={detail} />
        </Entry>
        <Entry name={t('detail.source')}>
          {row.source === 'live' ? t('detail.live') : t('detail.recovered')},{' '}
          {exactTime(row.recordedAt, locale)}
        </Entry>
        <Entry name={t('detail.alerted')}>{outcomeText(row, { t, locale })}</Entry>
      </dl>
      {detail.dropped ? (
        <p className="quiet">{t('detail.dropped', { most: SMALL_PAYMENTS_PER_DAY })}</p>
      ) : null}
      {detail.raw === '' ? null : <Raw text={detail.raw} />}
    </article>
  );
}

function Raw({ text }: { readonly text: string }) {
  const { t } = useI18n();
  return (
    <details className="raw">
      <summary>{t('detail.raw')}</summary>
      <div className="raw-box">
        <CopyButton text={text} what={t('detail.raw')} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <pre tabIndex={0} dir="ltr">
          {text}
        </pre>
      </div>
    </details>
  );
}

function Contact({ row, snapshot }: { readonly row: PaymentRow; readonly snapshot: AppSnapshot }) {
  const contact = snapshot.contacts.find((entry) => entry.address === row.from);
  return contact === undefined ? null : (
    <strong className="detail-label">
      <bdi>{contact.name}</bdi>
    </strong>
  );
}

interface EntryProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly copy?: string | null;
}

function Entry({ name, children, copy }: EntryProps) {
  return (
    <div className="entry">
      <dt>{name}</dt>
      <dd>
        <span className="entry-value">{children}</span>
        {copy === undefined || copy === null ? null : <CopyButton text={copy} what={name} />}
      </dd>
    </div>
  );
}

function Optional({ name, value }: { readonly name: string; readonly value: string | number | null }) {
  return value === null ? null : (
    <Entry name={name} copy={String(value)}>
      <span className="mono">{String(value)}</span>
    </Entry>
  );
}

/** A memo is a stranger's text: it is shown as text, isolated from the layout's direction, and never as a link. */
function MemoEntry({ memo }: { readonly memo: Memo }) {
  const { t } = useI18n();
  const text = memoText(memo);
  const shown = text ?? memo.dataHex;
  return (
    <Entry name={t('detail.memo')} copy={shown}>
      {memo.type === null ? null : (
        <span className="quiet memo-part">
          {t('detail.memoType')}: <bdi>{memo.type}</bdi>
        </span>
      )}
      {memo.format === null ? null : (
        <span className="quiet memo-part">
          {t('detail.memoFormat')}: <bdi>{memo.format}</bdi>
        </span>
      )}
      {text === null ? (
        memo.dataHex === null ? (
          <span className="quiet">{t('app.none')}</span>
        ) : (
          <>
            <span className="quiet memo-part">{t('detail.memoHex')}</span>
            <span className="mono">{memo.dataHex}</span>
          </>
        )
      ) : (
        <bdi className="memo-text">{text}</bdi>
      )}
    </Entry>
  );
}
