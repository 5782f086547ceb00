import { BadgeCheck, Download, Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
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
import { longDate } from '../../../format/times.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { useBusy } from '../../../parts/controls/use-busy.ts';
import { sayExported } from '../../../state/exported.ts';
import { say, sayFailed, worked } from '../../../state/messages.ts';
import { useI18n } from '../../../texts/language.ts';

interface ProofSectionProps {
  readonly detail: PaymentDetail;
  readonly snapshot: AppSnapshot;
  /** The payment is proved now: what is shown of it is another. */
  readonly onProved: () => void;
}

/** What the validators' signatures prove of a payment, or the way to that, with its cost. What they refute is said above. */
export function ProofSection({ detail, snapshot, onProved }: ProofSectionProps) {
  const { t } = useI18n();
  const { proof, payment } = detail;
  if (payment.isRefuted) return null;
  const isProved = proof !== null && payment.trust === 'proved';
  return (
    <section className="proof" aria-label={t('proving.title')}>
      {isProved ? (
        <Proved id={payment.id} proof={proof} />
      ) : (
        <Prove id={payment.id} progress={snapshot.proving} onProved={onProved} />
      )}
    </section>
  );
}

type State =
  | { readonly step: 'offered' }
  | { readonly step: 'asked'; readonly cost: ProofCost }
  | { readonly step: 'failed'; readonly text: string };

interface ProveProps {
  readonly id: number;
  readonly progress: ProofProgress | null;
  readonly onProved: () => void;
}

function Prove({ id, progress, onProved }: ProveProps) {
  const { t } = useI18n();
  const [state, setState] = useState<State>({ step: 'offered' });
  const { busy, once } = useBusy();
  /** A reader who has gone on is told of the end by a message. */
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const askCost = async () => {
    const outcome = await act('proofs:cost', { id });
    setState(outcome.ok ? { step: 'asked', cost: outcome.value } : { step: 'failed', text: outcome.text });
  };
  const prove = async () => {
    setState({ step: 'offered' });
    const outcome = await act('proofs:prove', { id });
    if (outcome.ok && outcome.value === 'canceled') return;
    if (outcome.ok) {
      say(t('proving.proved'));
      onProved();
    } else if (isShown.current) setState({ step: 'failed', text: outcome.text });
    else sayFailed(t('proving.notProved', { reason: outcome.text }));
  };
  if (progress !== null && 'payment' in progress.of && progress.of.payment === id)
    return <Running progress={progress} />;
  return (
    <>
      {state.step === 'failed' ? <p role="alert">{t('proving.notProved', { reason: state.text })}</p> : null}
      {state.step === 'asked' ? <Cost cost={state.cost} /> : null}
      {state.step === 'asked' && state.cost.isTooFar ? null : (
        <Button
          icon={BadgeCheck}
          busy={busy}
          onClick={() => void once(state.step === 'asked' ? prove : askCost)}
        >
          {t(state.step === 'asked' ? 'proving.begin' : 'proving.prove')}
        </Button>
      )}
    </>
  );
}

/** What it takes, before it is done. */
function Cost({ cost }: { readonly cost: ProofCost }) {
  const { t } = useI18n();
  return (
    <p role="status" className="quiet">
      {cost.isTooFar
        ? t('proving.tooFar')
        : `${cost.requests === null ? t('proving.costUnknown') : t('proving.cost', { count: cost.requests })} ${t('proving.fetches')}`}
    </p>
  );
}

/** How far the proof is. Each step is told once to those who hear it; the count goes on silently. */
function Running({ progress }: { readonly progress: ProofProgress }) {
  const { t } = useI18n();
  const { done, count } = progress;
  const step = progress.step === 'headers' ? t('proving.stepSince') : proofStepText(progress, t);
  return (
    <>
      <p role="status">{step}</p>
      {count === 0 ? null : (
        <p className="proof-count">
          <progress className="progress" aria-label={step} max={count} value={done} />
          <span className="quiet small">{proofStepText(progress, t)}</span>
        </p>
      )}
      <Button onClick={() => void act('proofs:cancel', null)}>{t('app.cancel')}</Button>
    </>
  );
}

function Proved({ id, proof }: { readonly id: number; readonly proof: ProofSummary }) {
  const { t, locale } = useI18n();
  const { votes, listed, list, ledgerIndex, signedLedgerIndex } = proof;
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
          date: longDate(list.expiration, locale),
        })}
      </p>
      <Validators votes={votes} />
      <Receipts id={id} />
    </>
  );
}

function Validators({ votes }: Pick<ProofSummary, 'votes'>) {
  const { t } = useI18n();
  const named = votes
    .flatMap(({ master, domain }) => (domain === null ? [] : [{ master, domain }]))
    .toSorted((one, other) => one.domain.localeCompare(other.domain));
  const unnamed = votes.length - named.length;
  return (
    <details className="fold">
      <summary>{t('proving.validators')}</summary>
      <ul className="said-list">
        {named.map(({ master, domain }) => (
          <li key={master}>{domain}</li>
        ))}
        {unnamed === 0 ? null : <li className="quiet">{t('proving.unnamed', { count: unnamed })}</li>}
      </ul>
    </details>
  );
}

/** What proves the payment to others, and a page of it to print. */
function Receipts({ id }: { readonly id: number }) {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  const save = (form: 'receipt' | 'page') =>
    once(async () => {
      const outcome = await act('proofs:save-receipt', { id, form });
      if (!worked(outcome) || outcome.value === null) return;
      sayExported(t(form === 'receipt' ? 'proving.saved' : 'proving.savedPage', outcome.value), t);
    });
  return (
    <div className="button-row">
      <Button icon={Download} busy={busy} onClick={() => void save('receipt')}>
        {t('proving.saveReceipt')}
      </Button>
      <Button icon={Printer} busy={busy} onClick={() => void save('page')}>
        {t('proving.savePage')}
      </Button>
    </div>
  );
}
