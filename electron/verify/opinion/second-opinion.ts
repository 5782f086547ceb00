import {
  type Message,
  message,
  type StatedTransaction,
  type StoredPayment,
  type TrustLevel,
  type TrustStatement,
} from '../../contract/index.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { TransactionOfAccount } from '../../store/database/store.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { askLedgerHash } from './ask-ledger-hash.ts';
import { nextOpinion } from './operators.ts';
import { type Opinion, opinionOf, withLedgerHashes } from './opinion.ts';
import { type Heard, needsAnother, verdictOf } from './verdict.ts';

/** Another server may validate a ledger some seconds later. */
const FIRST_ASKED_AFTER_MS = 4000;
/** Where no server could decide, all of them are asked again after these times, and then no more until the next start. */
const ASKED_AGAIN_AFTER_MS = [30_000, 120_000, 600_000, 3_600_000] as const;
/** Payments that wait for an opinion; of a flood, the others stay seen on one server. */
const MOST_WAITING = 1000;

export interface SecondOpinionDeps {
  readonly client: Pick<NetworkClient, 'servers' | 'accountTx' | 'request' | 'distrust'>;
  readonly store: Pick<PaymentStore, 'statements'>;
  readonly readCredits: ReadCredits;
  readonly clock: Clock;
  /** Stores and tells what one more server said. */
  readonly changed: (change: OpinionHeard) => void;
  readonly problem: (said: Message) => void;
  /** The store could not be read or written. */
  readonly failed: (error: unknown) => void;
}

/** What follows from one more statement. */
export interface OpinionHeard {
  readonly of: TransactionOfAccount;
  readonly trust: TrustLevel;
  /** Redacted URLs of those whose word the level is. */
  readonly servers: readonly string[];
  readonly statement: Omit<TrustStatement, 'trust'>;
  /** Hash of the ledger that it was recorded from, where only a request told it; else null. */
  readonly ledgerHash: string | null;
}

/** A transaction, for one account, of which an opinion is wanted. */
interface Case {
  readonly of: TransactionOfAccount;
  /** A row of it: the store keeps what was said of it. */
  readonly id: number;
  /** By the clock that only goes forward, in ms. */
  readonly due: number;
  /** How often all were asked in vain. */
  readonly rounds: number;
}

/**
 * Asks a server of another operator for each recorded transaction, one at a time and after everything else: the budget
 * of every server holds. Only servers of the user's list are asked. What was heard is in the store, so that a restart
 * goes on where it stood.
 */
export class SecondOpinion {
  readonly #deps: SecondOpinionDeps;
  readonly #timer: SingleTimer;
  #waiting: readonly Case[] = [];
  #busy = false;
  #stopped = false;

  constructor(deps: SecondOpinionDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** Wants an opinion of payments that were just recorded, or still await one from an earlier run. */
  ask(payments: readonly StoredPayment[]): void {
    const due = this.#deps.clock.now() + FIRST_ASKED_AFTER_MS;
    const transactions = Map.groupBy(payments, ({ account, hash }) => `${account} ${hash}`);
    this.#wait(
      [...transactions.values()].flatMap(([first]) => {
        if (first === undefined) return [];
        const { id, network, account, hash } = first;
        return [{ of: { network, account, hash }, id, due, rounds: 0 }];
      }),
    );
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
    this.#timer.clear();
  }

  /** Of too many those wait that are due first: new payments go before what was asked in vain. */
  #wait(cases: readonly Case[]): void {
    if (this.#stopped) return;
    this.#waiting = [...this.#waiting, ...cases].toSorted((a, b) => a.due - b.due).slice(0, MOST_WAITING);
    this.#schedule();
  }

  #schedule(): void {
    const [next] = this.#waiting;
    if (next === undefined || this.#busy || this.#stopped) return;
    this.#timer.set(Math.max(0, next.due - this.#deps.clock.now()), () => void this.#hear());
  }

