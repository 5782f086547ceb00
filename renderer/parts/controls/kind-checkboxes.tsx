import { CREDIT_KINDS, type CreditKind } from '../../../electron/contract/index.ts';
import { useI18n } from '../../texts/language.ts';
import { KindIcon } from '../display/kind-icon.tsx';
import { Checklist } from './checklist.tsx';

interface KindChecksProps {
  readonly legend: string;
  readonly value: readonly CreditKind[];
  readonly onChange: (kinds: readonly CreditKind[]) => void;
  readonly needsOne?: boolean;
  readonly isNamedAbove?: boolean;
}

/** Checkboxes for kinds of credit. */
export function KindCheckboxes({ legend, value, onChange, ...rest }: KindChecksProps) {
  const { t } = useI18n();
  return (
    <Checklist
      legend={legend}
      options={CREDIT_KINDS.map(
        (kind) => [kind, t(`kinds.${kind}`), <KindIcon key={kind} kind={kind} size="0.875rem" />] as const,
      )}
      value={value}
      onChange={onChange}
      {...rest}
    />
  );
}
