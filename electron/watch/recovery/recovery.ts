import { SingleTimer } from '../../xrpl/clock.ts';
import { AccountHistory, type Turn } from './account-history.ts';
import { HistoryCost, PAGES_AT_ONCE } from './history-cost.ts';
import type { RecoveryDeps } from './recovery.types.ts';
import { ServerSurvey } from './server-survey.ts';
import { WholeLedgers } from './whole-ledgers.ts';

/** Weighing account_tx against whole ledgers looks at every account that waits: not after every page. */
const WEIGH_AGAIN_MS = 1000;
/** The recovery asks for nothing so long after a failed commit. */
const COMMIT_RETRY_MS = 2000;

/**
 * Recovers missing history, oldest ledgers first. Accounts take turns after every page, so that a busy account does
 * not starve the others. Each page is committed with the coverage it proves, so that an interrupted recovery resumes
 * where it stood.
 */
export class Recovery {
  readonly #deps: RecoveryDeps;
  readonly #history: AccountHistory;
  readonly #wholeLedgers: WholeLedgers;
  readonly #queue = new Set<string>();
  readonly #running = new Set<string>();
  /** By account: when it gets its next turn, in monotonic milliseconds. */
  readonly #waiting = new Map<string, number>();
  readonly #wake: SingleTimer;
  readonly #abort = new AbortController();
  #online = false;
  #commitPausedUntil = 0;
  /** When whole ledgers were last found not to be cheaper, in monotonic milliseconds. */
  #weighedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: RecoveryDeps) {
    this.#deps = deps;
    this.#wake = new SingleTimer(deps.clock);
    const { signal } = this.#abort;
    const cost = new HistoryCost();
    const reading = { ...deps, cost, signal };
    this.#history = new AccountHistory({ ...reading, survey: new ServerSurvey(reading) });
    this.#wholeLedgers = new WholeLedgers(reading);
  }

  /** True while there is nothing to ask for and nothing under way. */
  get idle(): boolean {
    return (
      this.#queue.size + this.#running.size + this.#waiting.size + this.#wholeLedgers.accounts.size === 0
    );
  }

  /** Says whether there is a subscribed connection. Without one the recovery asks for nothing. */
  setOnline(online: boolean): void {
    this.#online = online;
    if (!online) return;
    this.#wholeLedgers.allow();
    this.#weighedAt = Number.NEGATIVE_INFINITY;
    this.#pump();
  }

  /** Gives these accounts a turn: what is missing of them is recovered. */
  add(accounts: Iterable<string>): void {
    for (const account of accounts) {
      const isBusy = this.#running.has(account) || this.#wholeLedgers.accounts.has(account);
      if (!isBusy) this.#queue.add(account);
    }
    this.#weighedAt = Number.NEGATIVE_INFINITY;
    this.#pump();
  }

  /** Forgets waiting times, because time was lost or the user asks. */
  hurry(): void {
    for (const account of this.#waiting.keys()) this.#queue.add(account);
    this.#waiting.clear();
    this.#commitPausedUntil = 0;
    this.#weighedAt = Number.NEGATIVE_INFINITY;
    this.#pump();
  }

  remove(account: string): void {
    this.#queue.delete(account);
    this.#waiting.delete(account);
    this.#history.forget(account);
  }

  stop(): void {
    this.#online = false;
    this.#abort.abort();
    this.#wake.clear();
  }

  #pump(): void {
    const now = this.#deps.clock.now();
    if (!this.#online || this.#abort.signal.aborted) return;
    if (now < this.#commitPausedUntil) {
      this.#wakeAt(this.#commitPausedUntil);
      return;
    }
    this.#readWholeLedgers();
    // Those that come back to the queue meanwhile have their turn the next time. It is not copied: thousands may wait.
    let waiting = this.#queue.size;
    for (const account of this.#queue) {
      if (waiting === 0 || this.#running.size >= PAGES_AT_ONCE) break;
      waiting -= 1;
      this.#queue.delete(account);
      this.#give(account);
    }
    this.#deps.events.emit({ type: 'recovery-changed' });
  }

  #give(account: string): void {
    const turn = this.#history.take(account);
    if (!(turn instanceof Promise)) {
      this.#conclude(account, turn);
      return;
    }
    this.#running.add(account);
    void turn
      .then((taken) => this.#conclude(account, taken))
      .finally(() => {
        this.#running.delete(account);
        this.#pump();
      });
  }

  #conclude(account: string, turn: Turn): void {
    switch (turn.type) {
      case 'again':
        this.#queue.add(account);
        return;
      case 'wait':
        this.#waiting.set(account, this.#deps.clock.now() + turn.delayMs);
        this.#wakeForNext();
        return;
      case 'gap':
        this.#deps.gaps.register(account, turn.ranges);
        return;
      case 'not-committed':
        this.#queue.add(account);
        this.#pauseCommits(turn.error);
        return;
      case 'complete':
      case 'stopped':
        return;
    }
  }

  /**
   * Reads whole ledgers for many accounts at once where that is cheaper. Fewer accounts never make it so: it is weighed
   * again when more are missing, and now and then for what was measured meanwhile.
   */
  #readWholeLedgers(): void {
    const now = this.#deps.clock.now();
    if (now - this.#weighedAt < WEIGH_AGAIN_MS) return;
    this.#weighedAt = now;
    const idle = [...this.#queue].filter((account) => !this.#history.isUnderWay(account));
    const reading = this.#wholeLedgers.read(idle);
    if (reading === null) return;
    for (const account of reading.accounts) this.#queue.delete(account);
    void reading.end.then((end) => {
      if (end.type === 'not-committed') this.#pauseCommits(end.error);
      this.add(reading.accounts);
    });
  }

  #pauseCommits(error: unknown): void {
    this.#commitPausedUntil = this.#deps.clock.now() + COMMIT_RETRY_MS;
    this.#deps.events.emit({ type: 'failed', error });
  }

  #wakeForNext(): void {
    // One by one: there may be more than a call takes arguments.
    let first = Number.POSITIVE_INFINITY;
    for (const until of this.#waiting.values()) first = Math.min(first, until);
    if (Number.isFinite(first)) this.#wakeAt(first);
  }

  #wakeAt(time: number): void {
    this.#wake.set(Math.max(time - this.#deps.clock.now(), 10), () => {
      const now = this.#deps.clock.now();
      for (const [account, until] of this.#waiting) {
        if (until > now) continue;
        this.#waiting.delete(account);
        this.#queue.add(account);
      }
      this.#pump();
      this.#wakeForNext();
    });
  }
}
