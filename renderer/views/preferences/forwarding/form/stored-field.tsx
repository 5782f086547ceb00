import { type ReactNode, useId } from 'react';
import { Button } from '../../../../parts/controls/button.tsx';
import { Field } from '../../../../parts/controls/field.tsx';
import { useI18n } from '../../../../texts/language.ts';

interface StoredFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | null;
  /** True: what is stored stays, and is not shown. Null: there is none. */
  readonly value: string | true | null;
  readonly onChange: (value: string | true | null) => void;
  /** Something is stored that can be kept. */
  readonly isStored: boolean;
  /** What is shown of it; null for nothing. */
  readonly storedText: string | null;
  /** It may be missing. */
  readonly isOptional?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  /** Beside the field, while it is being entered. */
  readonly children?: ReactNode;
}

/** A field for what is kept like a password: what is stored is not shown, and stays unless it is changed. */
export function StoredField(props: StoredFieldProps) {
  const { label, hint, error, value, onChange, isStored, storedText, isOptional = false } = props;
  const { t } = useI18n();
  const id = useId();
  if (value === true) {
    return (
      <div className="field">
        <span className="field-name">{label}</span>
        <span className="stored">
          <span className="quiet">
            {(storedText ?? '') === ''
              ? t('sinks.stored')
              : t('sinks.storedStart', { start: storedText ?? '' })}
          </span>
          <span className="stored-actions">
            <Button
              look="quiet"
              aria-label={t('sinks.changeOf', { what: label })}
              aria-describedby={`${id}-note`}
              data-wrong={error !== null}
              onClick={() => onChange('')}
            >
              {t('sinks.change')}
            </Button>
            {isOptional ? (
              <Button
                look="quiet"
                aria-label={t('sinks.removeOf', { what: label })}
                onClick={() => onChange(null)}
              >
                {t('app.remove')}
              </Button>
            ) : null}
          </span>
        </span>
        <p id={`${id}-note`} className="field-note field-wrong" aria-live="polite">
          {error}
        </p>
      </div>
    );
  }
  return (
    <div className="stored-entry">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <input
            {...control}
            className="input mono"
            // biome-ignore lint/a11y/noAutofocus: the field appears because its button was pressed
            autoFocus={isStored || props.autoFocus === true}
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
            placeholder={props.placeholder}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={2000}
          />
        )}
      </Field>
      <span className="button-row">
        {props.children}
        {isStored ? (
          <Button look="quiet" onClick={() => onChange(true)}>
            {t('sinks.keepStored')}
          </Button>
        ) : null}
      </span>
    </div>
  );
}
