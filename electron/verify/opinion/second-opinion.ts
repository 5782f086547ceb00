import {
  type Message,
  message,
  type ProblemAbout,
  type StatedTransaction,
  type StoredPayment,
  type TrustLevel,
  type TrustStatement,
  VALIDATORS,
} from '../../contract/index.ts';
import { formatAmount } from '../../payments/amounts/format.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { TransactionOfAccount } from '../../store/database/store.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { askLedgerHash } from './ask-ledger-hash.ts';
import { nextOpinion } from './operators.ts';
import { type Opinion, opinionOf, withLedgerHashes } from './opinion.ts';
import { type Heard, needsAnother, verdictOf } from './verdict.ts';

/**
 * How long it waits before all servers are asked, and before each time that they are asked again because none of them
 * could decide; then no more until the next start. Another server may validate a ledger some seconds later.
 */
const WAITS_MS = [4000, 30_000, 120_000, 600_000, 3_600_000] as const;
/** Of a payment whose alert waits for it: most servers have the ledger by then, and the others are asked once more. */
const URGENT_WAITS_MS = [500, 1500, ...WAITS_MS] as const;
/** Payments that wait for an opinion; of a flood, the others stay seen on one server. */
const MOST_WAITING = 1000;
/** Disputes remembered as told; of more, some are told again. */
const MOST_TOLD = 10_000;

export interface SecondOpinionDeps {
  readonly client: Pick<NetworkClient, 'servers' | 'accountTx' | 'request' | 'distrust'>;
  readonly store: Pick<PaymentStore, 'statements'>;
  readonly readCredits: ReadCredits;
  /** Read each time: while it is false nobody is asked. */
  readonly isWanted: () => boolean;
  /** Whether the alert of a payment waits for the opinion. */
  readonly isUrgent: (payment: StoredPayment) => boolean;
  readonly clock: Clock;
  /** Stores and tells what one more server said. */
  readonly changed: (change: OpinionHeard) => void;
  readonly problem: (said: Message, about: ProblemAbout) => void;
  /** The store could not be read or written. */
  readonly failed: (error: unknown) => void;
}

/** What follows from one more statement. */
interface OpinionHeard {
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
  /** What is left of the waits before all are asked once more. */
  readonly waits: readonly number[];
  readonly isUrgent: boolean;
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
  /** The one that servers are being asked about. */
  #open: Case | null = null;
  #stopped = false;
  /** Disputes that were told, by account and hash. */
  readonly #told = new Set<string>();

