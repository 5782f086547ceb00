import { useEffect, useState } from 'react';
import type { AppSnapshot, ShownSink } from '../../../../../electron/contract/index.ts';
import { Page } from '../../../../parts/layout/page.tsx';
import { say } from '../../../../state/messages.ts';
import { goBack, type Page as Place } from '../../../../state/navigation.ts';
import { useI18n } from '../../../../texts/language.ts';
import { ChooseKind } from '../form/choose-kind.tsx';
import { draftOf, type FormDraft, newDraft } from '../form/draft.ts';
import { SinkForm } from '../form/sink-form.tsx';
import { sendTest } from '../sink-actions.ts';
import { SinkOverview } from './sink-overview.tsx';

interface SinkPageProps {
  readonly place: Extract<Place, { page: 'sink' }>;
  readonly snapshot: AppSnapshot;
}

/** What the page shows: the choice of a kind, a form, or how it goes with a receiver. */
type Step = 'kind' | 'form' | 'overview';

/** Adds a receiver, or shows one: how it goes, its log, and its settings as a form. */
export function SinkPage({ place, snapshot }: SinkPageProps) {
  const { t, locale } = useI18n();
  const [id, setId] = useState(place.id);
  const [step, setStep] = useState<Step>(id === null ? 'kind' : 'overview');
  /** What was entered; it is there again after a look back at the kinds. */
  const [draft, setDraft] = useState<FormDraft | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const found = snapshot.forwarding.find((sink) => sink.id === id);
  const [known, setKnown] = useState<ShownSink | undefined>(found);
  if (found !== undefined && found !== known) setKnown(found);
  const isGone = id !== null && found === undefined && (known?.id === id || id === place.id);
  useEffect(() => {
    if (isGone) goBack();
  }, [isGone]);

  const back = () => {
    if (step === 'form') setStep(id === null ? 'kind' : 'overview');
    else goBack();
  };
  const saved = (result: { readonly id: string; readonly secret: string | null }, name: string) => {
    const isNew = id === null;
    setId(result.id);
    setSecret(result.secret);
    setDraft(null);
    setStep('overview');
    // A secret that was made is shown, and says more.
    if (!isNew) say(t('sinks.changed', { name }));
    else if (result.secret === null)
      say(t('sinks.saved', { name }), { label: t('sinks.test'), run: () => void sendTest(result.id, t) });
  };
  return (
    <Page title={titleOf()} step={step} onBack={back}>
      {step === 'kind' ? (
        <ChooseKind
          onChoose={(kind) => {
            if (draft?.target.type !== kind) setDraft(newDraft(kind, t));
            setStep('form');
          }}
        />
      ) : step === 'form' && draft !== null ? (
        <SinkForm
          draft={draft}
          onChange={setDraft}
          sink={found ?? null}
          accounts={snapshot.accounts}
          onCancel={back}
          onSaved={saved}
        />
      ) : found === undefined ? null : (
        <SinkOverview
          sink={found}
          secret={secret}
          onSecret={setSecret}
          onEdit={() => {
            setDraft(draftOf(found, locale));
            setStep('form');
          }}
        />
      )}
    </Page>
  );

  function titleOf(): string {
    if (step === 'kind') return t('sinks.add');
    const name = found?.name ?? '';
    if (step === 'overview') return name;
    if (id !== null) return t('sinks.editTitle', { name });
    return draft === null ? '' : t('sinks.addTitle', { kind: t(`sinks.kind.${draft.target.type}`) });
  }
}
