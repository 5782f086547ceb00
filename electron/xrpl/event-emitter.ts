import type { Clock } from './clock.ts';

/**
 * A typed event emitter for one union of events, without a name per event: listeners switch on `event.type`.
 *
 * Listeners are called in the order in which they were added. Events are delivered in the order in which they are
 * emitted: an event that a listener causes is delivered after the present one has reached every listener, so that
 * all of them see one order. An error of a listener costs neither the emitter's owner nor another listener the
 * event; it is thrown in a turn of its own, where it surfaces as uncaught.
 */
export class EventEmitter<Event> {
  readonly #clock: Pick<Clock, 'defer'>;
  readonly #listeners = new Set<(event: Event) => void>();
  readonly #queue: Event[] = [];

  constructor(clock: Pick<Clock, 'defer'>) {
    this.#clock = clock;
  }

  /**
   * Adds a listener; one function added twice is called twice. Returns its remover. A listener that is added or
   * removed while an event is delivered gets, or misses, the next event; a removed one misses the present one too.
   */
  on(listener: (event: Event) => void): () => void {
    const own = (event: Event) => listener(event);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
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
    for (const listener of [...this.#listeners]) {
      if (!this.#listeners.has(listener)) continue;
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
