import type { PaymentStore } from '../../store/database/payment-store.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

/** Nothing was recorded for so long: it is idle. */
const IDLE_MS = 1000;
/** Payments whose work is done at once: some milliseconds. */
const SLICE = 50;
/** Between two slices whoever waits has the thread. */
const PAUSE_MS = 20;

export interface PostponedWorkDeps {
  readonly store: Pick<PaymentStore, 'workOff'>;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

/** Does what the commits of payments left for later, once no more come. What fails is tried with the next payments. */
export class PostponedWork {
  readonly #deps: PostponedWorkDeps;
  readonly #timer: SingleTimer;

  constructor(deps: PostponedWorkDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** There may be work: payments were recorded, or an earlier run left some. */
  postpone(): void {
    this.#timer.set(IDLE_MS, () => this.#work());
  }

  stop(): void {
    this.#timer.clear();
  }

  #work(): void {
    try {
      if (this.#deps.store.workOff(SLICE)) this.#timer.set(PAUSE_MS, () => this.#work());
    } catch (error) {
      this.#deps.failed(error);
    }
  }
}
