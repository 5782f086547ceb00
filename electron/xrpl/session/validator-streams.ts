import type { RequestChannel } from './request-channel.ts';

/** What validators sign, and which keys sign for them. */
const STREAMS = ['validations', 'manifests'] as const;

export interface ValidatorStreamsDeps {
  readonly channel: Pick<RequestChannel, 'control'>;
}

/**
 * Keeps what validators say subscribed on one connection while somebody listens, in requests of their own: that a
 * server refuses them costs no account its subscription.
 */
export class ValidatorStreams {
  readonly #deps: ValidatorStreamsDeps;
  #wanted: boolean;
  #subscribed = false;
  #started = false;
  #underWay = false;
  #refused = false;

  constructor(deps: ValidatorStreamsDeps, wanted: boolean) {
    this.#deps = deps;
    this.#wanted = wanted;
  }

  /** Whether messages of these streams are expected: also a moment after they were given up. */
  get expected(): boolean {
    return this.#subscribed || this.#underWay;
  }

  start(): void {
    this.#started = true;
    this.#continue();
  }

  setWanted(wanted: boolean): void {
    this.#wanted = wanted;
    if (!wanted) this.#refused = false;
    this.#continue();
  }

  #continue(): void {
    if (!this.#started || this.#underWay || this.#wanted === this.#subscribed || this.#refused) return;
    this.#underWay = true;
    const subscribing = this.#wanted;
    this.#deps.channel.control(
      subscribing ? 'subscribe' : 'unsubscribe',
      { streams: [...STREAMS] },
      {
        onResult: () => this.#done(subscribing),
        onError: () => {
          // What cannot be unsubscribed ends with the connection; proofs say that nobody signed.
          this.#refused = subscribing;
          this.#done(false);
        },
      },
    );
  }

  #done(subscribed: boolean): void {
    this.#underWay = false;
    this.#subscribed = subscribed;
    this.#continue();
  }
}
