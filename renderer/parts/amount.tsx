import { splitAmount } from '../format/names.ts';

interface AmountProps {
  readonly text: string;
  readonly assetText?: string;
  readonly className?: string;
}

/** An amount: its number loud, its asset next. Isolated, so that a right-to-left asset name cannot reorder digits. */
export function Amount({ text, assetText, className = '' }: AmountProps) {
  const { number, asset } = splitAmount(text, assetText);
  return (
    <span className={`amount ${className}`}>
      <bdi className="amount-number">{number}</bdi>
      {asset === '' ? null : (
        <>
          {' '}
          <bdi className="amount-asset">{asset}</bdi>
        </>
      )}
    </span>
  );
}
