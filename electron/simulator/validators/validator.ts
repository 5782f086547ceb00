import { prefixed } from '../ledger/bytes.ts';
import { ed25519Pair, type KeyPair, secp256k1Pair } from './key-pair.ts';
import { blobField, hashField, numberField } from './serialize.ts';

/** Sequence of the manifest that ends a master key. */
const REVOKED = 0xffff_ffff;
/** The signature is canonical (always set), and the validation is a full one. */
const CANONICAL = 0x8000_0000;
const FULL = 1;

/** What a validator signs. */
export interface SignedLedger {
  readonly index: number;
  /** 64 hex digits. */
  readonly hash: string;
  /** Seconds since 2000-01-01. */
  readonly closeTime: number;
}

/** A manifest: which key signs for a master. Without a signing key it ends the master. */
export function manifestOf(
  master: KeyPair,
  signer: KeyPair | null,
  sequence: number,
  domain?: string,
): Buffer {
  const head = Buffer.concat([numberField(4, sequence), blobField(1, master.publicKey)]);
  if (signer === null) return Buffer.concat([head, blobField(18, master.sign(prefixed('MAN', head)))]);
  const named = domain === undefined ? Buffer.alloc(0) : blobField(7, Buffer.from(domain));
  const keys = Buffer.concat([head, blobField(3, signer.publicKey)]);
  const signed = prefixed('MAN', keys, named);
  return Buffer.concat([keys, blobField(6, signer.sign(signed)), named, blobField(18, master.sign(signed))]);
}

/** A validator of the simulated network. Its keys follow from its name. */
export class SimulatedValidator {
  readonly name: string;
  readonly #seed: string;
  readonly #master: KeyPair;
  #signer: KeyPair;
  #sequence = 1;

  constructor(seed: string, name: string) {
    this.name = name;
    this.#seed = seed;
    this.#master = ed25519Pair(`${seed}:${name}:master`);
    this.#signer = this.#signerOf(1);
  }

  get masterKey(): Buffer {
    return this.#master.publicKey;
  }

  get signingKey(): Buffer {
    return this.#signer.publicKey;
  }

  get isRevoked(): boolean {
    return this.#sequence === REVOKED;
  }

  get sequence(): number {
    return this.#sequence;
  }

  /** The newest manifest. */
  manifest(): Buffer {
    return manifestOf(
      this.#master,
      this.isRevoked ? null : this.#signer,
      this.#sequence,
      `${this.name.toLowerCase()}.example`,
    );
  }

  /** Signs with a new key from now on. */
  rotate(): void {
    this.#sequence += 1;
    this.#signer = this.#signerOf(this.#sequence);
  }

  /** Ends the master key; the validator may go on signing, and its signatures count no more. */
  revoke(): void {
    this.#sequence = REVOKED;
  }

  /** A validation of a ledger, as it is on the wire. */
  validate({ index, hash, closeTime }: SignedLedger, full = true): Buffer {
    const fields = Buffer.concat([
      numberField(2, CANONICAL + (full ? FULL : 0)),
      numberField(6, index),
      numberField(9, closeTime),
      hashField(1, Buffer.from(hash, 'hex')),
      blobField(3, this.#signer.publicKey),
    ]);
    return Buffer.concat([fields, blobField(6, this.#signer.sign(prefixed('VAL', fields)))]);
  }

  #signerOf(sequence: number): KeyPair {
    return secp256k1Pair(`${this.#seed}:${this.name}:${sequence}`);
  }
}
