import { CREDIT_KINDS, type CreditKind } from '../../../electron/contract/index.ts';
import { useI18n } from '../../texts/language.ts';
import { KindIcon } from '../display/kind-icon.tsx';

interface KindChecksProps {
  readonly legend: string;
  readonly value: readonly CreditKind[];
  readonly onChange: (kinds: readonly CreditKind[]) => void;
}

/** Checkboxes for the kinds that are alerted. */
export function KindCheckboxes({ legend, value, onChange }: KindChecksProps) {
  const { t } = useI18n();
  return (
    <fieldset className="kind-checks">
      <legend>{legend}</legend>
      {CREDIT_KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            checked={value.includes(kind)}
            onChange={(event) =>
              onChange(
                CREDIT_KINDS.filter((other) =>
                  other === kind ? event.target.checked : value.includes(other),
                ),
              )
            }
          />
          <KindIcon kind={kind} size="0.875rem" />
          {t(`kinds.${kind}`)}
        </label>
      ))}
    </fieldset>
  );
}
