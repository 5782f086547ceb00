import type { LedgerRange } from '../../contract/index.ts';
import { SingleTimer } from '../../xrpl/clock.ts';
import type { AccountTxPage } from '../../xrpl/network-client.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { HistoryCost } from './history-cost.ts';
import { walkLedgers } from './ledger-walk.ts';
import { proofOfPage } from './page-proof.ts';
import type { RecoveryDeps } from './recovery.types.ts';
import { meaningOf } from './request-failure.ts';

/** Requests under way at once: enough to keep the connection's own pace busy at a latency of some 100 ms. */
const MAX_UNDER_WAY = 8;
/** An account that no server can be asked about for this long is given up as a gap (and retried as one). */
const GIVE_UP_AFTER_MS = 60_000;
/** Dead markers at one place before the server is left for another. */
const MAX_RESTARTS = 3;
const COMMIT_RETRY_MS = 2000;
const RESTART_PAUSE_MS = 60_000;
const OFFLINE_RETRY_MS = 500;
const MAX_FRUITLESS = 5;
const FRUITLESS_RETRY_MS = 2000;
const UNREACHABLE_PAUSE_MS = 10_000;

/** An account_tx walk between two pages. */
interface Walk {
  readonly server: string | null;
  readonly key: string;
  readonly range: LedgerRange;
  readonly ordered: boolean;
  /** Ledgers with rows that could not be understood, so far. */
  readonly unreadable: readonly LedgerRange[];
  readonly marker: JsonObject | null;
  readonly connection: number | null;
}

/**
 * Recovers what is missing, page by page, oldest first. Accounts take turns after every page, so that a busy one
 * does not starve the others; each page is committed with the coverage it proves, so that an interruption
 * resumes where it stood.
 */
export class Recovery {
  readonly #ports: RecoveryDeps;
  readonly #cost = new HistoryCost();
  readonly #queue = new Set<string>();
  readonly #running = new Set<string>();
  readonly #waiting = new Map<string, number>();
  readonly #walks = new Map<string, Walk>();
  /** The next page of a walk, asked for before it is needed. */
  readonly #ahead = new Map<string, Promise<AccountTxPage>>();
  readonly #stuckSince = new Map<string, number>();
  readonly #restarts = new Map<string, number>();
  readonly #fruitless = new Map<string, number>();
  readonly #wake: SingleTimer;
  readonly #abort = new AbortController();
  #walkingLedgers: readonly string[] = [];
  #online = false;
  #commitPausedUntil = 0;
  #mayWalkLedgers = true;

  constructor(ports: RecoveryDeps) {
    this.#ports = ports;
    this.#wake = new SingleTimer(ports.clock);
  }

  /** Nothing to be asked for, nothing under way. */
  get idle(): boolean {
    return this.#queue.size + this.#running.size + this.#waiting.size + this.#walkingLedgers.length === 0;
  }

  /** Whether a subscribed connection is there to ask on. */
  setOnline(online: boolean): void {
    this.#online = online;
    // Markers are good on their own connection only.
    this.#walks.clear();
    this.#ahead.clear();
    if (online) {
      this.#mayWalkLedgers = true;
      this.#pump();
    }
  }

