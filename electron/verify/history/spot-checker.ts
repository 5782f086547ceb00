import { type LedgerRange, type Message, message, type SpotChecks } from '../../contract/index.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import { subtractRanges } from '../../xrpl/ledger-ranges.ts';
import type { AccountTxPage, NetworkClient } from '../../xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import { nextOpinion } from '../opinion/operators.ts';
import { opinionOf, type SaidOfTransaction } from '../opinion/opinion.ts';
import { type Heard, needsAnother, verdictOf } from '../opinion/verdict.ts';
import { type HistoryClaim, joinedClaim } from './claim.ts';
import { isSurprising } from './surprise.ts';

/** Another server may validate a ledger some seconds later. */
const FIRST_AFTER_MS = 4000;
/** Between two checks: they come after everything else. */
const PACE_MS = 1000;
/** The share of ranges whose history is asked of a second server by chance. */
const SAMPLED = 0.25;
/** Ranges that wait for their check; of more, those that come last stay unchecked. */
const MOST_WAITING = 2000;
/** Servers asked for one range, where the first does not hold it. */
const MOST_ASKED = 2;
/** Pages of one range: a claim has no more rows than fit into one, and a server may send shorter ones. */
const MOST_PAGES = 4;

export interface SpotCheckerDeps {
  readonly client: Pick<NetworkClient, 'servers' | 'accountTx' | 'request' | 'distrust'>;
  readonly clock: Clock;
  readonly random: () => number;
  /** Whether other servers may be asked, read each time. */
  readonly isWanted: () => boolean;
  readonly readCredits: ReadCredits;
  /** Whether what a server says of a transaction contradicts itself. */
  readonly isUntrue: (account: string, transaction: ValidatedTransaction, server: string) => boolean;
  readonly isRecorded: (account: string, hash: string) => boolean;
  /** What this server proved of the account's range does not count; others are asked. */
  readonly disbelieve: (server: string, account: string, range: LedgerRange) => void;
  readonly problem: (said: Message) => void;
  /** More or less of this account is checked than before. */
  readonly changed: (account: string) => void;
  /** The store could not be read. */
  readonly failed: (error: unknown) => void;
}

/** A page of a second server, read. */
interface Second {
  readonly server: string;
  /** Payments that were not recorded. */
  readonly withheld: readonly SaidOfTransaction[];
  readonly isWhole: boolean;
}

/**
 * Asks a server of another operator for a sample of what history proved on one server's word, and for each range that is
 * surprising: one at a time, after everything else. What was withheld is examined again, and a third server says who lied.
 */
export class SpotChecker {
  readonly #deps: SpotCheckerDeps;
  readonly #timer: SingleTimer;
  readonly #counts = new Map<string, { checked: number; ranges: number }>();
  /** Each with the time before which it is not checked. */
  #waiting: { readonly claim: HistoryClaim; readonly due: number }[] = [];
  /** Servers that were found to lie: they are no witnesses. */
  readonly #liars = new Set<string>();
  #busy = false;
  #stopped = false;

