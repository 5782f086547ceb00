import type { Clock } from '../xrpl/clock.ts';

/** Those who are told of events, in the order of their coming. */
export class Listeners<Event> {
  readonly #clock: Pick<Clock, 'defer'>;
  readonly #listeners = new Set<(event: Event) => void>();

  constructor(clock: Pick<Clock, 'defer'>) {
    this.#clock = clock;
  }

  add(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A listener's mistake is thrown later and apart: between a commit and its alert it would cost the alert. */
  tell(event: Event): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#clock.defer(() => {
          throw error;
        });
      }
    }
  }
}