  constructor(deps: SecondOpinionDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** Wants an opinion of payments that were just recorded, or still await one from an earlier run. */
  ask(payments: readonly StoredPayment[]): void {
    const { clock, isWanted, isUrgent } = this.#deps;
    if (!isWanted()) return;
    const known = new Set(this.#all().map(({ id }) => id));
    const transactions = Map.groupBy(payments, ({ account, hash }) => `${account} ${hash}`);
    this.#wait(
      [...transactions.values()].flatMap((credits) => {
        const [first] = credits;
        if (first === undefined || known.has(first.id)) return [];
        const { id, network, account, hash } = first;
        const urgent = credits.some(isUrgent);
        const [wait = 0, ...waits] = urgent ? URGENT_WAITS_MS : WAITS_MS;
        const due = clock.now() + wait;
        return [{ of: { network, account, hash }, id, due, waits, isUrgent: urgent }];
      }),
    );
  }

  /** Whether a server is about to be asked of an urgent payment: its alert may wait for that. */
  isAwaited({ account, hash }: StoredPayment): boolean {
    const found = this.#all().find(
      ({ of, isUrgent }) => isUrgent && of.account === account && of.hash === hash,
    );
    if (found === undefined || !this.#deps.isWanted()) return false;
    try {
      const heard = this.#deps.store.statements(found.id).map(({ server }) => server);
      return heard.length > 0 && nextOpinion(this.#deps.client.servers(), heard) !== null;
    } catch {
      // The next read of the store says what is wrong with it; the alert does not wait for that.
      return false;
    }
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
    if (next === undefined || this.#open !== null || this.#stopped) return;
    this.#timer.set(Math.max(0, next.due - this.#deps.clock.now()), () => void this.#hear());
  }

  async #hear(): Promise<void> {
    const [next, ...rest] = this.#waiting;
    if (next === undefined) return;
    this.#waiting = rest;
    this.#open = next;
    let isDecided = true;
    try {
      isDecided = await this.#decide(next);
    } catch (error) {
      if (!this.#stopped) this.#deps.failed(error);
    }
    this.#open = null;
    if (!isDecided) this.#again(next);
    this.#schedule();
  }

  #again(undecided: Case): void {
    const [after, ...waits] = undecided.waits;
    if (after !== undefined) this.#wait([{ ...undecided, due: this.#deps.clock.now() + after, waits }]);
  }

  #all(): readonly Case[] {
    return this.#open === null ? this.#waiting : [this.#open, ...this.#waiting];
  }

  /** Asks one server after the other. False where all of them leave it undecided. @throws StoreError */
  async #decide({ of, id }: Case): Promise<boolean> {
    const { client, store } = this.#deps;
    const [recorded, ...others] = store.statements(id);
    // Deleted since.
    if (recorded === undefined || recorded.stated === null) return true;
    // The validators' word needs no other.
    if (others.some(({ server }) => server === VALIDATORS)) return true;
    const heard: Heard[] = [recorded, ...others].map(({ server, says }) => ({
      ...{ server, opinion: says === 'disagrees' ? 'disagrees' : 'agrees' },
    }));
    this.#tellOfOpenDispute(of, heard, recorded.stated);
    const asked = heard.map(({ server }) => server);
    while (needsAnother(heard) && this.#deps.isWanted()) {
      const other = nextOpinion(client.servers(), asked);
      if (other === null) return false;
      asked.push(other.url);
      const { opinion, ledgerHash } = await this.#opinionOf(of, recorded.server, recorded.stated, other.url);
      if (this.#stopped) return true;
      if (opinion.type === 'unknown') continue;
      heard.push({ server: other.url, opinion: opinion.type });
      this.#tell(of, heard, opinion, ledgerHash);
      this.#tellOfOpenDispute(of, heard, recorded.stated);
      this.#tellOfLiars(of, heard, recorded.stated);
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
    opinion: Exclude<Opinion, { type: 'unknown' }>,
    ledgerHash: string | null,
  ): void {
    const { clock, changed } = this.#deps;
    const { trust } = verdictOf(heard);
    changed({
      ...{ of, trust, ledgerHash },
      servers: serversThat(trust === 'disputed' ? 'disagrees' : 'agrees', heard),
      statement: {
        server: heard.at(-1)?.server ?? '',
        at: new Date(clock.wallTime()).toISOString(),
        says: opinion.type,
        stated: opinion.stated,
        ledgerHashCheck: opinion.ledgerHashCheck,
      },
    });
  }

  /** Names the servers that disagree, once in each run. */
  #tellOfOpenDispute(of: TransactionOfAccount, heard: readonly Heard[], recorded: StatedTransaction): void {
    const { trust, liars } = verdictOf(heard);
    const key = `${of.account} ${of.hash}`;
    const [server] = serversThat('agrees', heard);
    const [other] = serversThat('disagrees', heard);
    if (trust !== 'disputed' || liars.length > 0 || server === undefined || other === undefined) return;
    if (this.#told.has(key)) return;
    if (this.#told.size < MOST_TOLD) this.#told.add(key);
    const values = { server, other, amount: amountText(recorded), account: of.account };
    this.#deps.problem(message('problem.servers-disagree', values), of);
  }

  /** Names the servers whose statement others found false; they rest. */
  #tellOfLiars(of: TransactionOfAccount, heard: readonly Heard[], recorded: StatedTransaction): void {
    const { client, problem } = this.#deps;
    const { trust, liars } = verdictOf(heard);
    for (const server of liars) {
      client.distrust({ server });
      const { account } = of;
      const values = { server, amount: amountText(recorded), account, ledger: recorded.ledgerIndex };
      const code =
        trust === 'disputed' ? 'problem.servers-disagree.false' : 'problem.servers-disagree.denied';
      problem(message(code, values), of);
    }
  }
}

/** In English. Whoever shows it in another language formats the amount anew, of the payment that the problem is about. */
function amountText({ amounts }: StatedTransaction): string {
  return amounts.map((one) => formatAmount(one, 'en', null)).join(', ');
}

function serversThat(opinion: Heard['opinion'], heard: readonly Heard[]): readonly string[] {
  return heard.filter((one) => one.opinion === opinion).map(({ server }) => server);
}
