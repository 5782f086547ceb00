/** What a new page begins with. */

import type { DailySums, PaymentPage } from '../payments/query.ts';
import type { AppSnapshot } from './snapshot.ts';

/** Payments that the list asks for at once. */
export const PAGE_ROWS = 100;
/** Days that the chart of incoming value spans, today included. */
export const CHART_DAYS = 30;

/** Everything the first view draws, in one answer, so that it is drawn once and whole. */
export interface AppStart {
  readonly snapshot: AppSnapshot;
  /** The first rows of the unfiltered list and its chart; null where the database could not be read: the list says so. */
  readonly list: { readonly page: PaymentPage; readonly daily: DailySums } | null;
}
