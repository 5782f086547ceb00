import { type ComponentProps, useState } from 'react';

interface DraftInputProps
  extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> {
  readonly value: string;
  /** Takes the text when the field is left or Enter is pressed, and makes it `value` at once; false when it refuses the text. */
  readonly onCommit: (text: string) => boolean;
}

/**
 * A field whose text is committed when the field is left or Enter is pressed. Escape restores the old text. The text being
 * typed stays, even if the value changes meanwhile.
 */
export function DraftInput({ value, onCommit, ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const commit = () => {
    const good = draft === null || draft === value || onCommit(draft);
    setBad(!good);
    // The accepted text is the value now; further typing starts from it.
    if (good) setDraft(null);
  };
  return (
    <input
      {...rest}
      className={`input ${rest.className ?? ''}`}
      value={draft ?? value}
      aria-invalid={bad ? true : undefined}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          commit();
        } else if (event.key === 'Escape' && draft !== null) {
          event.preventDefault();
          setDraft(null);
          setBad(false);
        }
      }}
    />
  );
}
