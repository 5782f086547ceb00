import { type ListInUse, type Message, message } from '../../contract/index.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import { Refused } from '../refused.ts';
import type { PublishedLists } from './published-lists.ts';

/** So often the publishers are asked for a newer list. */
const EACH_MS = 6 * 3_600_000;
/** After nobody gave one. */
const AGAIN_MS = 10 * 60_000;
/** Nobody gave one so often: no connection, or a site that rests, is no problem of the lists. */
const FAILURES_TOLD = 2;

export interface ListWatchDeps {
  readonly lists: Pick<PublishedLists, 'current'>;
  /** Whether payments are proved by themselves: read each time. */
  readonly isWanted: () => boolean;
  /** The list in use, as it is shown. */
  readonly inUse: () => ListInUse | null;
  readonly clock: Clock;
  /** The list in use may be another. `problem`: what stands in the way of proofs, now or soon; null for nothing. */
  readonly changed: (problem: Message | null) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Keeps the list of validators at hand and new while payments are proved by themselves, and tells when it ends soon, or
 * when there is none. Asks nobody otherwise.
 */
export class ListWatch {
  readonly #deps: ListWatchDeps;
  readonly #timer: SingleTimer;
  #watching: AbortController | null = null;
  #failures = 0;

  constructor(deps: ListWatchDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** Begins or ends, as the setting is now. Call it at the start, and when the settings change. */
  settingChanged(): void {
    if (!this.#deps.isWanted()) {
      const wasWatching = this.#watching !== null;
      this.stop();
      if (wasWatching) this.#deps.changed(null);
    } else if (this.#watching === null) {
      this.#watching = new AbortController();
      void this.#look(this.#watching.signal);
    }
  }

  stop(): void {
    this.#watching?.abort();
    this.#watching = null;
    this.#failures = 0;
    this.#timer.clear();
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { lists, inUse, changed, failed } = this.#deps;
    let problem: Message | null = null;
    try {
      await lists.current(signal);
      this.#failures = 0;
      problem = expiryProblem(inUse());
    } catch (error) {
      if (signal.aborted) return;
      // There is nothing to be watched until somebody adds one, which is a change of the settings.
      if (error instanceof Refused && error.code === 'no-publisher') return this.stop();
      this.#failures += 1;
      if (!(error instanceof Refused)) failed(error);
      else if (this.#failures >= FAILURES_TOLD)
        problem = message('problem.validator-list.none', { cause: error.userMessage });
    }
    if (signal.aborted) return;
    changed(problem);
    this.#timer.set(this.#failures === 0 ? EACH_MS : AGAIN_MS, () => void this.#look(signal));
  }
}

function expiryProblem(list: ListInUse | null): Message | null {
  if (list === null || !list.isExpiring) return null;
  const { name, publisher, expiration } = list;
  return message('problem.validator-list.expiring', { publisher: name ?? publisher, day: expiration });
}
