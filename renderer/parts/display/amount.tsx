import { Fragment, type ReactNode } from 'react';
import { splitAmount } from '../../format/names.ts';

interface AmountProps {
  readonly text: string;
  readonly assetText?: string;
  readonly className?: string;
}

/** An amount with an emphasised number. Both parts are isolated, so that a right-to-left asset name cannot reorder digits. */
export function Amount({ text, assetText, className = '' }: AmountProps) {
  const { number, asset } = splitAmount(text, assetText);
  return (
    <span className={`amount ${className}`}>
      <bdi className="amount-number">{breakable(number)}</bdi>
      {asset === '' ? null : (
        <>
          {' '}
          <bdi className="amount-asset">{asset}</bdi>
        </>
      )}
    </span>
  );
}

/** A longer number may not fit on a line; an amount is never cut off. */
const LONG_NUMBER = 16;

/** Lets a long number wrap, but only between its groups of digits. */
function breakable(number: string): ReactNode {
  if (number.length <= LONG_NUMBER) return number;
  return number.split(/(?<=[.,'’\u00a0\u202f])(?=\d)/u).map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one fixed text
    <Fragment key={index}>
      {index === 0 ? null : <wbr />}
      {group}
    </Fragment>
  ));
}