  async #hear(): Promise<void> {
    const [next, ...rest] = this.#waiting;
    if (next === undefined) return;
    this.#waiting = rest;
    this.#busy = true;
    try {
      if (!(await this.#decide(next))) this.#again(next);
    } catch (error) {
      if (!this.#stopped) this.#deps.failed(error);
    }
    this.#busy = false;
    this.#schedule();
  }

  #again(undecided: Case): void {
    const after = ASKED_AGAIN_AFTER_MS[undecided.rounds];
    if (after === undefined) return;
    const due = this.#deps.clock.now() + after;
    this.#wait([{ ...undecided, due, rounds: undecided.rounds + 1 }]);
  }

  /** Asks one server after the other. False where all of them leave it undecided. @throws StoreError */
  async #decide({ of, id }: Case): Promise<boolean> {
    const { client, store } = this.#deps;
    const [recorded, ...others] = store.statements(id);
    // Deleted since.
    if (recorded === undefined || recorded.stated === null) return true;
    const heard: Heard[] = [recorded, ...others].map(({ server, says }) => ({
      ...{ server, opinion: says === 'disagrees' ? 'disagrees' : 'agrees' },
    }));
    const asked = heard.map(({ server }) => server);
    while (needsAnother(heard)) {
      const other = nextOpinion(client.servers(), asked);
      if (other === null) return false;
      asked.push(other.url);
      const { opinion, ledgerHash } = await this.#opinionOf(of, recorded.server, recorded.stated, other.url);
      if (this.#stopped) return true;
      if (opinion.type === 'unknown') continue;
      const before = verdictOf(heard).trust;
      heard.push({ server: other.url, opinion: opinion.type });
      this.#tell(of, heard, before, opinion, ledgerHash);
    }
    return true;
  }

  /** What a server says of it. The ledger's hash is asked for where one of the two servers has not told it. */
  async #opinionOf(
    { account, hash }: TransactionOfAccount,
    recordedFrom: string,
    recorded: StatedTransaction,
    server: string,
  ): Promise<{ readonly opinion: Opinion; readonly ledgerHash: string | null }> {
    const { client, readCredits } = this.#deps;
    const { ledgerIndex, ledgerHash } = recorded;
    const query = { account, ledgerIndexMin: ledgerIndex, ledgerIndexMax: ledgerIndex };
    let opinion: Opinion;
    try {
      const page = await client.accountTx(query, { server, priority: 'recovery' });
      opinion = opinionOf(
        { account, hash, ledgerIndex, ledgerHash, credits: recorded.amounts },
        page,
        readCredits,
      );
    } catch {
      // It lacks the ledger, rests, or cannot be reached: it has no opinion.
      return { opinion: { type: 'unknown' }, ledgerHash: null };
    }
    if (opinion.type !== 'agrees' || opinion.ledgerHashCheck === 'same') return { opinion, ledgerHash: null };
    const told = opinion.stated.ledgerHash ?? (await askLedgerHash(client, ledgerIndex, server));
    const known = ledgerHash ?? (await askLedgerHash(client, ledgerIndex, recordedFrom));
    return { opinion: withLedgerHashes(opinion, known, told), ledgerHash: known };
  }

  #tell(
    of: TransactionOfAccount,
    heard: readonly Heard[],
    before: TrustLevel,
    opinion: Exclude<Opinion, { type: 'unknown' }>,
    ledgerHash: string | null,
  ): void {
    const { clock, client } = this.#deps;
    const { trust, liars } = verdictOf(heard);
    const named = (type: Heard['opinion']) =>
      heard.filter((one) => one.opinion === type).map(({ server }) => server);
    this.#deps.changed({
      ...{ of, trust, ledgerHash },
      servers: named(trust === 'disputed' ? 'disagrees' : 'agrees'),
      statement: {
        server: heard.at(-1)?.server ?? '',
        at: new Date(clock.wallTime()).toISOString(),
        says: opinion.type,
        stated: opinion.stated,
        ledgerHashCheck: opinion.ledgerHashCheck,
      },
    });
    const [server] = named('agrees');
    const [other] = named('disagrees');
    if (trust === 'disputed' && before !== 'disputed' && server !== undefined && other !== undefined) {
      this.#deps.problem(message('problem.servers-disagree', { server, other, hash: of.hash }));
    }
    for (const liar of liars) client.distrust({ server: liar });
  }
}
