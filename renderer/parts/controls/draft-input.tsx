import { type ComponentProps, useState } from 'react';

interface DraftInputProps
  extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> {
  readonly value: string;
  /** Takes the text when the field is left or Enter is pressed, so that it is `value` at once; false when it is not acceptable. */
  readonly onCommit: (text: string) => boolean;
}

/**
 * A field whose text counts when it is left or Enter is pressed. Escape brings the old text back. What is being typed
 * stays, also when the value changes meanwhile.
 */
export function DraftInput({ value, onCommit, ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  const commit = () => {
    const good = draft === null || draft === value || onCommit(draft);
    setBad(!good);
    // What was accepted is the value from here on: what is typed next changes that.
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
