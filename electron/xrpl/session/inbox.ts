import type { Clock } from '../clock.ts';
import type { ReceivedMessage } from '../transport/socket.ts';
import { type KeptMessage, KeptMessages } from './kept-messages.ts';

/** What a waiting message takes beside its text: tiny ones by the million must not fill the memory. */
const OVERHEAD_BYTES = 200;

interface InboxLimits {
  readonly inboxMaxBytes: number;
  readonly inboxPauseBytes: number;
  readonly inboxSliceMs: number;
}

interface InboxDeps {
  readonly clock: Clock;
  readonly limits: InboxLimits;
  /** The message's bytes are to be read before this returns. */
  handle(message: ReceivedMessage, bytes: number): void;
  /** So much waits that nothing more should be read (true), or little again (false). */
  setPaused(paused: boolean): void;
  overflow(): void;
}

/**
 * Messages between the socket and their handling, in order. A message is handled at once while the present turn of
 * the event loop has time left (inboxSliceMs); the rest waits for later turns, so that the socket keeps being read
 * and pings are answered. While more than inboxPauseBytes wait the socket is not read: a sender that is faster than this
 * machine is slowed down by TCP, and costs no more memory. Less would leave bursts with the server, which ends connections
 * that are not read (rippled: websocket send queue) and whose pings wait meanwhile. More than inboxMaxBytes waiting all the same is an overflow,
 * reported once; the owner ends the connection, so that the loss is known and made good.
 */
export class Inbox {
  readonly #deps: InboxDeps;
  readonly #kept: KeptMessages;
  readonly #waiting: KeptMessage[] = [];
  #first = 0;
  #bytes = 0;
  #usedMs = 0;
  #deferred = false;
  #paused = false;
  #closed = false;

  constructor(deps: InboxDeps) {
    this.#deps = deps;
    this.#kept = new KeptMessages(deps.limits.inboxPauseBytes);
  }

  get waitingBytes(): number {
    return this.#bytes;
  }

  push(message: ReceivedMessage, bytes: number): void {
    if (this.#closed) return;
    if (this.#waiting.length === 0 && this.#usedMs < this.#deps.limits.inboxSliceMs) {
      this.#handle(message, bytes);
      this.#continueLater();
      return;
    }
    this.#waiting.push(this.#kept.keep(message, bytes));
    this.#bytes += bytes + OVERHEAD_BYTES;
    this.#drain();
    const { limits, overflow } = this.#deps;
    if (!this.#closed && this.#bytes > limits.inboxMaxBytes) {
      this.close();
      overflow();
    } else if (this.#bytes > limits.inboxPauseBytes) this.#setPaused(true);
  }

  /** Drops what waits. What is still to come, a closing handshake perhaps, is read. */
  close(): void {
    this.#closed = true;
    this.#setPaused(false);
    this.#waiting.length = 0;
    this.#first = 0;
    this.#bytes = 0;
  }

  #setPaused(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    this.#deps.setPaused(paused);
  }

  #drain(): void {
    const { limits } = this.#deps;
    while (!this.#closed && this.#first < this.#waiting.length && this.#usedMs < limits.inboxSliceMs) {
      const next = this.#waiting[this.#first];
      this.#first += 1;
      if (!next) break;
      this.#bytes -= next.bytes + OVERHEAD_BYTES;
      this.#kept.take(next, this.#handle);
    }
    if (this.#first >= this.#waiting.length || this.#first > 1000) {
      this.#waiting.splice(0, this.#first);
      this.#first = 0;
    }
    if (this.#bytes < limits.inboxPauseBytes / 2) this.#setPaused(false);
    this.#continueLater();
  }

  readonly #handle = (message: ReceivedMessage, bytes: number): void => {
    const { clock, handle } = this.#deps;
    const began = clock.now();
    handle(message, bytes);
    this.#usedMs += clock.now() - began;
  };

  #continueLater(): void {
    if (this.#deferred || this.#closed || this.#usedMs === 0) return;
    this.#deferred = true;
    this.#deps.clock.defer(() => {
      this.#deferred = false;
      this.#usedMs = 0;
      this.#drain();
    });
  }
}
