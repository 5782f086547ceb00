import { type Clock, SingleTimer } from './clock.ts';
import type { ConnectionOptions } from './options.ts';

export interface HeartbeatListener {
  /** Time from a ping to its pong. */
  onLatency(milliseconds: number): void;
  /** No byte came within the deadline. */
  onLost(): void;
}

/** A deadline that was noticed this much too late says more about this process (asleep, stopped) than about the server. */
const OVERSLEPT_MS = 2000;

/**
 * Pings an open socket and watches for life. Any byte counts: the pong may queue behind a large answer that is
 * still on its way.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #socket: { ping(): void; bytesReceived(): number };
  readonly #listener: HeartbeatListener;
  readonly #timer: SingleTimer;
  #lifeSigns = 0;
  #pingedAt: number | null = null;

  constructor(
    clock: Clock,
    options: ConnectionOptions,
    socket: { ping(): void; bytesReceived(): number },
    listener: HeartbeatListener,
  ) {
    this.#clock = clock;
    this.#options = options;
    this.#socket = socket;
    this.#listener = listener;
    this.#timer = new SingleTimer(clock);
  }

  start(): void {
    this.#timer.set(this.#options.heartbeatIntervalMs, () => this.check(this.#options.heartbeatTimeoutMs));
  }

  stop(): void {
    this.#timer.clear();
  }

  /** A message or pong arrived. */
  alive(): void {
    this.#lifeSigns += 1;
  }

  pong(): void {
    this.alive();
    if (this.#pingedAt !== null) this.#listener.onLatency(this.#clock.now() - this.#pingedAt);
    this.#pingedAt = null;
  }

  /** Pings now and expects life within the deadline. */
  check(deadlineMs: number): void {
    const signs = this.#lifeSigns;
    const bytes = this.#socket.bytesReceived();
    const pingedAt = this.#clock.now();
    this.#pingedAt = pingedAt;
    this.#socket.ping();
    this.#timer.set(deadlineMs, () => {
      if (this.#lifeSigns !== signs || this.#socket.bytesReceived() !== bytes) {
        const rest = Math.max(0, this.#options.heartbeatIntervalMs - deadlineMs);
        this.#timer.set(rest, () => this.check(this.#options.heartbeatTimeoutMs));
      } else if (this.#clock.now() - pingedAt > deadlineMs + OVERSLEPT_MS) {
        this.check(Math.min(deadlineMs, this.#options.nudgeTimeoutMs));
      } else {
        this.#listener.onLost();
      }
    });
  }
}
