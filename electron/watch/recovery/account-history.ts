import type { LedgerRange } from '../../contract/index.ts';
import type { AccountTxPage, RequestOptions } from '../../xrpl/network-client.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { bringsTooMuch } from '../record/most-credits.ts';
import { proofOfPage } from './page-proof.ts';
import { PageSizes } from './page-sizes.ts';
import type { ReadingDeps } from './recovery.types.ts';
import { type FailureMeaning, meaningOf } from './request-failure.ts';
import type { ServerSurvey } from './server-survey.ts';
import { NO_PROGRESS, type WalkProgress, withPage } from './walk-progress.ts';

/** When no server can be asked for so long, the missing ranges become a gap (and are retried as one). */
const GIVE_UP_AFTER_MS = 60_000;
/** After so many dead markers at one place another server is asked. */
const MAX_RESTARTS = 3;
const RESTART_PAUSE_MS = 60_000;
/** A server whose markers lead in a circle. */
const CIRCLE_PAUSE_MS = 60_000;
const OFFLINE_RETRY_MS = 500;
const MAX_FRUITLESS = 5;
const FRUITLESS_RETRY_MS = 2000;
const UNREACHABLE_PAUSE_MS = 10_000;

export interface AccountHistoryDeps extends ReadingDeps {
  readonly survey: ServerSurvey;
}

/** The outcome of an account's turn. */
export type Turn =
  /** There may be more: it wants another turn. */
  | { readonly type: 'again' }
  /** It wants its next turn after so many milliseconds. */
  | { readonly type: 'wait'; readonly delayMs: number }
  /** Nothing is missing. */
  | { readonly type: 'complete' }
  /** No server can give these ranges now. */
  | { readonly type: 'gap'; readonly ranges: readonly LedgerRange[] }
  | { readonly type: 'not-committed'; readonly error: unknown }
  | { readonly type: 'stopped' };

const AGAIN: Turn = { type: 'again' };
const STOPPED: Turn = { type: 'stopped' };

/** An account_tx walk between two pages. */
interface Walk {
  /** Null: the server in use. */
  readonly server: string | null;
  readonly key: string;
  readonly range: LedgerRange;
  readonly ordered: boolean;
  /** Ledgers of earlier pages with rows that could not be understood. */
  readonly unreadable: readonly LedgerRange[];
  readonly marker: JsonObject | null;
  /** The connection that the marker is good on. */
  readonly connection: number | null;
  readonly progress: WalkProgress;
  /** The next page, requested before it is needed. */
  readonly ahead: Promise<AccountTxPage> | null;
}

/** What went wrong since a page of the account last proved something. */
interface Trouble {
  stuckSince?: number;
  deadMarkers?: number;
  fruitless?: number;
}

/** Reads missing history by account_tx, one page per turn, and commits each page with what it proves. */
export class AccountHistory {
  readonly #deps: AccountHistoryDeps;
  readonly #walks = new Map<string, Walk>();
  readonly #troubles = new Map<string, Trouble>();
  readonly #sizes = new PageSizes();

  constructor(deps: AccountHistoryDeps) {
    this.#deps = deps;
  }

  /** Whether the account is between two pages. */
  isUnderWay(account: string): boolean {
    return this.#walks.has(account);
  }

  forget(account: string): void {
    this.#walks.delete(account);
  }

  /** Sends the account's next request and records the answer. Returns synchronously when there is nothing to request. */
  take(account: string): Turn | Promise<Turn> {
    const walk = this.#walks.get(account) ?? this.#plan(account);
    return 'type' in walk || walk instanceof Promise ? walk : this.#read(account, walk);
  }

