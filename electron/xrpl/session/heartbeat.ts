import { type Clock, SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { Socket } from '../transport/socket.ts';

export interface HeartbeatDeps {
  readonly clock: Clock;
  readonly options: Pick<ConnectionOptions, 'heartbeatIntervalMs' | 'heartbeatTimeoutMs' | 'nudgeTimeoutMs'>;
  readonly socket: Pick<Socket, 'ping' | 'bytesReceived'>;
  /** Time from a ping to its pong. */
  onLatency(milliseconds: number): void;
  /** No byte came within the deadline. */
  onLost(): void;
}

interface Expected {
  readonly signs: number;
  readonly bytes: number;
  readonly pingedAt: number;
  readonly dueAt: number;
}

/** A deadline that was noticed this much too late says more about this process (asleep, stopped) than about the server. */
const OVERSLEPT_MS = 2000;

/**
 * Pings an open socket and watches for life. Any byte counts: the pong may queue behind a large answer that is
 * still on its way.
 */
export class Heartbeat {
  readonly #deps: HeartbeatDeps;
  readonly #timer: SingleTimer;
  #lifeSigns = 0;
  #pingedAt: number | null = null;
  /** What was there when the last ping was sent, and until when more must come. */
  #waiting: Expected | null = null;

  constructor(deps: HeartbeatDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** Measures the latency at once; life is expected from the first interval on. */
  start(): void {
    this.#pingedAt = this.#deps.clock.now();
    this.#deps.socket.ping();
    this.#checkAgainAfter(this.#deps.options.heartbeatIntervalMs);
  }

  stop(): void {
    this.#waiting = null;
    this.#timer.clear();
  }

  /** A message or pong arrived. */
  alive(): void {
    this.#lifeSigns += 1;
  }

  pong(): void {
    this.alive();
    if (this.#pingedAt !== null) this.#deps.onLatency(this.#deps.clock.now() - this.#pingedAt);
    this.#pingedAt = null;
    this.#answered();
  }

  /** Nothing is left to wait for: without the timer of the deadline the process sleeps on. */
  #answered(): void {
    if (this.#waiting === null) return;
    const { pingedAt } = this.#waiting;
    this.#waiting = null;
    this.#checkAgainAfter(pingedAt + this.#deps.options.heartbeatIntervalMs - this.#deps.clock.now());
  }

  #checkAgainAfter(delayMs: number): void {
    this.#timer.set(delayMs, () => this.check(this.#deps.options.heartbeatTimeoutMs));
  }

  /**
   * Pings now and expects life within the deadline. Where that is being waited for already, for no longer, nothing
   * changes: many checks in a row must not put off the verdict.
   */
  check(deadlineMs: number): void {
    const pingedAt = this.#deps.clock.now();
    const dueAt = pingedAt + deadlineMs;
    const waiting = this.#waiting;
    if (waiting && pingedAt < waiting.dueAt && waiting.dueAt <= dueAt && !this.#livedSince(waiting)) return;
    const expected = { signs: this.#lifeSigns, bytes: this.#deps.socket.bytesReceived(), pingedAt, dueAt };
    this.#waiting = expected;
    this.#pingedAt = pingedAt;
    this.#deps.socket.ping();
    this.#timer.set(deadlineMs, () => {
      this.#waiting = null;
      if (this.#livedSince(expected)) {
        this.#checkAgainAfter(this.#deps.options.heartbeatIntervalMs - deadlineMs);
      } else if (this.#deps.clock.now() > dueAt + OVERSLEPT_MS) {
        this.check(Math.min(deadlineMs, this.#deps.options.nudgeTimeoutMs));
      } else {
        this.#deps.onLost();
      }
    });
  }

  #livedSince({ signs, bytes }: Expected): boolean {
    return this.#lifeSigns !== signs || this.#deps.socket.bytesReceived() !== bytes;
  }
}
