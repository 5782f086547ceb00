import { type ReactNode, useId } from 'react';
import { Select } from './select.tsx';

interface SettingRowProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Draws the control, which must carry these attributes. */
  readonly children: (control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A setting with its name at the start of the line and its control at the end. */
export function SettingRow({ label, hint, children }: SettingRowProps) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id} className="setting-name">
        {label}
        {hint === undefined ? null : (
          <span id={`${id}-hint`} className="quiet small">
            {hint}
          </span>
        )}
      </label>
      <div className="setting-control">
        {children({ id, 'aria-describedby': hint === undefined ? undefined : `${id}-hint` })}
      </div>
    </div>
  );
}

interface SelectRowProps<T extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: T;
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

/** A setting with a few values, in the platform's own select list. */
export function SelectRow<T extends string>({ label, hint, value, options, onChange }: SelectRowProps<T>) {
  return (
    <SettingRow label={label} hint={hint}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value as T)}>
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </SettingRow>
  );
}