  #plan(account: string): Walk | Turn | Promise<Turn> {
    const { missing, sources, survey, clock } = this.#deps;
    const ranges = missing(account);
    if (ranges.length === 0) {
      this.#troubles.delete(account);
      this.#sizes.forget(account);
      return { type: 'complete' };
    }
    const choice = sources.choose(ranges);
    if (choice.type === 'ask') {
      const { server, key, range } = choice;
      return {
        server,
        key,
        range,
        ordered: true,
        unreadable: [],
        marker: null,
        connection: null,
        progress: NO_PROGRESS,
        ahead: null,
      };
    }
    const now = clock.now();
    const trouble = this.#troubleOf(account);
    trouble.stuckSince ??= now;
    if (choice.type === 'wait' && now - trouble.stuckSince < GIVE_UP_AFTER_MS) {
      return { type: 'wait', delayMs: choice.until - now };
    }
    if (!sources.isSurveyed()) return survey.askOthers().then(() => AGAIN);
    this.#troubles.delete(account);
    return { type: 'gap', ranges };
  }

  async #read(account: string, walk: Walk): Promise<Turn> {
    const { clock, sources, cost, signal } = this.#deps;
    const started = clock.now();
    try {
      const page = this.#believable(account, await (walk.ahead ?? this.#request(account, walk)));
      if (walk.ahead === null) cost.measured('page', clock.now() - started);
      sources.answered(page.server);
      this.#sizes.noteWhole(account);
      const next = page.marker === null ? null : this.#request(account, { ...walk, ...placeOf(page) });
      if (next !== null) await this.#sent(next);
      return signal.aborted ? STOPPED : this.#record(account, walk, page, next);
    } catch (error) {
      return this.#failed(account, walk, error);
    }
  }

  /** What no ledger allows counts as unreadable, so that it is neither recorded nor proven. */
  #believable(account: string, page: AccountTxPage): AccountTxPage {
    const { readCredits } = this.#deps;
    const refused = new Set(page.transactions.filter((row) => bringsTooMuch(row, [account], readCredits)));
    if (refused.size === 0) return page;
    return {
      ...page,
      transactions: page.transactions.filter((row) => !refused.has(row)),
      unreadable: [...page.unreadable, ...[...refused].map(({ ledgerIndex }) => ledgerIndex)],
    };
  }

  #request(account: string, { range, marker, ...walk }: Walk): Promise<AccountTxPage> {
    const query = {
      account,
      ledgerIndexMin: range[0],
      ledgerIndexMax: range[1],
      forward: true,
      limit: this.#sizes.of(account),
      ...(marker === null ? {} : { marker }),
    };
    return this.#deps.client.accountTx(query, {
      ...this.#optionsFor(walk.server),
      ...(walk.connection === null ? {} : { connection: walk.connection }),
    });
  }

  #optionsFor(server: string | null): RequestOptions {
    return { priority: 'recovery', signal: this.#deps.signal, ...(server === null ? {} : { server }) };
  }

  /**
   * Waits until a request was sent, which takes some promises: the commit of the page before would block it. Since
   * the next page is requested before this one is committed, a busy account costs no time but that of the answers.
   */
  #sent(next: Promise<AccountTxPage>): Promise<void> {
    // The next turn handles a failure; without a next turn it does not matter.
    next.catch(() => undefined);
    return new Promise((resolve) => this.#deps.clock.defer(resolve));
  }

  #record(account: string, walk: Walk, answer: AccountTxPage, ahead: Promise<AccountTxPage> | null): Turn {
    const { sources, recorder } = this.#deps;
    const { page, read } = recorder.readPage(account, answer);
    const { range, ordered, unreadable } = walk;
    const proof = proofOfPage(page, { range, continued: walk.marker !== null, ordered, unreadable });
    this.#walks.delete(account);
    // It was found to lie, perhaps by this very page.
    if (sources.isRefused(page.server, range)) return AGAIN;
    try {
      // The account is no longer watched. The page is lost, so no later page of this walk may prove its ledgers.
      if (!recorder.page(account, page.server, read, proof.proven)) return AGAIN;
    } catch (error) {
      return { type: 'not-committed', error };
    }
    if (proof.lacking.length > 0) sources.lacks(page.server, proof.lacking, page.ledgerIndexMax);
    if (proof.unreadable.length > 0) sources.lacks(page.server, proof.unreadable, null);
    if (proof.proven.length > 0) this.#troubles.delete(account);
    else if (proof.next !== 'continue' && this.#isFruitless(account)) {
      return { type: 'wait', delayMs: FRUITLESS_RETRY_MS };
    }
    if (proof.next === 'continue') {
      const progress = withPage(walk.progress, page, this.#sizes.of(account));
      if (progress.type !== 'further') {
        sources.pause(page.server, CIRCLE_PAUSE_MS);
        // No honest server gives a marker that leads to itself.
        if (progress.type === 'circle') this.#deps.client.misbehaved(page.connection);
        return AGAIN;
      }
      this.#walks.set(account, {
        ...{ ...walk, ...placeOf(page), ahead, progress: progress.progress, ordered: proof.ordered },
        unreadable: [...unreadable, ...proof.unreadable],
      });
    } else if (proof.next === 'restart') {
      this.#markerDied(account, page.server);
    }
    return AGAIN;
  }

  #troubleOf(account: string): Trouble {
    const trouble = this.#troubles.get(account) ?? {};
    this.#troubles.set(account, trouble);
    return trouble;
  }

  /** True after several answers in a row that prove nothing: whatever the reason, the account is not asked for in a loop. */
  #isFruitless(account: string): boolean {
    const trouble = this.#troubleOf(account);
    trouble.fruitless = (trouble.fruitless ?? 0) + 1;
    return trouble.fruitless > MAX_FRUITLESS;
  }

  /** The walk begins again at what is not proven. When markers keep dying at the same place, the server rests. */
  #markerDied(account: string, server: string): void {
    const trouble = this.#troubleOf(account);
    trouble.deadMarkers = (trouble.deadMarkers ?? 0) + 1;
    if (trouble.deadMarkers >= MAX_RESTARTS) this.#deps.sources.pause(server, RESTART_PAUSE_MS);
  }

  async #failed(account: string, walk: Walk, error: unknown): Promise<Turn> {
    this.#walks.delete(account);
    const meaning = meaningOf(error);
    if (meaning.type === 'aborted') return STOPPED;
    // The connection in use announces its return by events; a side connection does not.
    if (meaning.type === 'offline' && walk.server === null)
      return { type: 'wait', delayMs: OFFLINE_RETRY_MS };
    if (meaning.type === 'smaller') {
      if (!this.#sizes.halve(account)) this.#holdAgainst(walk, walk.key, { type: 'refused' });
      // Its connection ended with it.
      return { type: 'wait', delayMs: OFFLINE_RETRY_MS };
    }
    if (meaning.type === 'lacks') await this.#learnFromRefusal(account, walk, error);
    else this.#holdAgainst(walk, walk.key, meaning);
    return AGAIN;
  }

  async #learnFromRefusal(account: string, walk: Walk, error: unknown): Promise<void> {
    const key = error instanceof RequestError ? (error.server ?? walk.key) : walk.key;
    try {
      await this.#deps.survey.askAfterRefusal(account, walk.range, this.#optionsFor(walk.server));
    } catch (second) {
      this.#holdAgainst(walk, key, meaningOf(second));
    }
  }

  /** The server rests for a while, or is not asked for this range. */
  #holdAgainst(walk: Walk, key: string, meaning: FailureMeaning): void {
    const { sources } = this.#deps;
    if (meaning.type === 'pause') sources.pause(key, meaning.baseMs);
    else if (meaning.type === 'lacks' || meaning.type === 'refused') sources.lacks(key, [walk.range], null);
    else if (meaning.type === 'offline' && walk.server !== null) sources.pause(key, UNREACHABLE_PAUSE_MS);
  }
}

function placeOf({ marker, connection }: AccountTxPage): Pick<Walk, 'marker' | 'connection'> {
  return { marker, connection };
}
