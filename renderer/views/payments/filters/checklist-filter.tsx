import type { ReactNode } from 'react';
import { Menu, MenuCheck, MenuItem } from '../../../parts/controls/menu.tsx';
import { useI18n } from '../../../texts/language.ts';
import { FilterTrigger } from './filter-trigger.tsx';

interface ChecklistFilterProps<T extends string> {
  readonly name: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly mark?: ReactNode }[];
  /** None means all. */
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

/** A filter by any number of values; its button names the first one chosen and counts the others. */
export function ChecklistFilter<T extends string>({
  name,
  options,
  chosen,
  onChange,
}: ChecklistFilterProps<T>) {
  const { t } = useI18n();
  const [first, ...others] = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const text =
    first === undefined ? t('payments.all') : others.length === 0 ? first : `${first} +${others.length}`;
  return (
    <Menu align="start" trigger={<FilterTrigger name={name} value={text} on={chosen.length > 0} />}>
      {options.length === 0 ? (
        <MenuItem disabled onSelect={() => undefined}>
          {t('app.none')}
        </MenuItem>
      ) : null}
      {options.map(({ value, label, mark }) => (
        <MenuCheck
          key={value}
          checked={chosen.includes(value)}
          onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value))}
        >
          {mark}
          <bdi>{label}</bdi>
        </MenuCheck>
      ))}
    </Menu>
  );
}