  constructor(deps: SpotCheckerDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** Notes what a server's history proved. */
  note(claim: HistoryClaim): void {
    if (this.#stopped) return;
    const due = this.#deps.clock.now() + FIRST_AFTER_MS;
    const at = this.#waiting.findLastIndex(({ claim: { account } }) => account === claim.account);
    const before = this.#waiting[at];
    const joined = before === undefined ? null : joinedClaim(before.claim, claim);
    if (joined !== null) {
      this.#waiting[at] = { claim: joined, due };
      return;
    }
    this.#countOf(claim.account).ranges += 1;
    if (this.#waiting.length < MOST_WAITING) this.#waiting.push({ claim, due });
    this.#schedule();
  }

  /** A server is not believed any more: what it claimed is examined again, and checked then. */
  drop(server: string): void {
    this.#liars.add(server);
    const dropped = this.#waiting.filter(({ claim }) => claim.server === server);
    this.#waiting = this.#waiting.filter(({ claim }) => claim.server !== server);
    for (const { claim } of dropped) this.#countOf(claim.account).ranges -= 1;
  }

  /** Begins anew, because the network was reset. */
  restart(): void {
    this.#waiting = [];
    this.#counts.clear();
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
    this.#timer.clear();
  }

  /** How much of these accounts' history was checked in this run. */
  counts(accounts: Iterable<string>): SpotChecks {
    let [checked, ranges] = [0, 0];
    for (const account of accounts) {
      const own = this.#counts.get(account);
      checked += own?.checked ?? 0;
      ranges += own?.ranges ?? 0;
    }
    return { checked, ranges, underWay: this.#busy || this.#waiting.length > 0 };
  }

  #countOf(account: string): { checked: number; ranges: number } {
    const count = this.#counts.get(account) ?? { checked: 0, ranges: 0 };
    this.#counts.set(account, count);
    return count;
  }

  #schedule(): void {
    const [next] = this.#waiting;
    if (next === undefined || this.#busy || this.#stopped || this.#timer.pending) return;
    this.#timer.set(Math.max(PACE_MS, next.due - this.#deps.clock.now()), () => void this.#turn());
  }

  async #turn(): Promise<void> {
    const [next] = this.#waiting;
    if (next === undefined) return;
    if (next.due > this.#deps.clock.now()) return this.#schedule();
    this.#waiting.shift();
    this.#busy = true;
    try {
      await this.#check(next.claim);
    } catch (error) {
      if (!this.#stopped) this.#deps.failed(error);
    }
    this.#busy = false;
    if (this.#stopped) return;
    this.#deps.changed(next.claim.account);
    this.#schedule();
  }

  async #check(claim: HistoryClaim): Promise<void> {
    const { client, random, isWanted } = this.#deps;
    const isSampled = random() < SAMPLED;
    const asked = [claim.server, ...this.#liars];
    for (let turn = 0; turn < MOST_ASKED && isWanted(); turn++) {
      const other = nextOpinion(client.servers(), asked);
      if (other === null) return;
      asked.push(other.url);
      if (!isSampled) {
        const surprising = await this.#surprises(claim, other.url);
        if (surprising === false) return;
        if (surprising === null) continue;
      }
      const second = await this.#second(claim, other.url);
      if (this.#stopped || second === null) return;
      if (second.isWhole || second.withheld.length > 0) this.#countOf(claim.account).checked += 1;
      if (second.withheld.length > 0) return this.#decide(claim, second);
      if (second.isWhole) return;
    }
  }

  /** Null where the server cannot say. */
  async #surprises(claim: HistoryClaim, server: string): Promise<boolean | null> {
    const { account, range } = claim;
    const parameters = { account, ledger_index: range[1] };
    try {
      return isSurprising(claim, await this.#deps.client.request('account_info', parameters, { server }));
    } catch {
      return null;
    }
  }

  /** The same range by another server. Null where the claim does not count any more. */
  async #second({ account, range }: HistoryClaim, server: string): Promise<Second | null> {
    const pages: AccountTxPage[] = [];
    try {
      do {
        const last = pages.at(-1);
        const query = { account, ledgerIndexMin: range[0], ledgerIndexMax: range[1] };
        const page = await this.#deps.client.accountTx(
          last === undefined || last.marker === null ? query : { ...query, marker: last.marker },
          { server, ...(last === undefined ? {} : { connection: last.connection }) },
        );
        pages.push(page);
      } while (pages.at(-1)?.marker !== null && pages.length < MOST_PAGES && !this.#stopped);
    } catch {
      // It lacks the range, rests, or cannot be reached; what it sent before counts.
    }
    if (this.#stopped) return null;
    const withheld = pages
      .flatMap(({ transactions }) => transactions)
      .filter(({ ledgerIndex }) => ledgerIndex >= range[0] && ledgerIndex <= range[1])
      .flatMap((transaction) => this.#notRecorded(account, transaction, server) ?? []);
    const [first] = pages;
    const isWhole =
      first !== undefined &&
      subtractRanges([range], [[first.ledgerIndexMin, first.ledgerIndexMax]]).length === 0 &&
      pages.at(-1)?.marker === null &&
      pages.every(({ unreadable }) => unreadable.length === 0);
    return { server, withheld, isWhole };
  }

  /** What a transaction brought, where it is not recorded; null where it is, where nothing came, or where it cannot be. */
  #notRecorded(account: string, transaction: ValidatedTransaction, server: string): SaidOfTransaction | null {
    const { readCredits, isRecorded, isUntrue } = this.#deps;
    const { hash, ledgerIndex, ledgerHash = null } = transaction;
    const credits = readCredits(transaction, account)?.credits;
    if (credits === undefined || isRecorded(account, hash)) return null;
    return isUntrue(account, transaction, server)
      ? null
      : { account, hash, ledgerIndex, ledgerHash, credits };
  }

  /** One server has a payment that the other left out: a third one says who lied. Without one, others are asked anew. */
  async #decide(claim: HistoryClaim, { server, withheld }: Second): Promise<void> {
    const { client, problem, disbelieve, isWanted } = this.#deps;
    const [said] = withheld;
    if (said === undefined) return;
    const { account, range } = claim;
    problem(message('problem.history-differs', { server: claim.server, other: server, hash: said.hash }));
    const heard: Heard[] = [
      { server, opinion: 'agrees' },
      { server: claim.server, opinion: 'disagrees' },
    ];
    const asked = [...heard.map((one) => one.server), ...this.#liars];
    while (needsAnother(heard) && isWanted()) {
      const third = nextOpinion(client.servers(), asked);
      if (third === null) break;
      asked.push(third.url);
      const opinion = await this.#opinionOf(said, third.url);
      if (this.#stopped) return;
      if (opinion !== 'unknown') heard.push({ server: third.url, opinion });
    }
    const { liars } = verdictOf(heard);
    for (const liar of liars) client.distrust({ server: liar });
    if (liars.length === 0) disbelieve(claim.server, account, range);
  }

  /** Whether a third server has it, or says that there is no such payment. How much came is for the second opinion. */
  async #opinionOf(said: SaidOfTransaction, server: string): Promise<Heard['opinion']> {
    const { client, readCredits } = this.#deps;
    const { account, ledgerIndex } = said;
    const query = { account, ledgerIndexMin: ledgerIndex, ledgerIndexMax: ledgerIndex };
    try {
      const page = await client.accountTx(query, { server });
      const opinion = opinionOf(said, page, readCredits);
      return opinion.type === 'disagrees' && opinion.stated !== null ? 'agrees' : opinion.type;
    } catch {
      return 'unknown';
    }
  }
}
