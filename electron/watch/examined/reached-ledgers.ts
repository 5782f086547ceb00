import type { ReachedLedger } from '../../store/database/store.types.ts';
import type { LedgerTimes } from '../coverage/ledger-times.ts';
import type { WatchContext } from '../watch-context.ts';

export interface ReachedLedgersDeps extends Pick<WatchContext, 'network' | 'store' | 'events'> {
  readonly times: LedgerTimes;
}

/** Keeps when the last examined ledgers closed, so that a run that begins offline can say it. */
export class ReachedLedgers {
  readonly #deps: ReachedLedgersDeps;
  #saved: string;

  constructor(deps: ReachedLedgersDeps) {
    this.#deps = deps;
    const known = deps.store.reachedLedgers(deps.network);
    for (const { ledgerIndex, closeTime } of known) deps.times.note(ledgerIndex, closeTime);
    this.#saved = JSON.stringify(known);
  }

  /** Saves the close times of these ledgers, as far as they are known. Publishes `failed` where it cannot. */
  save(ledgers: readonly number[]): void {
    const { network, store, times, events } = this.#deps;
    const reached = [...new Set(ledgers)]
      .toSorted((one, other) => one - other)
      .flatMap((ledgerIndex): readonly ReachedLedger[] => {
        const closeTime = times.of(ledgerIndex);
        return closeTime === null ? [] : [{ ledgerIndex, closeTime }];
      });
    const text = JSON.stringify(reached);
    if (text === this.#saved) return;
    try {
      store.saveReachedLedgers(network, reached);
      this.#saved = text;
    } catch (error) {
      events.emit({ type: 'failed', error });
    }
  }
}
