import { useEffect, useRef, useState } from 'react';
import type { AccountView, ShownSink } from '../../../../../electron/contract/index.ts';
import { act } from '../../../../bridge.ts';
import { Button } from '../../../../parts/controls/button.tsx';
import { Field } from '../../../../parts/controls/field.tsx';
import { SwitchRow } from '../../../../parts/controls/switch-row.tsx';
import { useBusy } from '../../../../parts/controls/use-busy.ts';
import { sayFailed } from '../../../../state/messages.ts';
import { useI18n } from '../../../../texts/language.ts';
import { filterSummary } from '../sink-words.ts';
import { type FormDraft, sentDraft } from './draft.ts';
import { AppriseFields, CommandFields, NtfyFields, WebhookFields } from './target-fields.tsx';
import { type FaultField, useDraftCheck } from './use-draft-check.ts';
import { WhichPayments } from './which-payments.tsx';

interface SinkFormProps {
  readonly draft: FormDraft;
  readonly onChange: (draft: FormDraft) => void;
  /** The receiver that is edited; null for a new one. */
  readonly sink: ShownSink | null;
  readonly accounts: readonly AccountView[];
  readonly onCancel: () => void;
  readonly onSaved: (result: { readonly id: string; readonly secret: string | null }, name: string) => void;
}

/** Where a receiver is, and what it is told. Main judges it in pauses of typing; it counts once it is saved. */
export function SinkForm({ draft, onChange, sink, accounts, onCancel, onSaved }: SinkFormProps) {
  const { t, locale } = useI18n();
  const sent = sentDraft(draft, locale);
  const { faultOf, touch, checkAll } = useDraftCheck(sent);
  const { busy, once } = useBusy();
  const [refused, setRefused] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  /** Attempts to save what is wrong: after each, the first field with a fault takes the focus, once that is drawn. */
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (tries > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong="true"]')?.focus();
  }, [tries]);
  const fold = useRef<HTMLDetailsElement>(null);
  const change = (field: FaultField | null, part: Partial<FormDraft>) => {
    if (field !== null) touch(field);
    setRefused(null);
    onChange({ ...draft, ...part });
  };
  const save = async () => {
    const faults = await checkAll();
    if (faults.length > 0) {
      if (faults.some(({ field }) => field === 'events' || field === 'minimumXrp'))
        fold.current?.setAttribute('open', '');
      setRefused(t('sinks.checkFields'));
      setTries((before) => before + 1);
      return;
    }
    const outcome = await act('forwarding:save', sent);
    if (outcome.ok) onSaved(outcome.value, sent.name);
    else setRefused(outcome.text);
  };
  return (
    <form
      ref={form}
      className="form sink-form"
      onSubmit={(event) => {
        event.preventDefault();
        void once(() => save().catch(() => sayFailed(t('app.failed'))));
      }}
      noValidate
    >
      <TargetFields draft={draft} sink={sink} faultOf={faultOf} onChange={change} />
      <Field label={t('sinks.name')} error={faultOf('name')}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={draft.name}
            onChange={(event) => change('name', { name: event.target.value })}
            maxLength={60}
            dir="auto"
          />
        )}
      </Field>
      <SwitchRow
        label={t('sinks.privacy')}
        hint={t('sinks.privacyHint')}
        checked={draft.privacy}
        onChange={(privacy) => change(null, { privacy })}
      />
      <details ref={fold} className="fold">
        <summary>
          {t('sinks.which')}
          <span className="quiet small fold-summary">{filterSummary(sent, t, locale)}</span>
        </summary>
        <WhichPayments draft={draft} accounts={accounts} faultOf={faultOf} onChange={change} />
      </details>
      <p className="field-wrong" role="alert">
        {refused}
      </p>
      <div className="button-row">
        <Button type="submit" look="primary" busy={busy}>
          {t('app.save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface TargetFieldsProps extends Pick<SinkFormProps, 'draft' | 'sink'> {
  readonly faultOf: (field: FaultField) => string | null;
  readonly onChange: (field: FaultField, part: Partial<FormDraft>) => void;
}

/** The fields of the draft's kind. */
function TargetFields({ draft, sink, faultOf, onChange }: TargetFieldsProps) {
  const { target } = draft;
  const stored = sink?.target ?? null;
  const change = (field: FaultField, next: FormDraft['target']) => onChange(field, { target: next });
  switch (target.type) {
    case 'webhook': {
      const known = stored?.type === target.type ? stored : null;
      return <WebhookFields target={target} stored={known} faultOf={faultOf} onChange={change} />;
    }
    case 'ntfy': {
      const known = stored?.type === target.type ? stored : null;
      return <NtfyFields target={target} stored={known} faultOf={faultOf} onChange={change} />;
    }
    case 'apprise': {
      const known = stored?.type === target.type ? stored : null;
      return <AppriseFields target={target} stored={known} faultOf={faultOf} onChange={change} />;
    }
    case 'command': {
      const known = stored?.type === target.type ? stored : null;
      return <CommandFields target={target} stored={known} faultOf={faultOf} onChange={change} />;
    }
  }
}
