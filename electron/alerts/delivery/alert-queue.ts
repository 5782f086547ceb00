import type { StoredPayment } from '../../contract/index.ts';

/** Most payments of one catching-up that alert one by one; more are one summary. */
const MAX_SINGLE_ALERTS = 3;
/** A payment whose alert is left over from longer ago than this is in a summary, not news. */
const NEWS_FOR_MS = 24 * 3600 * 1000;

export type AlertBatch =
  | { readonly type: 'single'; readonly payment: StoredPayment }
  | { readonly type: 'summary'; readonly payments: readonly StoredPayment[] };

/** Recovered payments that should alert, held until the catching-up is over. */
export class AlertQueue {
  #held: StoredPayment[] = [];
  #leftOver: StoredPayment[] = [];

  get size(): number {
    return this.#held.length + this.#leftOver.length;
  }

  hold(payments: readonly StoredPayment[]): void {
    this.#held.push(...payments);
  }

  /** Payments whose alert is left over from before: a crash prevented it, or nobody watched their account. */
  holdLeftOver(payments: readonly StoredPayment[]): void {
    this.#leftOver.push(...payments);
  }

  /** Everything held that is wanted now, in ledger order, as it should alert. `now` in milliseconds since 1970. */
  release(now: number, isWanted: (payment: StoredPayment) => boolean = () => true): readonly AlertBatch[] {
    const leftOver = this.#leftOver.filter(isWanted);
    const payments = [...leftOver, ...this.#held.filter(isWanted)].toSorted(inLedgerOrder);
    this.#held = [];
    this.#leftOver = [];
    const stale = leftOver.some(
      ({ closeTime }) => closeTime !== null && now - Date.parse(closeTime) > NEWS_FOR_MS,
    );
    if (payments.length === 0) return [];
    if (stale || payments.length > MAX_SINGLE_ALERTS) return [{ type: 'summary', payments }];
    return payments.map((payment) => ({ type: 'single', payment }));
  }
}

function inLedgerOrder(a: StoredPayment, b: StoredPayment): number {
  return a.ledgerIndex - b.ledgerIndex || a.transactionIndex - b.transactionIndex || a.id - b.id;
}
