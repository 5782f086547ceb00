import { hexOf } from '../bytes/encoded.ts';
import { prefixed } from '../bytes/hashes.ts';
import { bytesWithout, numberIn, readFields, valueIn } from '../bytes/serialized-fields.ts';
import { isPublicKey, isSignedBy } from '../bytes/signature.ts';
import { refused, unreadable } from '../refused.ts';

const SEQUENCE = '2.4';
const MASTER_KEY = '7.1';
const SIGNING_KEY = '7.3';
const SIGNATURE = '7.6';
const DOMAIN = '7.7';
const MASTER_SIGNATURE = '7.18';

/** A manifest of this sequence ends its master key for good (rippled, Manifest.h). */
const REVOKED = 0xffff_ffff;

/**
 * What the owner of a master key says of the key that signs for it. Keys are upper-case hex. A key that signs is null
 * where the master is revoked.
 */
export interface Manifest {
  readonly master: string;
  readonly sequence: number;
  readonly signingKey: string | null;
  /** The domain that the owner claims; null for none. Whoever it names must say so too: it is no proof of who it is. */
  readonly domain: string | null;
  readonly bytes: Uint8Array;
}

/**
 * Reads a manifest and checks its signatures.
 * @throws Refused 'unreadable' where it is none, 'manifest-forged' where a signature is not the key's.
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const fields = readFields(bytes, 'manifest');
  const sequence = numberIn(fields, SEQUENCE);
  const master = valueIn(fields, MASTER_KEY);
  const masterSignature = valueIn(fields, MASTER_SIGNATURE);
  if (sequence === null || !master || !masterSignature || !isPublicKey(master)) return unreadable('manifest');
  const key = hexOf(master);
  const signed = prefixed('MAN', bytesWithout(fields, [SIGNATURE, MASTER_SIGNATURE]));
  const forged = () => refused('proof.manifest-forged', { key });
  if (!isSignedBy(master, signed, masterSignature)) throw forged();
  if (sequence === REVOKED) return { master: key, sequence, signingKey: null, domain: null, bytes };
  const signingKey = valueIn(fields, SIGNING_KEY);
  const signature = valueIn(fields, SIGNATURE);
  if (!signingKey || !signature || !isPublicKey(signingKey)) return unreadable('manifest');
  if (!isSignedBy(signingKey, signed, signature)) throw forged();
  const domain = valueIn(fields, DOMAIN);
  return {
    ...{ master: key, sequence, bytes },
    signingKey: hexOf(signingKey),
    domain: domain && domainOf(domain),
  };
}

/** A domain as people may be shown it: letters, digits, dots and hyphens. */
function domainOf(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('latin1').toLowerCase();
  return /^(?=.{4,128}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text) ? text : null;
}