  /** Looks at these accounts: those with something missing are recovered. */
  add(accounts: Iterable<string>): void {
    for (const account of accounts) {
      if (!this.#running.has(account) && !this.#walkingLedgers.includes(account)) this.#queue.add(account);
    }
    this.#pump();
  }

  /** Forgets waiting times: time was lost, or the user asks. */
  hurry(): void {
    for (const account of this.#waiting.keys()) this.#queue.add(account);
    this.#waiting.clear();
    this.#commitPausedUntil = 0;
    this.#pump();
  }

  remove(account: string): void {
    this.#queue.delete(account);
    this.#waiting.delete(account);
    this.#walks.delete(account);
    this.#ahead.delete(account);
  }

  stop(): void {
    this.#online = false;
    this.#abort.abort();
    this.#wake.clear();
  }

  #pump(): void {
    const now = this.#ports.clock.now();
    if (!this.#online || this.#abort.signal.aborted) return;
    if (now < this.#commitPausedUntil) {
      this.#wakeAt(this.#commitPausedUntil);
      return;
    }
    this.#startLedgerWalk();
    for (const account of [...this.#queue]) {
      if (this.#running.size >= MAX_UNDER_WAY) break;
      this.#queue.delete(account);
      this.#next(account);
    }
    this.#ports.changed();
  }

  /** Decides the next request of an account and sends it. */
  #next(account: string): void {
    const walk = this.#walks.get(account) ?? this.#plan(account);
    if (walk === null) return;
    this.#running.add(account);
    const started = this.#ports.clock.now();
    const ahead = walk.marker === null ? undefined : this.#ahead.get(account);
    this.#ahead.delete(account);
    (ahead ?? this.#request(account, walk))
      .then(async (page) => {
        if (this.#abort.signal.aborted) return;
        if (ahead === undefined) this.#cost.measured('page', this.#ports.clock.now() - started);
        this.#ports.sources.answered(page.server);
        if (page.marker !== null) await this.#pageAhead(account, walk, page);
        if (this.#abort.signal.aborted) return;
        this.#take(account, walk, page);
        if (!this.#walks.has(account)) this.#ahead.delete(account);
      })
      .catch((error: unknown) => this.#failed(account, walk, error))
      .finally(() => {
        this.#running.delete(account);
        this.#pump();
      });
  }

  #plan(account: string): Walk | null {
    const missing = this.#ports.missing(account);
    if (missing.length === 0) {
      this.#settled(account);
      return null;
    }
    const choice = this.#ports.sources.choose(missing);
    if (choice.type === 'ask') {
      return { ...choice, ordered: true, unreadable: [], marker: null, connection: null };
    }
    const now = this.#ports.clock.now();
    const since = this.#stuckSince.get(account) ?? now;
    this.#stuckSince.set(account, since);
    if (choice.type === 'wait' && now - since < GIVE_UP_AFTER_MS) {
      this.#wait(account, choice.until - now);
    } else {
      this.#settled(account);
      this.#ports.exhausted(account, missing);
    }
    return null;
  }

  #wait(account: string, delayMs: number): void {
    this.#waiting.set(account, this.#ports.clock.now() + delayMs);
    this.#wakeAt(Math.min(...this.#waiting.values()));
  }

  #settled(account: string): void {
    this.#stuckSince.delete(account);
    this.#restarts.delete(account);
    this.#fruitless.delete(account);
  }

  #request(account: string, walk: Walk): Promise<AccountTxPage> {
    const query = {
      account,
      ledgerIndexMin: walk.range[0],
      ledgerIndexMax: walk.range[1],
      forward: true,
      ...(walk.marker === null ? {} : { marker: walk.marker }),
    };
    return this.#ports.client.accountTx(query, {
      priority: 'recovery',
      signal: this.#abort.signal,
      ...(walk.server === null ? {} : { server: walk.server }),
      ...(walk.connection === null ? {} : { connection: walk.connection }),
    });
  }

  /**
   * Asks for the next page before this one is committed: a busy account then costs no time but the answers' own.
   * Resolves when the request has left: it is sent some promises later, and the commit would block it.
   */
  #pageAhead(account: string, walk: Walk, page: AccountTxPage): Promise<void> {
    const next = this.#request(account, { ...walk, marker: page.marker, connection: page.connection });
    // Whoever takes the page up handles its failure; a page that nobody takes up has none.
    next.catch(() => undefined);
    this.#ahead.set(account, next);
    return new Promise((resolve) => this.#ports.clock.defer(resolve));
  }

  #take(account: string, walk: Walk, page: AccountTxPage): void {
    const { sources } = this.#ports;
    const { range, ordered, unreadable } = walk;
    const proof = proofOfPage(page, { range, continued: walk.marker !== null, ordered, unreadable });
    try {
      if (!this.#ports.deliverPage(account, page.transactions, proof.proven)) {
        // What this page brought is lost, so that no later page of the walk may prove its ledgers.
        this.#walks.delete(account);
        this.#queue.add(account);
        return;
      }
    } catch (error) {
      this.#commitFailed(account, error);
      return;
    }
    if (proof.lacking.length > 0) sources.lacks(page.server, proof.lacking, page.ledgerIndexMax);
    if (proof.unreadable.length > 0) sources.lacks(page.server, proof.unreadable, null);
    this.#walks.delete(account);
    if (proof.proven.length > 0) this.#settled(account);
    else if (proof.next !== 'continue' && this.#isFruitless(account)) {
      this.#wait(account, FRUITLESS_RETRY_MS);
      return;
    }
    if (proof.next === 'continue') {
      const { marker, connection } = page;
      this.#walks.set(account, {
        ...walk,
        ...{ ordered: proof.ordered, unreadable: [...unreadable, ...proof.unreadable] },
        ...{ marker, connection },
      });
    } else if (proof.next === 'restart') {
      this.#markerDied(account, page.server);
    }
    this.#queue.add(account);
  }

  /** True for an account whose answers again and again prove nothing: whatever the reason, it must not be asked in a loop. */
  #isFruitless(account: string): boolean {
    const answers = (this.#fruitless.get(account) ?? 0) + 1;
    this.#fruitless.set(account, answers);
    return answers > MAX_FRUITLESS;
  }

  /** The walk begins again at what is not proven yet; where that leads to the same place, the server is left alone. */
  #markerDied(account: string, server: string): void {
    const restarts = (this.#restarts.get(account) ?? 0) + 1;
    this.#restarts.set(account, restarts);
    if (restarts >= MAX_RESTARTS) this.#ports.sources.pause(server, RESTART_PAUSE_MS);
  }

  async #failed(account: string, walk: Walk, error: unknown): Promise<void> {
    const { sources } = this.#ports;
    const meaning = meaningOf(error);
    const key = walk.key;
    this.#walks.delete(account);
    switch (meaning.type) {
      case 'aborted':
        return;
      case 'begin-again':
        break;
      case 'offline':
        // The connection in use tells by its own events when it is back; a side connection tells nothing.
        if (walk.server === null) {
          this.#wait(account, OFFLINE_RETRY_MS);
          return;
        }
        sources.pause(key, UNREACHABLE_PAUSE_MS);
        break;
      case 'pause':
        sources.pause(key, meaning.baseMs);
        break;
      case 'refused':
        sources.lacks(key, [walk.range], null);
        break;
      case 'lacks':
        await this.#learnHistory(account, walk, error);
        break;
    }
    this.#queue.add(account);
  }

  /**
   * API v2 refuses a range that it does not hold wholly, without saying what it holds. An index of -1 means "what
   * you have", and the answer tells it.
   */
  async #learnHistory(account: string, walk: Walk, error: unknown): Promise<void> {
    const { sources, client } = this.#ports;
    const key = error instanceof RequestError ? (error.server ?? walk.key) : walk.key;
    try {
      const query = { account, ledgerIndexMin: -1, ledgerIndexMax: -1, forward: true, limit: 10 };
      const page = await client.accountTx(query, {
        priority: 'recovery',
        signal: this.#abort.signal,
        ...(walk.server === null ? {} : { server: walk.server }),
      });
      const proof = proofOfPage(
        { ...page, transactions: [], marker: null },
        { range: walk.range, continued: false, ordered: true },
      );
      // A server that refuses what it claims to hold is believed in the refusal.
      const lacking = proof.lacking.length > 0 ? proof.lacking : [walk.range];
      sources.lacks(page.server, lacking, page.ledgerIndexMax);
    } catch (second) {
      const meaning = meaningOf(second);
      if (meaning.type === 'pause') sources.pause(key, meaning.baseMs);
      else if (meaning.type === 'lacks' || meaning.type === 'refused') sources.lacks(key, [walk.range], null);
      else if (meaning.type === 'offline' && walk.server !== null) sources.pause(key, UNREACHABLE_PAUSE_MS);
    }
  }

  #commitFailed(account: string, error: unknown): void {
    this.#walks.delete(account);
    this.#queue.add(account);
    this.#commitPausedUntil = this.#ports.clock.now() + COMMIT_RETRY_MS;
    this.#ports.commitFailed(error);
  }

  /** Walks whole ledgers where many accounts lack the same few: cheaper than an account_tx for each of them. */
  #startLedgerWalk(): void {
    if (!this.#mayWalkLedgers || this.#walkingLedgers.length > 0 || this.#queue.size < 2) return;
    const group = this.#largestGroup();
    if (
      group === null ||
      !this.#cost.prefersLedgers(group.accounts.length, group.range[1] - group.range[0] + 1)
    )
      return;
    if (!this.#ports.sources.inUseHolds(group.range)) return;
    for (const account of group.accounts) this.#queue.delete(account);
    this.#walkingLedgers = group.accounts;
    const fetch = async (ledgerIndex: number) => {
      const started = this.#ports.clock.now();
      const contents = await this.#ports.client.ledger(ledgerIndex, {
        priority: 'recovery',
        signal: this.#abort.signal,
      });
      this.#cost.measured('ledger', this.#ports.clock.now() - started);
      return contents;
    };
    const deliver = (contents: Parameters<RecoveryDeps['deliverLedger']>[1]) => {
      try {
        this.#ports.deliverLedger(group.accounts, contents);
      } catch (error) {
        this.#commitPausedUntil = this.#ports.clock.now() + COMMIT_RETRY_MS;
        this.#ports.commitFailed(error);
        throw error;
      }
    };
    void walkLedgers(group.range, { fetch, deliver }).then((outcome) => {
      // After a failure account_tx takes over, which knows how to ask other servers.
      if (outcome === 'failed') this.#mayWalkLedgers = false;
      this.#walkingLedgers = [];
      this.add(group.accounts);
    });
  }

  /** The accounts that lack the same first range: after an outage, all that were live before it. */
  #largestGroup(): { readonly range: LedgerRange; readonly accounts: readonly string[] } | null {
    const groups = new Map<string, { readonly range: LedgerRange; readonly accounts: string[] }>();
    for (const account of this.#queue) {
      const [range] = this.#walks.has(account) ? [] : this.#ports.missing(account);
      if (range === undefined) continue;
      const key = range.join('-');
      const group = groups.get(key) ?? { range, accounts: [] };
      groups.set(key, group);
      group.accounts.push(account);
    }
    return [...groups.values()].toSorted((a, b) => b.accounts.length - a.accounts.length)[0] ?? null;
  }

  #wakeAt(time: number): void {
    this.#wake.set(Math.max(time - this.#ports.clock.now(), 10), () => {
      const now = this.#ports.clock.now();
      for (const [account, until] of this.#waiting) {
        if (until > now) continue;
        this.#waiting.delete(account);
        this.#queue.add(account);
      }
      this.#pump();
      if (this.#waiting.size > 0) this.#wakeAt(Math.min(...this.#waiting.values()));
    });
  }
}
