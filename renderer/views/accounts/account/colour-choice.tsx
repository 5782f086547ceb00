import { useId } from 'react';
import { useI18n } from '../../../texts/language.ts';

const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

interface ColourChoiceProps {
  readonly value: number | null;
  readonly onChange: (colour: number | null) => void;
}

/** Eight colours or none, each with a name. */
export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const { t } = useI18n();
  const name = useId();
  return (
    <fieldset className="setting colours">
      <legend className="setting-name">{t('accounts.color')}</legend>
      <span className="colour-list">
        {[null, ...COLOURS].map((colour) => {
          const label = colour === null ? t('accounts.noColor') : t(`accounts.color.${colour}`);
          return (
            <label key={label} className="colour" title={label}>
              <input
                type="radio"
                className="sr-only"
                name={name}
                checked={value === colour}
                onChange={() => onChange(colour)}
                aria-label={label}
              />
              <span
                aria-hidden
                className="colour-dot"
                {...(colour === null ? {} : { 'data-colour': colour })}
              />
            </label>
          );
        })}
      </span>
    </fieldset>
  );
}
