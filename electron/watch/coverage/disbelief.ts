import type { LedgerRange } from '../../contract/index.ts';
import type { HistorySources } from '../recovery/history-sources.ts';
import type { WatchContext } from '../watch-context.ts';
import type { CoverageOrigins } from './coverage-origins.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

export interface DisbeliefDeps extends WatchContext {
  readonly tracker: CoverageTracker;
  readonly origins: CoverageOrigins;
  readonly sources: HistorySources;
}

/**
 * Withdraws what was examined on the word of a server that is not believed any more. Other servers are asked for it; what
 * none of them has becomes a gap that is shown.
 */
export class Disbelief {
  readonly #deps: DisbeliefDeps;

  constructor(deps: DisbeliefDeps) {
    this.#deps = deps;
  }

  /** A server lied: nothing that it proved in this run counts, and its history up to the newest ledger is not asked for. */
  all(server: string, newest: number | null): void {
    const { origins, sources, tracker } = this.#deps;
    if (newest !== null) sources.refuse(server, [0, newest]);
    tracker.settleRowsOf(server);
    const proven = origins.take(server);
    for (const [account, ranges] of proven) this.#withdraw(account, ranges);
    this.#tell([...proven.keys()]);
  }

  /** One word stands against another about this range of an account: a third server is asked for it, or the other one. */
  range(server: string, account: string, range: LedgerRange): void {
    this.#deps.sources.refuse(server, range);
    this.#withdraw(account, [range]);
    this.#tell([account]);
  }

  #withdraw(account: string, ranges: readonly LedgerRange[]): void {
    const { tracker, events } = this.#deps;
    for (const range of ranges) {
      try {
        tracker.withdraw(account, range);
      } catch (error) {
        // In memory it is withdrawn, and history is asked; the store follows with the next flush.
        events.emit({ type: 'failed', error });
      }
    }
  }

  #tell(accounts: readonly string[]): void {
    const { events } = this.#deps;
    events.emit({ type: 'coverage-changed', accounts });
    events.emit({ type: 'incomplete', accounts });
  }
}
