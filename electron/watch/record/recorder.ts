import {
  type Message,
  type Payment,
  type ProblemAbout,
  problemOf,
  type StoredPayment,
} from '../../contract/index.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { CoverageAdvance } from '../../store/database/store.types.ts';
import { toStoreError } from '../../store/store-error.ts';
import type { Clock } from '../../xrpl/clock.ts';
import type { EventEmitter } from '../../xrpl/event-emitter.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import type { MonitorEvent } from '../monitor.types.ts';
import { type BuilderDeps, type BuiltPayment, type Origin, paymentsOf } from './payment-builder.ts';
import type { PostponedWork } from './postponed-work.ts';

export interface RecorderDeps extends BuilderDeps {
  readonly store: PaymentStore;
  readonly tracker: CoverageTracker;
  readonly clock: Clock;
  readonly published: EventEmitter<MonitorEvent>;
  readonly postponed: Pick<PostponedWork, 'postpone'>;
}

/** A transaction, and what it brought to an account. */
export interface ReadTransaction {
  readonly transaction: ValidatedTransaction;
  readonly account: string;
  readonly payments: readonly BuiltPayment[];
}

/** Commits payments with the coverage they belong to, and only then publishes them. */
export class Recorder {
  readonly #deps: RecorderDeps;
  #failing = false;

  constructor(deps: RecorderDeps) {
    this.#deps = deps;
  }

  /** What a transaction brought to an account, as it is to be recorded. */
  read(transaction: ValidatedTransaction, account: string, origin: Origin): ReadTransaction {
    return { transaction, account, payments: paymentsOf(transaction, account, origin, this.#deps) };
  }

  /**
   * Records what transactions brought, in ledger order, and what they prove. Returns what was new.
   * @throws StoreError when it could not be committed; then nothing was.
   */
  record(
    unordered: readonly BuiltPayment[],
    source: Payment['source'],
    advances: readonly CoverageAdvance[],
  ): readonly StoredPayment[] {
    const payments = unordered.toSorted((a, b) => inLedgerOrder(a.payment, b.payment));
    if (payments.length === 0 && advances.length === 0) return [];
    const { store, tracker, published, postponed } = this.#deps;
    const recorded = store.record(payments, advances);
    this.#failing = false;
    tracker.written(advances);
    if (recorded.length > 0) postponed.postpone();
    const silent = new Set(payments.filter((built) => built.silent).map(({ payment }) => identity(payment)));
    const news = recorded.filter((payment) => !silent.has(identity(payment)));
    if (news.length > 0) published.emit({ type: 'recorded', payments: news, source });
    return recorded;
  }

  /** Writes all coverage proven but not yet written. */
  flush(): void {
    try {
      if (this.#deps.tracker.flush()) this.#failing = false;
    } catch (error) {
      this.failed(error);
    }
  }

  /** Nothing can be recorded just now. */
  get isFailing(): boolean {
    return this.#failing;
  }

  /** Says once per failure that nothing can be recorded. */
  failed(error: unknown): void {
    if (this.#failing) return;
    this.#failing = true;
    this.problem(toStoreError(error).userMessage);
  }

  problem(said: Message, about?: ProblemAbout): void {
    const { network, published, clock } = this.#deps;
    const problem = problemOf(said, network, clock.wallTime());
    published.emit({ type: 'problem', problem: about === undefined ? problem : { ...problem, about } });
  }
}

function identity({ account, hash }: Payment): string {
  return `${account} ${hash}`;
}

function inLedgerOrder(a: Payment, b: Payment): number {
  return a.ledgerIndex - b.ledgerIndex || a.transactionIndex - b.transactionIndex;
}
