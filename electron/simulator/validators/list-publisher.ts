import { hexOf } from '../ledger/bytes.ts';
import { ed25519Pair, type KeyPair, secp256k1Pair } from './key-pair.ts';
import { manifestOf, type SimulatedValidator } from './validator.ts';

/** A list as it is to be published. Times are seconds since 2000-01-01. */
export interface ListTerms {
  readonly sequence: number;
  readonly effective?: number;
  readonly expiration: number;
  readonly validators: readonly SimulatedValidator[];
}

/** Publishes lists of validators as a site does. */
export class ListPublisher {
  readonly #master: KeyPair;
  readonly #signer: KeyPair;

  constructor(seed: string) {
    this.#master = ed25519Pair(`${seed}:publisher`);
    this.#signer = secp256k1Pair(`${seed}:publisher:1`);
  }

  /** Master key, upper-case hex. */
  get key(): string {
    return hexOf(this.#master.publicKey);
  }

  /** Form 1: one list. */
  list(terms: ListTerms) {
    return { public_key: this.key, manifest: this.#manifest(), ...this.#signed(terms), version: 1 };
  }

  /** Form 2: a list, and those that come after it. */
  lists(...terms: readonly ListTerms[]) {
    return {
      public_key: this.key,
      manifest: this.#manifest(),
      blobs_v2: terms.map((one) => this.#signed(one)),
      version: 2,
    };
  }

  #manifest(): string {
    return manifestOf(this.#master, this.#signer, 1).toString('base64');
  }

  #signed({ validators, ...terms }: ListTerms) {
    const listed = validators.map((validator) => ({
      validation_public_key: hexOf(validator.masterKey),
      manifest: validator.manifest().toString('base64'),
    }));
    const blob = Buffer.from(JSON.stringify({ ...terms, validators: listed }));
    return { blob: blob.toString('base64'), signature: hexOf(this.#signer.sign(blob)) };
  }
}
