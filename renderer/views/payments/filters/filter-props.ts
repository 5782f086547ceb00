import type { PaymentFilter } from '../../../../electron/contract/index.ts';

/** What each control of the filter bar shows and changes. */
export interface FilterProps {
  readonly filter: PaymentFilter;
  readonly onChange: (filter: PaymentFilter) => void;
}
