import { type Clock, SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { RequestError } from '../protocol/request-error.ts';
import { parseServerInfo, type ServerInfo } from '../protocol/server-info.ts';
import type { RequestChannel } from './request-channel.ts';

export interface HealthCheckListener {
  onInfo(info: ServerInfo): void;
  /** The answer is not a server_info. */
  onUnreadable(): void;
  onError(error: RequestError): void;
}

/** Asks one server for its server_info over one connection: on request, and by a timer set after each answer. */
export class HealthCheck {
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #channel: RequestChannel;
  readonly #listener: HealthCheckListener;
  readonly #timer: SingleTimer;
  #asking = false;
  #askedAt = 0;

  constructor(
    clock: Clock,
    options: ConnectionOptions,
    channel: RequestChannel,
    listener: HealthCheckListener,
  ) {
    this.#clock = clock;
    this.#options = options;
    this.#channel = channel;
    this.#listener = listener;
    this.#timer = new SingleTimer(clock);
  }

  /** Milliseconds since the last question. */
  get ageMs(): number {
    return this.#clock.now() - this.#askedAt;
  }

  ask(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#askedAt = this.#clock.now();
    this.#timer.clear();
    this.#channel.control(
      'server_info',
      {},
      {
        onResult: (result) => {
          this.#asking = false;
          const info = parseServerInfo(result);
          if (info) this.#listener.onInfo(info);
          else this.#listener.onUnreadable();
        },
        onError: (error) => {
          this.#asking = false;
          if (error.serverError === 'invalid_API_version' && this.#channel.apiVersion === 2) {
            this.#channel.apiVersion = 1;
            this.ask();
          } else {
            this.#listener.onError(error);
          }
        },
      },
    );
  }

  /** Asks again after the interval between two checks. */
  schedule(): void {
    this.#timer.set(this.#options.healthCheckIntervalMs, () => this.ask());
  }

  stop(): void {
    this.#timer.clear();
  }
}
