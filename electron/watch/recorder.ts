import type {
  LedgerRange,
  NetworkName,
  Payment,
  Problem,
  StoredPayment,
  WatchedAccount,
} from '../contract.ts';
import { decideAlert } from '../payments/alert-decision.ts';
import type { CoverageAdvance, NewPayment, PaymentStore } from '../store/store.types.ts';
import { toStoreError } from '../store/store-error.ts';
import type { ValidatedTransaction } from '../xrpl/transaction.ts';
import { type AlertBatch, AlertQueue } from './alert-queue.ts';
import type { CoverageBook } from './coverage-book.ts';
import type { Alert, MonitorEvent } from './monitor.types.ts';
import { type BuilderContext, paymentsOf } from './payment-builder.ts';

export interface RecorderPorts {
  readonly network: NetworkName;
  readonly store: PaymentStore;
  readonly book: CoverageBook;
  readonly context: () => BuilderContext;
  readonly entriesOf: (account: string) => readonly WatchedAccount[];
  readonly emit: (event: MonitorEvent) => void;
  /** Whether the caller says what was told, by confirmPayments; otherwise the event is the telling. */
  readonly confirmsPayments: boolean;
  /** Milliseconds since 1970. */
  readonly wallTime: () => number;
}

/**
 * Commits payments with the coverage they belong to, and only then announces and alerts them. What could not be
 * marked as announced or alerted (a full disk) is marked later; after a crash it is announced again.
 */
export class Recorder {
  readonly #ports: RecorderPorts;
  readonly #alerts = new AlertQueue();
  readonly #unmarkedAnnounced = new Set<number>();
  readonly #unmarkedAlerted = new Set<number>();
  #failing = false;

  constructor(ports: RecorderPorts) {
    this.#ports = ports;
  }

  get heldAlerts(): number {
    return this.#alerts.size;
  }

  /** Announces and queues what a crash left between a commit and what follows it. */
  takeUpLeftOvers(): void {
    const { store, network } = this.#ports;
    this.#announce(store.unannounced(network));
    this.#alerts.holdLeftOver(store.unalerted(network));
  }

  /**
   * Records what transactions brought to an account, and what they prove. Returns what was new.
   * @throws StoreError when it could not be committed; then nothing was.
   */
  record(
    transactions: readonly { readonly transaction: ValidatedTransaction; readonly account: string }[],
    source: Payment['source'],
    advances: readonly CoverageAdvance[],
  ): readonly StoredPayment[] {
    const context = this.#ports.context();
    const payments = transactions
      .toSorted((a, b) => inLedgerOrder(a.transaction, b.transaction))
      .flatMap(({ transaction, account }) => paymentsOf(transaction, account, source, context));
    return this.#commit(payments, source, advances);
  }

  #commit(
    payments: readonly NewPayment[],
    source: Payment['source'],
    advances: readonly CoverageAdvance[],
  ): readonly StoredPayment[] {
    if (payments.length === 0 && advances.length === 0) return [];
    const recorded = this.#ports.store.record(payments, advances);
    this.#failing = false;
    this.#ports.book.written(advances);
    if (recorded.length === 0) return recorded;
    const silent = new Set(
      payments.filter(({ announced }) => announced === true).map(({ payment }) => identity(payment)),
    );
    const news = recorded.filter((payment) => !silent.has(identity(payment)));
    this.#announce(news);
    const ringing = news.filter(({ alerted }) => alerted);
    if (source === 'recovered') this.#alerts.hold(ringing);
    else for (const payment of ringing) this.#alert({ type: 'single', payment });
    return recorded;
  }

  /** Rings what was held back while catching up. */
  releaseAlerts(): void {
    for (const batch of this.#alerts.release(this.#ports.wallTime())) this.#alert(batch);
  }

  confirmAlert(alert: Alert): void {
    const payments = alert.type === 'payment' ? [alert.payment] : alert.payments;
    this.#mark(this.#unmarkedAlerted, payments, (ids) => this.#ports.store.markAlerted(ids));
  }

  confirmPayments(payments: readonly StoredPayment[]): void {
    this.#mark(this.#unmarkedAnnounced, payments, (ids) => this.#ports.store.markAnnounced(ids));
  }

  /** Writes all coverage proven but not yet written, and marks that could not be written before. */
  flush(): void {
    try {
      const pending = this.#ports.book.pending();
      if (pending.length > 0) this.#commit([], 'live', pending);
      this.#mark(this.#unmarkedAnnounced, [], (ids) => this.#ports.store.markAnnounced(ids));
      this.#mark(this.#unmarkedAlerted, [], (ids) => this.#ports.store.markAlerted(ids));
    } catch (error) {
      this.failed(error);
    }
  }

  /** Says once per failure that nothing can be recorded. */
  failed(error: unknown): void {
    if (this.#failing) return;
    this.#failing = true;
    const { code, message } = toStoreError(error);
    this.problem(code, message);
  }

  problem(code: string, message: string): void {
    const { network, emit, wallTime } = this.#ports;
    const problem: Problem = { code, message, network, at: new Date(wallTime()).toISOString() };
    emit({ type: 'problem', problem });
  }

  #announce(payments: readonly StoredPayment[]): void {
    for (const payment of payments) this.#ports.emit({ type: 'payment', payment });
    if (!this.#ports.confirmsPayments) this.confirmPayments(payments);
  }

  #mark(
    unmarked: Set<number>,
    payments: readonly StoredPayment[],
    write: (ids: readonly number[]) => void,
  ): void {
    for (const { id } of payments) unmarked.add(id);
    if (unmarked.size === 0) return;
    try {
      write([...unmarked]);
      unmarked.clear();
    } catch (error) {
      this.failed(error);
    }
  }

  #alert(batch: AlertBatch): void {
    if (batch.type === 'single') {
      const { payment } = batch;
      const entries = this.#ringing(payment);
      const alert: Alert = { type: 'payment', payment, entries };
      if (entries.length > 0) this.#ports.emit({ type: 'alert', alert });
      else this.confirmAlert(alert);
      return;
    }
    const entries = new Map(
      batch.payments.flatMap((p) => this.#ringing(p)).map((entry) => [entry.id, entry]),
    );
    const alert: Alert = { type: 'summary', payments: batch.payments, entries: [...entries.values()] };
    // Nobody watches any of it any more: there is no one to ring for.
    if (entries.size > 0) this.#ports.emit({ type: 'alert', alert });
    else this.confirmAlert(alert);
  }

  #ringing(payment: StoredPayment): readonly WatchedAccount[] {
    return decideAlert(payment, this.#ports.entriesOf(payment.account), this.#ports.context().rules).ringing;
  }
}

function identity({ account, hash }: Payment): string {
  return `${account} ${hash}`;
}

export function advance(
  network: NetworkName,
  account: string,
  ranges: readonly LedgerRange[],
): CoverageAdvance {
  return { network, account, ranges };
}

function inLedgerOrder(a: ValidatedTransaction, b: ValidatedTransaction): number {
  return a.ledgerIndex - b.ledgerIndex || a.transactionIndex - b.transactionIndex;
}
