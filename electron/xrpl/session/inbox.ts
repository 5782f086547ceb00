import type { Clock } from '../clock.ts';

interface Waiting {
  readonly text: string | null;
  readonly bytes: number;
  /** In memory. */
  readonly size: number;
}

/** What a waiting message takes beside its text: tiny ones by the million must not fill the memory. */
const OVERHEAD_BYTES = 200;

export interface InboxLimits {
  readonly inboxMaxBytes: number;
  readonly inboxSliceMs: number;
}

/**
 * Messages between the socket and their handling, in order. A message is handled at once while the present turn of
 * the event loop has time left (inboxSliceMs); the rest waits for later turns, so that the socket keeps being read
 * and pings are answered: a server cuts a client that reads too slowly. More than inboxMaxBytes waiting is an
 * overflow, reported once; the owner ends the connection, so that the loss is known and made good.
 */
export class Inbox {
  readonly #clock: Clock;
  readonly #limits: InboxLimits;
  readonly #handle: (text: string | null, bytes: number) => void;
  readonly #overflow: () => void;
  readonly #waiting: Waiting[] = [];
  #first = 0;
  #bytes = 0;
  #usedMs = 0;
  #deferred = false;
  #closed = false;

  constructor(
    clock: Clock,
    limits: InboxLimits,
    handle: (text: string | null, bytes: number) => void,
    overflow: () => void,
  ) {
    this.#clock = clock;
    this.#limits = limits;
    this.#handle = handle;
    this.#overflow = overflow;
  }

  get waitingBytes(): number {
    return this.#bytes;
  }

  push(text: string | null, bytes: number): void {
    if (this.#closed) return;
    const size = bytes + OVERHEAD_BYTES;
    this.#waiting.push({ text, bytes, size });
    this.#bytes += size;
    this.#drain();
    if (!this.#closed && this.#bytes > this.#limits.inboxMaxBytes) {
      this.close();
      this.#overflow();
    }
  }

  /** Drops what waits. */
  close(): void {
    this.#closed = true;
    this.#waiting.length = 0;
    this.#first = 0;
    this.#bytes = 0;
  }

  #drain(): void {
    while (!this.#closed && this.#first < this.#waiting.length && this.#usedMs < this.#limits.inboxSliceMs) {
      const message = this.#waiting[this.#first];
      this.#first += 1;
      if (!message) break;
      this.#bytes -= message.size;
      const began = this.#clock.now();
      this.#handle(message.text, message.bytes);
      this.#usedMs += this.#clock.now() - began;
    }
    if (this.#first >= this.#waiting.length || this.#first > 1000) {
      this.#waiting.splice(0, this.#first);
      this.#first = 0;
    }
    if (this.#deferred || this.#closed || this.#usedMs === 0) return;
    this.#deferred = true;
    this.#clock.defer(() => {
      this.#deferred = false;
      this.#usedMs = 0;
      this.#drain();
    });
  }
}
