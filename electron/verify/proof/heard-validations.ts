import { Refused } from '../refused.ts';
import type { Manifest } from '../validators/manifest.ts';
import {
  checkSignature,
  readValidation,
  type SignedValidation,
  type Validation,
} from '../validators/validation.ts';
import { countVotes, type Votes } from '../validators/votes.ts';

/** Ledgers remembered: about four minutes. */
const LEDGERS = 64;
/** Servers may be a little ahead of what was announced. */
const AHEAD = 20;
/** Of one ledger: mainnet has some 200 validators, listed or not. */
const MOST_OF_A_LEDGER = 600;
/** A key signs one hash of a ledger; a forger may have sent another before. */
const MOST_OF_A_KEY = 3;

interface Heard {
  readonly validation: Validation;
  readonly server: string;
  /** Null: not checked yet, because only listed keys are worth it. False: forged. */
  signed: SignedValidation | false | null;
}

/** A ledger, and who voted for it. */
export interface SignedLedger extends Votes {
  readonly ledgerIndex: number;
  /** 64 upper-case hex digits. */
  readonly ledgerHash: string;
  /** Those that count, one for each vote. */
  readonly validations: readonly SignedValidation[];
}

/** The newest manifest of each listed validator, by master key; null where none is known. */
export type Electorate = ReadonlyMap<string, Manifest | null>;

/**
 * What validators signed lately, as servers passed it on: bounded, and unchecked until votes are counted. rippled streams
 * each validation once, before and after the ledger's announcement, and repeats none to those who ask later.
 */
export class HeardValidations {
  readonly #byLedger = new Map<number, Map<string, Heard>>();
  readonly #forged: (server: string, reason: Refused) => void;
  #newest: number | null = null;

  /** `forged`: this server passed on a signature that is not the key's. */
  constructor(forged: (server: string, reason: Refused) => void) {
    this.#forged = forged;
  }

  /** The newest validated ledger that a server announced: what is far from it is not remembered. */
  noteNewest(ledgerIndex: number): void {
    this.#newest = Math.max(this.#newest ?? 0, ledgerIndex);
    for (const known of this.#byLedger.keys())
      if (known <= this.#newest - LEDGERS) this.#byLedger.delete(known);
  }

  /** Remembers a serialized validation. What cannot be read, or is partial, is no vote. */
  add(bytes: Buffer, server: string): void {
    const validation = readOrNull(bytes);
    const newest = this.#newest;
    if (validation === null || !validation.full || newest === null) return;
    const { ledgerIndex, signingKey } = validation;
    if (ledgerIndex <= newest - LEDGERS || ledgerIndex > newest + AHEAD) return;
    const known = this.#byLedger.get(ledgerIndex) ?? new Map<string, Heard>();
    this.#byLedger.set(ledgerIndex, known);
    const key = bytes.toString('latin1');
    if (known.has(key) || known.size >= MOST_OF_A_LEDGER) return;
    const ofKey = [...known.values()].filter((heard) => heard.validation.signingKey === signingKey);
    if (ofKey.length < MOST_OF_A_KEY) known.set(key, { validation, server, signed: null });
  }

  /** Forgets everything: nobody listens any more. */
  clear(): void {
    this.#byLedger.clear();
  }

  /**
   * The lowest ledger from this one on for which enough of the electorate voted; null where there is none yet. `pause`
   * runs before each signature.
   */
  async firstSigned(
    from: number,
    electorate: Electorate,
    pause: () => Promise<void>,
  ): Promise<SignedLedger | null> {
    const indexes = [...this.#byLedger.keys()].filter((index) => index >= from).toSorted((a, b) => a - b);
    for (const ledgerIndex of indexes) {
      const found = await this.#mostVotes(ledgerIndex, electorate, pause);
      if (found !== null && found.listed > 0 && found.votes.length >= found.needed) return found;
    }
    return null;
  }

  /** The most votes that one of the ledgers from this one on has, for saying how many are missing. */
  async best(from: number, electorate: Electorate, pause: () => Promise<void>): Promise<Votes> {
    let best: Votes = countVotes(electorate, [], { ledgerIndex: from, ledgerHash: '' });
    for (const ledgerIndex of [...this.#byLedger.keys()].filter((index) => index >= from)) {
      const found = await this.#mostVotes(ledgerIndex, electorate, pause);
      if (found !== null && found.votes.length > best.votes.length) best = found;
    }
    return best;
  }

  /** Of the hashes that are claimed for a ledger, the one with the most votes. */
  async #mostVotes(
    ledgerIndex: number,
    electorate: Electorate,
    pause: () => Promise<void>,
  ): Promise<SignedLedger | null> {
    const heard = [...(this.#byLedger.get(ledgerIndex)?.values() ?? [])];
    const keys = new Set([...electorate.values()].flatMap((manifest) => manifest?.signingKey ?? []));
    const checked: SignedValidation[] = [];
    for (const one of heard) {
      if (!keys.has(one.validation.signingKey)) continue;
      if (one.signed === null) {
        await pause();
        one.signed = this.#check(one);
      }
      if (one.signed !== false) checked.push(one.signed);
    }
    let most: SignedLedger | null = null;
    for (const [ledgerHash, validations] of Map.groupBy(checked, (one) => one.ledgerHash)) {
      const votes = countVotes(electorate, validations, { ledgerIndex, ledgerHash });
      if (most !== null && votes.votes.length <= most.votes.length) continue;
      most = { ...votes, ledgerIndex, ledgerHash, validations };
    }
    return most;
  }

  #check({ validation, server }: Heard): SignedValidation | false {
    try {
      return checkSignature(validation);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#forged(server, error);
      return false;
    }
  }
}

function readOrNull(bytes: Buffer): Validation | null {
  try {
    return readValidation(bytes);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
