import { type ComponentProps, useEffect, useState } from 'react';

interface DraftInputProps
  extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'> {
  readonly value: string;
  /** Takes the text when the field is left or Enter is pressed; false when it is not acceptable. */
  readonly onCommit: (text: string) => boolean;
}

/** A field whose text counts when it is left or Enter is pressed. Escape brings the old text back. */
export function DraftInput({ value, onCommit, ...rest }: DraftInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [bad, setBad] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value from outside ends the draft
  useEffect(() => {
    setDraft(null);
    setBad(false);
  }, [value]);
  const commit = () => {
    if (draft === null || draft === value) {
      setDraft(null);
      setBad(false);
      return;
    }
    setBad(!onCommit(draft));
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
