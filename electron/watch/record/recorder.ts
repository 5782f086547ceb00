import {
  type Message,
  type NetworkName,
  type Payment,
  problemOf,
  type StoredPayment,
} from '../../contract/index.ts';
import type { CoverageAdvance, NewPayment, PaymentStore } from '../../store/database/store.types.ts';
import { toStoreError } from '../../store/store-error.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import type { MonitorEvent } from '../monitor.types.ts';
import type { WatchList } from '../watch-list.ts';
import type { AlertEmitter } from './alert-emitter.ts';
import type { DeliveryAcks } from './delivery-acks.ts';
import { type BuilderContext, paymentsOf } from './payment-builder.ts';

export interface RecorderDeps {
  readonly network: NetworkName;
  readonly store: PaymentStore;
  readonly book: CoverageTracker;
  readonly marks: DeliveryAcks;
  readonly ringer: AlertEmitter;
  readonly context: () => BuilderContext;
  readonly emit: (event: MonitorEvent) => void;
  /** Whether the caller says what was told, by confirmPayments; otherwise the event is the telling. */
  readonly confirmsPayments: boolean;
  /** Milliseconds since 1970. */
  readonly wallTime: () => number;
}

/** Commits payments with the coverage they belong to, and only then announces and alerts them. */
export class Recorder {
  readonly #ports: RecorderDeps;
  #failing = false;

  constructor(ports: RecorderDeps) {
    this.#ports = ports;
  }

  /** Announces and takes up what a crash, or an account watched no longer, left between a commit and what follows it. */
  takeUpLeftOvers(list: Pick<WatchList, 'addresses' | 'isPlaced'>): void {
    const { store, network, ringer } = this.#ports;
    try {
      this.#announce(store.unannounced(network).filter(({ account }) => list.addresses.has(account)));
      ringer.takeUp(store.unalerted(network), (entry) => list.isPlaced(entry));
    } catch (error) {
      this.failed(error);
    }
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
    const { store, book, ringer, marks } = this.#ports;
    const recorded = store.record(payments, advances);
    this.#failing = false;
    book.written(advances);
    if (recorded.length === 0) return recorded;
    const silent = new Set(
      payments.filter(({ announced }) => announced === true).map(({ payment }) => identity(payment)),
    );
    const news = recorded.filter((payment) => !silent.has(identity(payment)));
    const ringing = news.filter(({ alerted }) => alerted);
    marks.together(() => {
      this.#announce(news);
      if (source === 'recovered') ringer.hold(ringing);
      else ringer.ring(ringing);
    });
    return recorded;
  }

  /** Writes all coverage proven but not yet written, and marks that could not be written before. */
  flush(): void {
    try {
      this.#ports.book.writeWithdrawals();
      const pending = this.#ports.book.pending();
      if (pending.length > 0) this.#commit([], 'live', pending);
    } catch (error) {
      this.failed(error);
    }
    this.#ports.marks.flush();
  }

  /** Says once per failure that nothing can be recorded. */
  failed(error: unknown): void {
    if (this.#failing) return;
    this.#failing = true;
    this.problem(toStoreError(error).userMessage);
  }

  problem(said: Message): void {
    const { network, emit, wallTime } = this.#ports;
    emit({ type: 'problem', problem: problemOf(said, network, wallTime()) });
  }

  #announce(payments: readonly StoredPayment[]): void {
    const { marks, emit, confirmsPayments } = this.#ports;
    const news = marks.take('announced', payments);
    for (const payment of news) emit({ type: 'payment', payment });
    if (!confirmsPayments) marks.confirm('announced', news);
  }
}

function identity({ account, hash }: Payment): string {
  return `${account} ${hash}`;
}

function inLedgerOrder(a: ValidatedTransaction, b: ValidatedTransaction): number {
  return a.ledgerIndex - b.ledgerIndex || a.transactionIndex - b.transactionIndex;
}
