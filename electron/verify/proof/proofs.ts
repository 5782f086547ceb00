import {
  type AssetAmount,
  type Message,
  message,
  type ProblemAbout,
  type ProofCost,
  type ProofSummary,
  type ProvedPeriod,
  type StoredPayment,
} from '../../contract/index.ts';
import { formatAmount } from '../../payments/amounts/format.ts';
import type { TransactionOfAccount } from '../../store/database/store.types.ts';
import type { Clock } from '../../xrpl/clock.ts';
import { MOST_HEADERS } from '../receipt/evidence.ts';
import { summaryOf } from '../receipt/proof-summary.ts';
import { receiptFile } from '../receipt/receipt.ts';
import { type RefusalCode, Refused, refused } from '../refused.ts';
import type { Claim, ProofOptions, Prover } from './prover.ts';

/** A large payment that is recovered is proved by itself where so many headers do: about an hour. */
const MOST_HEADERS_BY_ITSELF = 1000;
/** Payments that wait for their proof; of a flood, the others can be proved by hand. */
const MOST_WAITING = 100;
/** Requests beyond headers: the ledger itself, and a manifest for each validator of a list. */
const OTHER_REQUESTS = 36;

/** The validators' signatures say that what was recorded is not so. */
const REFUTATIONS: ReadonlySet<RefusalCode> = new Set(['other-result', 'not-in-ledger']);

export interface ProofsDeps {
  readonly prover: Pick<Prover, 'prove' | 'proveChain' | 'listen' | 'headersTo'>;
  readonly paymentsOf: (of: TransactionOfAccount) => readonly StoredPayment[];
  /** Whether large payments are proved by themselves: read each time. */
  readonly isAutomatic: () => boolean;
  readonly isLarge: (payment: StoredPayment) => boolean;
  /** The newest validated ledger; null where none is known. */
  readonly newest: () => number | null;
  readonly clock: Pick<Clock, 'wallTime'>;
  /** Stores a proof with its receipt (JSON), and tells that its payments are proved. */
  readonly proved: (of: TransactionOfAccount, id: number, summary: ProofSummary, receipt: string) => void;
  /** The server, by its redacted URL, that a payment was recorded from; null where that is not known. */
  readonly recordedFrom: (paymentId: number) => string | null;
  /** Tells that what was recorded from this server is refuted. */
  readonly refuted: (of: TransactionOfAccount, server: string | null, reason: Refused) => void;
  readonly problem: (said: Message, about: ProblemAbout) => void;
  /** The store could not be read or written. */
  readonly failed: (error: unknown) => void;
}

/**
 * Proves payments of one network, one at a time: by hand, and large ones by themselves where that is wanted. What is
 * proved is kept with its receipt; what is refuted is told loudly.
 */
export class Proofs {
  readonly #deps: ProofsDeps;
  #waiting: readonly StoredPayment[] = [];
  /** The one that is being proved by itself. */
  #open: StoredPayment | null = null;
  #last: Promise<unknown> = Promise.resolve();
  readonly #stopping = new AbortController();
  #deafen: (() => void) | null = null;
  #provedPeriod: ProvedPeriod | null = null;

  constructor(deps: ProofsDeps) {
    this.#deps = deps;
  }

  /** Begins or ends to listen to validators, as the setting is now. Call it at the start, and when the setting changes. */
  settingChanged(): void {
    const wanted = this.#deps.isAutomatic() && !this.#stopping.signal.aborted;
    if (wanted) this.#deafen ??= this.#deps.prover.listen();
    else {
      this.#deafen?.();
      this.#deafen = null;
      this.#waiting = [];
    }
  }

  /** The period that was proved last; null where none was in this run. */
  get provedPeriod(): ProvedPeriod | null {
    return this.#provedPeriod;
  }

