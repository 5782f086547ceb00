import { asIndex } from '../protocol/json.ts';
import type { RequestError } from '../protocol/request-error.ts';
import type { JsonObject } from '../protocol/transaction.ts';
import type { RequestChannel } from './request-channel.ts';

export interface SubscriptionsDeps {
  readonly channel: RequestChannel;
  /** Accounts in one request. */
  readonly batchSize: number;
  /** The server confirmed these accounts, and the ledger stream with them. */
  onSubscribed(accounts: readonly string[], ledgerIndex: number): void;
  onUnsubscribed(accounts: readonly string[]): void;
  /** The server refuses this one account; the others are not affected. */
  onRejected(account: string): void;
  /** Every acceptable account and the ledger stream are confirmed. */
  onComplete(): void;
  /** The connection cannot be used: the request failed, or its answer shows an unsynchronised server. */
  onFailed(error: RequestError | 'notSynced'): void;
  /** Every answer to subscribe, to look for a network id. */
  onResult(result: JsonObject): void;
}

/** One bad entry fails the whole list with one of these (rippled: actMalformed; Clio's words vary). */
const BAD_ENTRY_ERRORS = new Set(['actMalformed', 'malformedAddress', 'accountMalformed', 'invalidParams']);

/** Requests under way at once: a thousand batches, one after another, would wait a thousand times for the server. */
const MOST_UNDER_WAY = 8;

/**
 * Keeps the accounts subscribed on one connection equal to those wanted: in batches, one request until the first is
 * answered and a few at a time then, the ledger stream named in each so that every answer gives the server's ledger. A
 * refused batch is halved until the bad entry is alone.
 */
export class AccountSubscriptions {
  readonly #deps: SubscriptionsDeps;
  #wanted: ReadonlySet<string>;
  readonly #confirmed = new Set<string>();
  readonly #rejected = new Set<string>();
  /** Wanted, and neither confirmed nor rejected. */
  #missing: Set<string>;
  /** Halves of a refused batch, to be tried before anything else. */
  #halves: (readonly string[])[] = [];
  /** Of the missing: in a request under way, or in a half. */
  readonly #asked = new Set<string>();
  #started = false;
  #underWay = 0;
  #unsubscribing = false;
  #failed = false;
  #ledgerStream = false;
  #reportedComplete = false;

  constructor(deps: SubscriptionsDeps, wanted: ReadonlySet<string>) {
    this.#deps = deps;
    this.#wanted = wanted;
    this.#missing = new Set(wanted);
  }

  /** The ledger stream and every wanted account that the server accepts are confirmed. */
  get complete(): boolean {
    return this.#ledgerStream && this.#missing.size === 0;
  }

  /** The server refused every account. */
  get useless(): boolean {
    return this.#rejected.size > 0 && this.#confirmed.size === 0;
  }

  get wanted(): ReadonlySet<string> {
    return this.#wanted;
  }

  get ledgerStream(): boolean {
    return this.#ledgerStream;
  }

  start(): void {
    this.#started = true;
    this.#continue();
  }

  setWanted(wanted: ReadonlySet<string>): void {
    this.#wanted = wanted;
    for (const account of this.#rejected) if (!wanted.has(account)) this.#rejected.delete(account);
    this.#missing = wanted.difference(this.#confirmed).difference(this.#rejected);
    if (!this.complete) this.#reportedComplete = false;
    if (this.#started) this.#continue();
  }

  #continue(): void {
    while (
      !this.#failed &&
      !this.#unsubscribing &&
      this.#underWay < (this.#ledgerStream ? MOST_UNDER_WAY : 1)
    ) {
      const batch = this.#nextBatch();
      if (batch.length === 0 && this.#ledgerStream) break;
      this.#subscribe(batch);
    }
    if (this.#failed || this.#underWay > 0 || this.#unsubscribing) return;
    const surplus = [...this.#confirmed].filter((account) => !this.#wanted.has(account));
    if (surplus.length > 0) this.#unsubscribe(surplus.slice(0, this.#deps.batchSize));
    if (!this.#reportedComplete) {
      this.#reportedComplete = true;
      this.#deps.onComplete();
    }
  }

  #nextBatch(): readonly string[] {
    for (;;) {
      const half = this.#halves.shift();
      if (!half) break;
      const still = half.filter((account) => this.#wanted.has(account));
      for (const account of half) this.#asked.delete(account);
      if (still.length > 0) return still;
    }
    const open = this.#missing.values().filter((account) => !this.#asked.has(account));
    return [...open.take(this.#deps.batchSize)];
  }

  #subscribe(batch: readonly string[]): void {
    this.#underWay += 1;
    for (const account of batch) this.#asked.add(account);
    // An empty list of accounts is refused like a bad one.
    const accounts = batch.length > 0 ? { accounts: batch } : {};
    this.#deps.channel.control(
      'subscribe',
      { streams: ['ledger'], ...accounts },
      {
        onResult: (result) => {
          this.#underWay -= 1;
          this.#deps.onResult(result);
          const ledgerIndex = asIndex(result.ledger_index);
          // An unsynchronised rippled answers success and nothing.
          if (ledgerIndex === null) return this.#fail('notSynced');
          this.#ledgerStream = true;
          for (const account of batch) {
            this.#asked.delete(account);
            this.#confirmed.add(account);
            this.#missing.delete(account);
          }
          this.#deps.onSubscribed(batch, ledgerIndex);
          this.#continue();
        },
        onError: (error) => {
          this.#underWay -= 1;
          const badEntry = error.serverError !== null && BAD_ENTRY_ERRORS.has(error.serverError);
          if (!badEntry || batch.length === 0) return this.#fail(error);
          this.#divide(batch);
          this.#continue();
        },
      },
    );
  }

  #fail(error: RequestError | 'notSynced'): void {
    this.#failed = true;
    this.#deps.onFailed(error);
  }

  #divide(batch: readonly string[]): void {
    const [only] = batch;
    if (batch.length === 1 && only !== undefined) {
      this.#asked.delete(only);
      this.#rejected.add(only);
      this.#missing.delete(only);
      this.#deps.onRejected(only);
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    this.#halves.unshift(batch.slice(0, middle), batch.slice(middle));
  }

  #unsubscribe(accounts: readonly string[]): void {
    this.#unsubscribing = true;
    // Here, not when the request is answered: from now on the server may have dropped them, and an account that is
    // added again meanwhile must be subscribed anew. Where it did not drop them, a few more messages do no harm.
    for (const account of accounts) this.#confirmed.delete(account);
    this.#deps.onUnsubscribed(accounts);
    const done = () => {
      this.#unsubscribing = false;
      this.#continue();
    };
    this.#deps.channel.control('unsubscribe', { accounts }, { onResult: done, onError: done });
  }
}
