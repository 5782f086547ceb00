import { type ReactNode, useId } from 'react';

interface ChecklistProps<T extends string> {
  readonly legend: string;
  readonly options: readonly (readonly [value: T, label: string, icon?: ReactNode])[];
  /** Those that are checked; others than the options stay in it. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly T[]) => void;
  /** What is wrong with the choice; null or absent where nothing is. */
  readonly error?: string | null;
  /** The last one that is checked stays so. */
  readonly needsOne?: boolean;
  /** The control above says the same as the legend. */
  readonly isNamedAbove?: boolean;
}

/** Checkboxes of which any can be checked; the answer is in the order of the options. */
export function Checklist<T extends string>({
  legend,
  options,
  value,
  onChange,
  error = null,
  needsOne = false,
  isNamedAbove = false,
}: ChecklistProps<T>) {
  const id = useId();
  return (
    <fieldset className="kind-checks" aria-describedby={error === null ? undefined : `${id}-note`}>
      <legend className={isNamedAbove ? 'sr-only' : undefined}>{legend}</legend>
      {options.map(([option, label, icon]) => (
        <label key={option}>
          <input
            type="checkbox"
            aria-invalid={error === null ? undefined : true}
            checked={value.includes(option)}
            disabled={needsOne && value.length === 1 && value.includes(option)}
            onChange={(event) =>
              onChange(
                options
                  .map(([other]) => other)
                  .filter((other) => (other === option ? event.target.checked : value.includes(other))),
              )
            }
          />
          {icon}
          <bdi>{label}</bdi>
        </label>
      ))}
      {error === null ? null : (
        <p id={`${id}-note`} className="field-note field-wrong">
          {error}
        </p>
      )}
    </fieldset>
  );
}
