import { hexOf } from '../bytes/encoded.ts';
import { prefixed } from '../bytes/hashes.ts';
import { bytesWithout, numberIn, readFields, valueIn } from '../bytes/serialized-fields.ts';
import { isSignedBy } from '../bytes/signature.ts';
import { refused, unreadable } from '../refused.ts';

const FLAGS = '2.2';
const LEDGER_SEQUENCE = '2.6';
const SIGNING_TIME = '2.9';
const LEDGER_HASH = '5.1';
const SIGNING_KEY = '7.3';
const SIGNATURE = '7.6';

/** Without this flag the signer only follows, and does not vouch for the ledger (rippled, STValidation.h). */
const FULL = 1;

/** What a validator said of a ledger, not yet checked. Keys and hashes are upper-case hex, times seconds since 2000. */
export interface Validation {
  readonly signingKey: string;
  readonly ledgerIndex: number;
  readonly ledgerHash: string;
  readonly signingTime: number;
  readonly full: boolean;
  readonly bytes: Uint8Array;
}

/**
 * Reads a serialized validation, as validationReceived has it in `data`.
 * @throws Refused 'unreadable' where it is none.
 */
export function readValidation(bytes: Uint8Array): Validation {
  const fields = readFields(bytes, 'validation');
  const flags = numberIn(fields, FLAGS);
  const ledgerIndex = numberIn(fields, LEDGER_SEQUENCE);
  const signingTime = numberIn(fields, SIGNING_TIME);
  const ledgerHash = valueIn(fields, LEDGER_HASH, 32);
  const signingKey = valueIn(fields, SIGNING_KEY, 33);
  if (flags === null || ledgerIndex === null || signingTime === null || !ledgerHash || !signingKey)
    return unreadable('validation');
  return {
    ...{ ledgerIndex, signingTime, bytes },
    signingKey: hexOf(signingKey),
    ledgerHash: hexOf(ledgerHash),
    full: (flags & FULL) === FULL,
  };
}

/** A validation whose signature is the named key's. */
export interface SignedValidation extends Validation {
  readonly signed: true;
}

/**
 * Checks that a validation is signed by the key that it names.
 * @throws Refused 'validation-forged' where it is not.
 */
export function checkSignature(validation: Validation): SignedValidation {
  const { bytes, signingKey } = validation;
  const fields = readFields(bytes, 'validation');
  const signature = valueIn(fields, SIGNATURE);
  const key = valueIn(fields, SIGNING_KEY, 33);
  const signed = prefixed('VAL', bytesWithout(fields, [SIGNATURE]));
  if (!signature || !key || !isSignedBy(key, signed, signature))
    throw refused('proof.validation-forged', { key: signingKey });
  return { ...validation, signed: true };
}
