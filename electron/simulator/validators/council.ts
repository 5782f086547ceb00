import { hexOf } from '../ledger/bytes.ts';
import { ListPublisher, type ListTerms } from './list-publisher.ts';
import { type SignedLedger, SimulatedValidator } from './validator.ts';

/** Lists are in force this long from the first ledger on: a year, in seconds. */
const LIST_LASTS_S = 365 * 86_400;

/** A validation on its way to a client. */
export interface SentValidation {
  readonly validator: SimulatedValidator;
  readonly bytes: Buffer;
  readonly full: boolean;
}

/** The validators of a simulated network, and the publisher of their list. Tests change who signs, and what. */
export class Council {
  readonly validators: readonly SimulatedValidator[];
  readonly publisher: ListPublisher;
  /** Names of those that sign nothing now. */
  readonly silent = new Set<string>();
  /** Names of those that only follow now: their validations are partial. */
  readonly partial = new Set<string>();
  readonly #expiration: number;
  readonly #sent = new Map<string, readonly SentValidation[]>();
  /** Manifests that are told with a ledger, by its hash; and the sequences that were told. */
  readonly #news = new Map<string, readonly Buffer[]>();
  readonly #told = new Map<string, number>();

  /** `start`: close time of the first ledger, seconds since 2000-01-01. */
  constructor(seed: string, count: number, start: number) {
    this.validators = Array.from({ length: count }, (_, at) => new SimulatedValidator(seed, `V${at + 1}`));
    this.publisher = new ListPublisher(seed);
    this.#expiration = start + LIST_LASTS_S;
  }

  /** What the publisher's site gives: all validators, number 1, unless told otherwise. */
  list(terms: Partial<ListTerms> = {}) {
    return this.publisher.list({
      ...{ sequence: 1, expiration: this.#expiration, validators: this.validators },
      ...terms,
    });
  }

  /** Manifests that are new since the ledger before: servers tell each once (recorded of rippled 3.1.1). */
  manifestsWith({ hash }: SignedLedger): readonly Buffer[] {
    const known = this.#news.get(hash);
    if (known !== undefined) return known;
    const changed = this.validators.filter(({ name, sequence }) => sequence !== (this.#told.get(name) ?? 1));
    for (const { name, sequence } of changed) this.#told.set(name, sequence);
    const news = changed.map((validator) => validator.manifest());
    this.#news.set(hash, news);
    return news;
  }

  /** The validations of a ledger, the same ones whenever they are asked for. */
  validationsOf({ index, hash, closeTime }: SignedLedger): readonly SentValidation[] {
    const known = this.#sent.get(hash);
    if (known !== undefined) return known;
    const signing = this.validators.filter(({ name }) => !this.silent.has(name));
    const sent = signing.map((validator) => {
      const full = !this.partial.has(validator.name);
      return { validator, full, bytes: validator.validate({ index, hash, closeTime }, full) };
    });
    this.#sent.set(hash, sent);
    return sent;
  }

  /**
   * What `manifest` knows of a key, master or signing: of one that is unknown, rotated away or revoked, nothing
   * (recorded of rippled 3.1.1).
   */
  manifestOf(key: string): SimulatedValidator | null {
    return (
      this.validators.find(
        (validator) =>
          !validator.isRevoked &&
          [validator.masterKey, validator.signingKey].some((own) => hexOf(own) === key),
      ) ?? null
    );
  }
}