  /** Payments that were just recorded: large ones are proved where that is wanted. */
  ask(payments: readonly StoredPayment[]): void {
    const { isAutomatic, isLarge } = this.#deps;
    if (!isAutomatic()) return;
    const hashes = new Set(this.#all().map(({ hash }) => hash));
    const fresh = payments.filter(
      (payment) => isLarge(payment) && !hashes.has(payment.hash) && this.#isNear(payment),
    );
    const firsts = [...Map.groupBy(fresh, ({ account, hash }) => `${account} ${hash}`).values()];
    this.#waiting = [...this.#waiting, ...firsts.flatMap(([first]) => first ?? [])].slice(0, MOST_WAITING);
    this.#next();
  }

  /** Whether a payment is about to be proved by itself: its alert may wait a little for that. */
  isAwaited({ account, hash }: Pick<StoredPayment, 'account' | 'hash'>): boolean {
    return this.#all().some((one) => one.account === account && one.hash === hash);
  }

  /** What a proof by hand costs now. */
  costOf({ ledgerIndex }: Pick<StoredPayment, 'ledgerIndex'>): ProofCost {
    const headers = this.#headersTo(ledgerIndex);
    return {
      headers,
      requests: headers === null ? null : headers + OTHER_REQUESTS,
      isTooFar: headers !== null && headers > MOST_HEADERS,
    };
  }

  /**
   * Proves the transaction of a payment.
   * @throws Refused with the reason why it is not proved; what `signal` was aborted with.
   */
  prove(
    payment: StoredPayment,
    options: Pick<ProofOptions, 'signal' | 'progress'> = {},
  ): Promise<ProofSummary> {
    const proof = this.#last.then(() => this.#prove(payment, options));
    this.#last = proof.catch(() => undefined);
    return proof;
  }

  /**
   * Proves that none of the last so many ledgers was left out.
   * @throws Refused with the reason why it is not proved; what `signal` was aborted with.
   */
  provePeriod(
    ledgers: number,
    options: Pick<ProofOptions, 'signal' | 'progress'> = {},
  ): Promise<ProvedPeriod> {
    const { prover, newest, clock } = this.#deps;
    const proof = this.#last.then(async () => {
      const to = newest();
      if (to === null) throw refused('proof.not-connected');
      const from = Math.max(1, to - ledgers + 1);
      const chain = await prover.proveChain([from, to], {
        ...{ ...options, newest: to, signal: this.#ending(options.signal) },
      });
      const provedAt = new Date(clock.wallTime()).toISOString();
      const { votes, listed } = chain.signed;
      this.#provedPeriod = { from, to, provedAt, votes: votes.length, listed };
      return this.#provedPeriod;
    });
    this.#last = proof.catch(() => undefined);
    return proof;
  }

  #ending(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any([this.#stopping.signal, ...(signal === undefined ? [] : [signal])]);
  }

  stop(): void {
    this.#stopping.abort(refused('proof.given-up'));
    this.#waiting = [];
    this.#deafen?.();
    this.#deafen = null;
  }

  #all(): readonly StoredPayment[] {
    return this.#open === null ? this.#waiting : [this.#open, ...this.#waiting];
  }

  #headersTo(ledgerIndex: number): number | null {
    const newest = this.#deps.newest();
    return (
      this.#deps.prover.headersTo(ledgerIndex) ?? (newest === null ? null : Math.max(0, newest - ledgerIndex))
    );
  }

  #isNear({ ledgerIndex }: StoredPayment): boolean {
    const headers = this.#headersTo(ledgerIndex);
    return headers !== null && headers <= MOST_HEADERS_BY_ITSELF;
  }

  #next(): void {
    const [next, ...rest] = this.#waiting;
    if (next === undefined || this.#open !== null) return;
    this.#waiting = rest;
    this.#open = next;
    this.prove(next)
      .catch((error: unknown) => {
        // Why not is of no use here: it can be proved by hand, and what is refuted was told.
        if (!(error instanceof Refused)) this.#deps.failed(error);
      })
      .finally(() => {
        this.#open = null;
        this.#next();
      });
  }

  async #prove(
    payment: StoredPayment,
    { signal, progress }: Pick<ProofOptions, 'signal' | 'progress'>,
  ): Promise<ProofSummary> {
    const { prover, paymentsOf, clock, proved, newest } = this.#deps;
    const { network, account, hash, ledgerIndex } = payment;
    const of = { network, account, hash };
    const stored = paymentsOf(of);
    const [first] = stored;
    if (first === undefined) throw refused('proof.no-payment');
    const claim: Claim = { account, hash, ledgerIndex, amounts: stored.map(amountOf) };
    const ending = this.#ending(signal);
    try {
      const { proof, evidence } = await prover.prove(claim, {
        ...{ signal: ending, newest: newest() },
        ...(progress === undefined ? {} : { progress }),
      });
      ending.throwIfAborted();
      // It took some time: the payment may have been deleted.
      if (paymentsOf(of).every(({ id }) => id !== first.id)) throw refused('proof.no-payment');
      const summary = summaryOf(proof, evidence, new Date(clock.wallTime()).toISOString());
      proved(of, first.id, summary, JSON.stringify(receiptFile(evidence)));
      return summary;
    } catch (error) {
      if (error instanceof Refused && REFUTATIONS.has(error.code)) this.#refute(of, stored, error);
      throw error;
    }
  }

  #refute(of: TransactionOfAccount, stored: readonly StoredPayment[], reason: Refused): void {
    const { refuted, problem, recordedFrom } = this.#deps;
    const [first] = stored;
    if (first === undefined) return;
    const server = recordedFrom(first.id);
    refuted(of, server, reason);
    const amount = stored.map((one) => formatAmount(one, 'en', null)).join(', ');
    const values = { amount, account: of.account, ledger: first.ledgerIndex };
    problem(
      server === null
        ? message('problem.refuted.unknown', values)
        : message('problem.refuted', { ...values, server }),
      of,
    );
  }
}

function amountOf({ asset, amount }: StoredPayment): AssetAmount {
  return { asset, amount };
}
