import { ChevronDown } from 'lucide-react';

/** The button of a filter's menu: it shows the filter's name, or what it is set to. */
export function FilterTrigger({
  name,
  value,
  on,
  ...rest
}: {
  readonly name: string;
  readonly value: string;
  readonly on: boolean;
}) {
  return (
    <button type="button" className="filter-button" data-on={on} {...rest}>
      {on ? (
        <>
          <span className="sr-only">{name}</span> <bdi className="filter-value">{value}</bdi>
        </>
      ) : (
        <>
          {name} <span className="sr-only">{value}</span>
        </>
      )}
      <ChevronDown aria-hidden size="0.875rem" strokeWidth={1.75} />
    </button>
  );
}
