import { type KnownGap, type LedgerRange, message, problemOf } from '../../contract/index.ts';
import { SingleTimer } from '../../xrpl/clock.ts';
import type { WatchContext } from '../watch-context.ts';
import { closeTimeOf } from '../watch-start.ts';
import { GapRegistry } from './gap-registry.ts';

/** Timers cannot wait longer than 2^31 ms; looking once an hour does no harm. */
const LONGEST_TIMER_MS = 3600_000;

/** Retries the known gaps in time, finds out when they were, and publishes what changes. */
export class GapRetrier {
  readonly #deps: WatchContext;
  readonly #registry: GapRegistry;
  readonly #retry: SingleTimer;
  #stopped = false;

  constructor(deps: WatchContext) {
    this.#deps = deps;
    this.#registry = new GapRegistry(deps.network, deps.store);
    this.#retry = new SingleTimer(deps.clock);
  }

  all(): readonly KnownGap[] {
    return this.#registry.all();
  }

  resting(account: string): readonly LedgerRange[] {
    return this.#registry.resting(account, this.#deps.clock.wallTime());
  }

  /** Notes that no server could give these ranges: each is published as a problem when it is new, and retried. */
  register(account: string, ranges: readonly LedgerRange[]): void {
    const { network, clock, events } = this.#deps;
    this.#attempt(() => {
      const fresh = this.#registry.register(account, ranges, clock.wallTime());
      for (const range of fresh) {
        const [first, last] = range;
        const missing = message('problem.history-missing', { first, last, account });
        events.emit({ type: 'problem', problem: problemOf(missing, network, clock.wallTime()) });
        void this.#findTimes(account, range);
      }
      return true;
    });
  }

  settle(account: string, covered: readonly LedgerRange[]): void {
    if (!this.#registry.all().some((gap) => gap.account === account)) return;
    this.#attempt(() => this.#registry.settle(account, covered));
  }

  /** Drops all gaps, because the network was reset: they lie in its old history. */
  dropAll(): void {
    for (const account of new Set(this.#registry.all().map((gap) => gap.account))) {
      this.settle(account, [[0, Number.MAX_SAFE_INTEGER]]);
    }
  }

  accept(account: string, range: LedgerRange): void {
    this.#attempt(() => this.#registry.accept(account, range));
  }

  /** Retries all gaps now, or those of one account. */
  retryNow(account?: string): void {
    const selects = (gap: KnownGap) => !gap.accepted && (account === undefined || gap.account === account);
    this.#attempt(() => this.#registry.retryNow(selects));
    this.#due(this.#registry.all().filter(selects));
  }

  /** Stops all writing: answers may still come, and another monitor may have taken over. */
  stop(): void {
    this.#stopped = true;
    this.#retry.clear();
  }

  schedule(): void {
    const next = this.#registry.nextRetry();
    if (next === null) {
      this.#retry.clear();
      return;
    }
    const delay = Math.min(Math.max(next - this.#deps.clock.wallTime(), 0), LONGEST_TIMER_MS);
    this.#retry.set(delay + 1, () => {
      const due = this.#registry.due(this.#deps.clock.wallTime());
      if (due.length > 0) this.#due(due);
      else this.schedule();
    });
  }

  #due(gaps: readonly KnownGap[]): void {
    const accounts = [...new Set(gaps.map((gap) => gap.account))];
    this.#deps.events.emit({ type: 'incomplete', accounts });
  }

  #attempt(change: () => boolean): void {
    if (this.#stopped) return;
    try {
      if (!change()) return;
      this.#deps.events.emit({ type: 'gaps', gaps: this.#registry.all() });
      this.schedule();
    } catch (error) {
      this.#deps.events.emit({ type: 'failed', error });
    }
  }

  /** Finds out when the gap was, from the ledgers at and beside its ends. */
  async #findTimes(account: string, [first, last]: LedgerRange): Promise<void> {
    const [from, to] = await Promise.all([this.#near(first, first - 1), this.#near(last, last + 1)]);
    if (from === null && to === null) return;
    const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
    this.#attempt(() => {
      this.#registry.setTimes(account, [first, last], iso(from), iso(to));
      return true;
    });
  }

  async #near(ledger: number, neighbour: number): Promise<number | null> {
    return (
      (await closeTimeOf(this.#deps.client, ledger)) ?? (await closeTimeOf(this.#deps.client, neighbour))
    );
  }
}
