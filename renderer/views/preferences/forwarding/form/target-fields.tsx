import { FolderOpen, WandSparkles } from 'lucide-react';
import { useId } from 'react';
import type { ShownSink } from '../../../../../electron/contract/index.ts';
import { act } from '../../../../bridge.ts';
import { Button } from '../../../../parts/controls/button.tsx';
import { Field } from '../../../../parts/controls/field.tsx';
import { useBusy } from '../../../../parts/controls/use-busy.ts';
import { worked } from '../../../../state/messages.ts';
import { useI18n } from '../../../../texts/language.ts';
import type { SinkKind } from '../sink-words.ts';
import type { DraftTarget } from './draft.ts';
import { StoredField } from './stored-field.tsx';
import type { FaultField } from './use-draft-check.ts';

/** Fields of one kind of receiver. */
interface FieldsProps<K extends SinkKind> {
  readonly target: DraftTarget<K>;
  /** As it is stored; null for a new one. */
  readonly stored: Extract<ShownSink['target'], { readonly type: K }> | null;
  readonly faultOf: (field: FaultField) => string | null;
  readonly onChange: (field: FaultField, target: DraftTarget<K>) => void;
}

/** An address of the web, as a line. */
function UrlField({
  label,
  hint,
  error,
  value,
  onChange,
  autoFocus = false,
}: {
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  readonly value: string;
  readonly onChange: (url: string) => void;
  readonly autoFocus?: boolean;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          className="input mono"
          // biome-ignore lint/a11y/noAutofocus: the form appears because its kind was chosen
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder="https://"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
        />
      )}
    </Field>
  );
}

/** Where a webhook goes. Its secret is made by main. */
export function WebhookFields({ target, stored, faultOf, onChange }: FieldsProps<'webhook'>) {
  const { t } = useI18n();
  return (
    <UrlField
      label={t('sinks.webhookUrl')}
      hint={t(stored === null ? 'sinks.webhookUrlHint' : 'sinks.webhookUrlHintKept')}
      error={faultOf('url')}
      value={target.url}
      onChange={(url) => onChange('url', { ...target, url })}
      autoFocus={stored === null}
    />
  );
}

/** A topic of an ntfy server, which whoever knows it can read. */
export function NtfyFields({ target, stored, faultOf, onChange }: FieldsProps<'ntfy'>) {
  const { t } = useI18n();
  return (
    <>
      <StoredField
        label={t('sinks.topic')}
        hint={t('sinks.topicHint')}
        error={faultOf('topic')}
        value={target.topic}
        onChange={(topic) => onChange('topic', { ...target, topic })}
        isStored={stored !== null}
        storedText={stored?.topicText ?? null}
        autoFocus={stored === null}
      >
        <Button
          look="quiet"
          icon={WandSparkles}
          onClick={() => onChange('topic', { ...target, topic: suggestedTopic() })}
        >
          {t('sinks.suggest')}
        </Button>
      </StoredField>
      <UrlField
        label={t('sinks.ntfyUrl')}
        hint={t('sinks.ntfyUrlHint')}
        error={faultOf('url')}
        value={target.url}
        onChange={(url) => onChange('url', { ...target, url })}
      />
      <StoredField
        label={t('sinks.token')}
        hint={t('sinks.tokenHint')}
        error={faultOf('token')}
        value={target.token}
        onChange={(token) => onChange('token', { ...target, token })}
        isStored={stored?.hasToken ?? false}
        storedText={null}
        isOptional
      />
    </>
  );
}

/** Letters that are not mistaken for others when the topic is typed into a phone. */
const TOPIC_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 31^16: nobody guesses it. */
const TOPIC_LENGTH = 16;

function suggestedTopic(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(TOPIC_LENGTH));
  return `chime-${[...numbers].map((number) => TOPIC_LETTERS[number % TOPIC_LETTERS.length]).join('')}`;
}

/** An Apprise API server, whose address holds a key. */
export function AppriseFields({ target, stored, faultOf, onChange }: FieldsProps<'apprise'>) {
  const { t } = useI18n();
  return (
    <>
      <StoredField
        label={t('sinks.appriseUrl')}
        hint={t('sinks.appriseUrlHint')}
        error={faultOf('url')}
        value={target.url}
        onChange={(url) => onChange('url', { ...target, url })}
        isStored={stored !== null}
        storedText={stored?.addressText ?? null}
        placeholder="https://apprise.example/notify/…"
        autoFocus={stored === null}
      />
      <Field label={t('sinks.tag')} hint={t('sinks.tagHint')} error={faultOf('tag')}>
        {(control) => (
          <input
            {...control}
            className="input"
            value={target.tag}
            onChange={(event) => onChange('tag', { ...target, tag: event.target.value })}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
          />
        )}
      </Field>
    </>
  );
}

/** A program, which only the platform's dialog chooses. */
export function CommandFields({ target, faultOf, onChange }: FieldsProps<'command'>) {
  const { t } = useI18n();
  const { busy, once } = useBusy();
  const name = useId();
  const wrong = faultOf('program');
  const choose = async () => {
    const outcome = await act('forwarding:choose-program', null);
    if (worked(outcome) && outcome.value !== null)
      onChange('program', { ...target, program: outcome.value.path });
  };
  return (
    <>
      <div className="field">
        <span id={name} className="field-name">
          {t('sinks.program')}
        </span>
        <span className="stored">
          {target.program === '' ? (
            <span className="quiet">{t('sinks.programNone')}</span>
          ) : (
            <bdi className="mono">{target.program}</bdi>
          )}
          <Button
            icon={FolderOpen}
            busy={busy}
            id={`${name}-choose`}
            aria-labelledby={`${name} ${name}-choose`}
            aria-describedby={`${name}-note`}
            data-wrong={wrong !== null}
            onClick={() => void once(choose)}
          >
            {t('sinks.choose')}
          </Button>
        </span>
        <p
          id={`${name}-note`}
          className={wrong === null ? 'field-note' : 'field-note field-wrong'}
          aria-live="polite"
        >
          {wrong ?? t('sinks.programHint')}
        </p>
      </div>
      <Field label={t('sinks.arguments')} hint={t('sinks.argumentsHint')} error={faultOf('arguments')}>
        {(control) => (
          <textarea
            {...control}
            className="input mono"
            rows={3}
            value={target.arguments.join('\n')}
            onChange={(event) => {
              const text = event.target.value;
              onChange('arguments', { ...target, arguments: text === '' ? [] : text.split('\n') });
            }}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t('sinks.timeout')} hint={t('sinks.timeoutHint')} error={faultOf('timeoutSeconds')}>
        {(control) => (
          <input
            {...control}
            className="input short-input"
            inputMode="numeric"
            value={target.timeoutSeconds === 0 ? '' : String(target.timeoutSeconds)}
            onChange={(event) => {
              const digits = event.target.value.replace(/\D/gu, '').slice(0, 6);
              onChange('timeoutSeconds', { ...target, timeoutSeconds: Number(digits) });
            }}
            autoComplete="off"
          />
        )}
      </Field>
    </>
  );
}
