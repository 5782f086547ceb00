import { BadgeCheck, Download } from 'lucide-react';
import { useState } from 'react';
import type {
  AppSnapshot,
  PaymentDetail,
  ProofCost,
  ProofProgress,
  ProofSummary,
} from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { wholeNumber } from '../../../format/numbers.ts';
import { proofStepText } from '../../../format/proof-step.ts';
import { exactTime } from '../../../format/times.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { useBusy } from '../../../parts/controls/use-busy.ts';
import { say, worked } from '../../../state/messages.ts';
import { useI18n } from '../../../texts/language.ts';

interface ProofSectionProps {
  readonly detail: PaymentDetail;
  readonly snapshot: AppSnapshot;
  /** The payment is proved now: what is shown of it is another. */
  readonly onProved: () => void;
}

/** What the validators' signatures prove of a payment, or the way to that, with its cost. */
export function ProofSection({ detail, snapshot, onProved }: ProofSectionProps) {
  const { t } = useI18n();
  const { proof, isRefuted, payment } = detail;
  if (isRefuted) return null;
  return (
    <section className="proof" aria-label={t('proving.title')}>
      {proof === null ? (
        <Prove id={payment.id} progress={snapshot.proving} onProved={onProved} />
      ) : (
        <Proved id={payment.id} proof={proof} />
      )}
    </section>
  );
}

type State =
  | { readonly step: 'offered' }
  | { readonly step: 'asked'; readonly cost: ProofCost }
  | { readonly step: 'failed'; readonly text: string };

function Prove({
  id,
  progress,
  onProved,
}: {
  readonly id: number;
  readonly progress: ProofProgress | null;
  readonly onProved: () => void;
}) {
  const { t } = useI18n();
  const [state, setState] = useState<State>({ step: 'offered' });
  const isRunning = progress !== null && 'payment' in progress.of && progress.of.payment === id;
  const askCost = async () => {
    const outcome = await act('proofs:cost', { id });
    setState(outcome.ok ? { step: 'asked', cost: outcome.value } : { step: 'failed', text: outcome.text });
  };
  const prove = async () => {
    setState({ step: 'offered' });
    const outcome = await act('proofs:prove', { id });
    if (!outcome.ok) setState({ step: 'failed', text: outcome.text });
    else if (outcome.value !== 'canceled') onProved();
  };
  if (isRunning)
    return (
      <div role="status" className="proof-progress">
        <p>{proofStepText(progress, t)}</p>
        {progress.count === 0 ? null : (
          <progress className="progress" max={progress.count} value={progress.done} aria-hidden />
        )}
        <Button onClick={() => void act('proofs:cancel', null)}>{t('app.cancel')}</Button>
      </div>
    );
  return (
    <>
      {state.step === 'failed' ? (
        <p role="alert" className="detail-note">
          {t('proving.notProved', { reason: state.text })}
        </p>
      ) : null}
      {state.step === 'asked' ? (
        <Cost cost={state.cost} onBegin={() => void prove()} />
      ) : (
        <Button icon={BadgeCheck} onClick={() => void askCost()}>
          {t('proving.prove')}
        </Button>
      )}
    </>
  );
}

function Cost({ cost, onBegin }: { readonly cost: ProofCost; readonly onBegin: () => void }) {
  const { t } = useI18n();
  if (cost.isTooFar) return <p className="detail-note">{t('proving.tooFar')}</p>;
  return (
    <>
      <p className="quiet">
        {cost.requests === null ? t('proving.costUnknown') : t('proving.cost', { count: cost.requests })}{' '}
        {t('proving.fetches')}
      </p>
      {/* It took the place of the button that was pressed. */}
      <Button icon={BadgeCheck} onClick={onBegin} autoFocus>
        {t('proving.begin')}
      </Button>
    </>
  );
}

function Proved({ id, proof }: { readonly id: number; readonly proof: ProofSummary }) {
  const { t, locale } = useI18n();
  const { busy, once } = useBusy();
  const { votes, listed, list, ledgerIndex, signedLedgerIndex } = proof;
  const domains = votes.flatMap(({ domain }) => domain ?? []).toSorted();
  const unnamed = votes.length - domains.length;
  const save = () =>
    once(async () => {
      const outcome = await act('proofs:save-receipt', { id });
      if (worked(outcome) && outcome.value !== null) say(t('proving.saved'));
    });
  const ledger = wholeNumber(signedLedgerIndex, locale);
  return (
    <>
      <p className="proof-level">
        <BadgeCheck aria-hidden size="1rem" strokeWidth={2} />
        {t('trust.proved', { votes: `${votes.length}`, listed: `${listed}` })}
      </p>
      <p className="quiet">
        {t(signedLedgerIndex === ledgerIndex ? 'proving.signedItself' : 'proving.signed', { ledger })}
      </p>
      <p className="quiet">
        {t('proving.list', {
          publisher: list.name ?? list.publisher,
          sequence: `${list.sequence}`,
          date: exactTime(list.expiration, locale),
        })}
      </p>
      <details>
        <summary>{t('proving.validators')}</summary>
        <ul className="said-list">
          {domains.map((domain) => (
            <li key={domain}>{domain}</li>
          ))}
          {unnamed === 0 ? null : <li className="quiet">{t('proving.unnamed', { count: unnamed })}</li>}
        </ul>
      </details>
      <Button icon={Download} busy={busy} onClick={() => void save()}>
        {t('proving.saveReceipt')}
      </Button>
    </>
  );
}
