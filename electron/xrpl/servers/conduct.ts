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
  | 'repeatedLedger'
  | 'oversizedAnswer'
  | 'overflow'
  | 'validatorWord'
  | 'unaskedTransaction'
  | 'unparsedTransaction'
  | 'quietTransaction';

const KIB = 1024;

interface Price {
  readonly points: number;
  /** Reading takes time by length: so many bytes cost a point more. */
  readonly bytesPerPoint: number;
}

const BROKEN: Price = { points: 10, bytesPerPoint: 16 * KIB };
/** Happens with honest servers now and then: a late answer, a message of a newer version. */
const USELESS: Price = { points: 1, bytesPerPoint: 16 * KIB };

const PRICES: Readonly<Record<Misdeed, Price>> = {
  binary: BROKEN,
  notJson: BROKEN,
  unreadable: BROKEN,
  implausibleLedger: BROKEN,
  unknownMessage: USELESS,
  unknownId: USELESS,
  repeatedLedger: USELESS,
  // From the largest page to the smallest takes five.
  oversizedAnswer: { points: 200, bytesPerPoint: 16 * KIB },
  // What it sent could not be handled as fast as it came: a burst may be honest, one after the other is not.
  overflow: { points: 300, bytesPerPoint: 16 * KIB },
  // Asked for: all validators of mainnet, listed or not, are some 50 a second of a kilobyte.
  validatorWord: { points: 0.05, bytesPerPoint: 32 * KIB },
  // Names no watched account: 200 a second of 4 kB are more than all of mainnet's.
  unaskedTransaction: { points: 0.05, bytesPerPoint: 128 * KIB },
  // The same, seen by its text alone and not parsed, which costs a tenth.
  unparsedTransaction: { points: 0.005, bytesPerPoint: 512 * KIB },
  // Names one, and alerts nobody: 1,300 a second of 4 kB, about what the ledger can hold at all.
  quietTransaction: { points: 0.005, bytesPerPoint: 512 * KIB },
};

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
    const { points, bytesPerPoint } = PRICES[misdeed];
    this.#points = Math.max(0, this.#points - forgiven) + points + bytes / bytesPerPoint;
    return this.#points > this.#most;
  }
}
