import type { ConnectionStatus } from '../../contract/index.ts';

/** The last `size` state changes, oldest first. */
export class EventLog {
  readonly #size: number;
  #events: ConnectionStatus[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  add(event: ConnectionStatus): void {
    this.#events.push(event);
    // Trimmed in bulk, so that a full log costs nothing per event.
    if (this.#events.length >= this.#size * 2) this.#events = this.#events.slice(-this.#size);
  }

  recent(): readonly ConnectionStatus[] {
    return this.#events.slice(-this.#size);
  }
}
