import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';

/** A message that was of no use. */
export type Misdeed =
  | 'binary'
  | 'notJson'
  | 'unreadable'
  | 'implausibleLedger'
  | 'unknownMessage'
  | 'unknownId'
  | 'repeatedLedger';

/** The last three happen with honest servers now and then: a late answer, a message of a newer version. */
const POINTS: Readonly<Record<Misdeed, number>> = {
  binary: 10,
  notJson: 10,
  unreadable: 10,
  implausibleLedger: 10,
  unknownMessage: 1,
  unknownId: 1,
  repeatedLedger: 1,
};

/** Reading takes time by length: so many bytes cost a point more. */
const BYTES_PER_POINT = 16 * 1024;

const MINUTE_MS = 60_000;

/** Counts what one server sends without use, over all connections to it. A minute without more takes the whole budget back. */
export class Conduct {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #most: number;
  #points = 0;
  #countedAt = 0;

  constructor(clock: Pick<Clock, 'now'>, options: Pick<ConnectionOptions, 'misbehaviorPoints'>) {
    this.#clock = clock;
    this.#most = options.misbehaviorPoints;
  }

  /** Notes one message. True when it is one too many. */
  note(misdeed: Misdeed, bytes: number): boolean {
    const now = this.#clock.now();
    const forgiven = ((now - this.#countedAt) * this.#most) / MINUTE_MS;
    this.#countedAt = now;
    this.#points = Math.max(0, this.#points - forgiven) + POINTS[misdeed] + bytes / BYTES_PER_POINT;
    return this.#points > this.#most;
  }
}
