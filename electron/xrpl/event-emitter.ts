import type { Clock } from './clock.ts';

/**
 * A typed event emitter for one union of events, without a name per event: listeners switch on `event.type`.
 *
 * Listeners are called in the order in which they were added. Events are delivered in the order in which they are
 * emitted: an event that a listener causes is delivered after the present one has reached every listener, so that
 * all of them see one order. An error of a listener costs neither the emitter's owner nor another listener the
 * event. It is given to `onError`; where there is none, or where that returns false, it is thrown in a turn of its own,
 * where it surfaces as uncaught.
 */
export class EventEmitter<Event> {
  readonly #clock: Pick<Clock, 'defer'>;
  readonly #onError: (error: unknown, event: Event) => boolean;
  /** Replaced when one is added or removed, so that a delivery under way keeps its own. */
  #listeners: readonly ((event: Event) => void)[] = [];
  readonly #queue: Event[] = [];

  /** `onError` returns whether it took care of a listener's error. */
  constructor(clock: Pick<Clock, 'defer'>, onError: (error: unknown, event: Event) => boolean = () => false) {
    this.#clock = clock;
    this.#onError = onError;
  }

  /**
   * Adds a listener; one function added twice is called twice. Returns its remover. A listener that is added or
   * removed while an event is delivered gets, or misses, the next event; a removed one misses the present one too.
   */
  on(listener: (event: Event) => void): () => void {
    const own = (event: Event) => listener(event);
    this.#listeners = [...this.#listeners, own];
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== own);
    };
  }

  /** Delivers the event before it returns, or, when called by a listener, after the events emitted before it. */
  emit(event: Event): void {
    this.#queue.push(event);
    if (this.#queue.length > 1) return;
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      this.#deliver(next);
      this.#queue.shift();
    }
  }

  #deliver(event: Event): void {
    const listeners = this.#listeners;
    for (const listener of listeners) {
      if (this.#listeners !== listeners && !this.#listeners.includes(listener)) continue;
      try {
        listener(event);
      } catch (error) {
        if (this.#onError(error, event)) continue;
        this.#clock.defer(() => {
          throw error;
        });
      }
    }
  }
}
