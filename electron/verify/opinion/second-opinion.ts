import { type Message, message, type StoredPayment, type TrustLevel } from '../../contract/index.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { nextOpinion } from './operators.ts';
import { opinionOf } from './opinion.ts';
import { type Heard, needsAnother, verdictOf } from './verdict.ts';

/** Another server may validate a ledger some seconds later. */
const FIRST_ASKED_AFTER_MS = 4000;
/** Payments that wait for an opinion; of a flood, the others stay seen on one server. */
const MOST_WAITING = 1000;

export interface SecondOpinionDeps {
  readonly client: Pick<NetworkClient, 'servers' | 'accountTx' | 'distrust'>;
  readonly readCredits: ReadCredits;
  readonly clock: Clock;
  /** Stores and tells a change. */
  readonly changed: (
    payments: readonly StoredPayment[],
    trust: TrustLevel,
    servers: readonly string[],
  ) => void;
  readonly problem: (said: Message) => void;
}

interface Case {
  /** All credits of one transaction to one account. */
  readonly payments: readonly StoredPayment[];
  readonly server: string;
  readonly due: number;
}

/**
 * Asks a server of another operator for each recorded transaction, one at a time and after everything else: the budget
 * of every server holds. Only servers of the user's list are asked.
 */
export class SecondOpinion {
  readonly #deps: SecondOpinionDeps;
  readonly #timer: SingleTimer;
  #waiting: Case[] = [];
  #busy = false;
  #stopped = false;

  constructor(deps: SecondOpinionDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** Wants an opinion of payments that were just recorded; `servers`: who said so, by hash. */
  ask(payments: readonly StoredPayment[], servers: ReadonlyMap<string, string>): void {
    const due = this.#deps.clock.now() + FIRST_ASKED_AFTER_MS;
    for (const group of Map.groupBy(payments, ({ account, hash }) => `${account} ${hash}`).values()) {
      const server = servers.get(group[0]?.hash ?? '');
      if (server !== undefined && this.#waiting.length < MOST_WAITING)
        this.#waiting.push({ payments: group, server, due });
    }
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
    this.#timer.clear();
  }

  #schedule(): void {
    const [next] = this.#waiting;
    if (next === undefined || this.#busy || this.#stopped) return;
    this.#timer.set(Math.max(0, next.due - this.#deps.clock.now()), () => void this.#hear());
  }

  async #hear(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#busy = true;
    await this.#decide(next);
    this.#busy = false;
    this.#schedule();
  }

  async #decide({ payments, server }: Case): Promise<void> {
    const heard: Heard[] = [{ server, opinion: 'agrees' }];
    let told: TrustLevel = 'seen';
    while (needsAnother(heard) && !this.#stopped) {
      const other = nextOpinion(
        this.#deps.client.servers(),
        heard.map((one) => one.server),
      );
      if (other === null) return;
      heard.push({ server: other.url, opinion: await this.#opinionOf(payments, other.url) });
      if (this.#stopped) return;
      const { trust, liars } = verdictOf(heard);
      if (trust !== told) this.#tell(payments, trust, heard);
      told = trust;
      for (const liar of liars) this.#deps.client.distrust({ server: liar });
    }
  }

  async #opinionOf(payments: readonly StoredPayment[], server: string): Promise<Heard['opinion']> {
    const [first] = payments;
    if (first === undefined) return 'unknown';
    const { account, hash, ledgerIndex } = first;
    const query = { account, ledgerIndexMin: ledgerIndex, ledgerIndexMax: ledgerIndex };
    try {
      const page = await this.#deps.client.accountTx(query, { server, priority: 'recovery' });
      const said = { account, hash, ledgerIndex, ledgerHash: null, credits: payments };
      return opinionOf(said, page, this.#deps.readCredits).type;
    } catch {
      // It lacks the ledger, rests, or cannot be reached: it has no opinion.
      return 'unknown';
    }
  }

  #tell(payments: readonly StoredPayment[], trust: TrustLevel, heard: readonly Heard[]): void {
    const named = (opinion: Heard['opinion']) => heard.filter((one) => one.opinion === opinion);
    const servers = named(trust === 'disputed' ? 'disagrees' : 'agrees').map((one) => one.server);
    this.#deps.changed(payments, trust, servers);
    const [first] = heard;
    const [against] = named('disagrees');
    if (trust !== 'disputed' || first === undefined || against === undefined) return;
    const hash = payments[0]?.hash ?? '';
    this.#deps.problem(
      message('problem.servers-disagree', { server: first.server, other: against.server, hash }),
    );
  }
}
