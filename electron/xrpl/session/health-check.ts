import { type Clock, SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { RequestError } from '../protocol/request-error.ts';
import { parseServerInfo, type ServerInfo } from '../protocol/server-info.ts';
import type { RequestChannel } from './request-channel.ts';

export interface HealthCheckDeps {
  readonly clock: Clock;
  readonly options: Pick<ConnectionOptions, 'healthCheckIntervalMs'>;
  readonly channel: RequestChannel;
  onInfo(info: ServerInfo): void;
  /** The answer is not a server_info. */
  onUnreadable(): void;
  onError(error: RequestError): void;
}

/** Asks one server for its server_info over one connection: on request, and by a timer set after each answer. */
export class HealthCheck {
  readonly #deps: HealthCheckDeps;
  readonly #timer: SingleTimer;
  #asking = false;
  #askedAt = 0;

  constructor(deps: HealthCheckDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  /** Milliseconds since the last question. */
  get ageMs(): number {
    return this.#deps.clock.now() - this.#askedAt;
  }

  ask(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#askedAt = this.#deps.clock.now();
    this.#timer.clear();
    this.#deps.channel.control(
      'server_info',
      {},
      {
        onResult: (result) => {
          this.#asking = false;
          const info = parseServerInfo(result);
          if (info) this.#deps.onInfo(info);
          else this.#deps.onUnreadable();
        },
        onError: (error) => {
          this.#asking = false;
          if (error.serverError === 'invalid_API_version' && this.#deps.channel.apiVersion === 2) {
            this.#deps.channel.apiVersion = 1;
            this.ask();
          } else {
            this.#deps.onError(error);
          }
        },
      },
    );
  }

  /** Asks again after the interval between two checks. */
  schedule(): void {
    this.#timer.set(this.#deps.options.healthCheckIntervalMs, () => this.ask());
  }

  stop(): void {
    this.#timer.clear();
  }
}
