import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  /** Draws the control, which must carry these attributes. */
  readonly children: (control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': boolean | undefined;
  }) => ReactNode;
}

/** A control with its label, its hint and its error, connected for screen readers. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const wrong = error !== undefined && error !== null && error !== '';
  const note = wrong ? error : hint;
  const noted = note !== undefined && note !== null && note !== '';
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': noted ? noteId : undefined,
        'aria-invalid': wrong ? true : undefined,
      })}
      <p id={noteId} className={wrong ? 'field-note field-wrong' : 'field-note'} aria-live="polite">
        {note}
      </p>
    </div>
  );
}
