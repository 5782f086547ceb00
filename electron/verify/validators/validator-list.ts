import { z } from 'zod';
import { ledgerTimeToIso } from '../../xrpl/protocol/ledger-time.ts';
import { bytesOfBase64, bytesOfHex } from '../bytes/encoded.ts';
import { isPublicKey, isSignedBy } from '../bytes/signature.ts';
import { Refused, refused, unreadable } from '../refused.ts';
import { type Manifest, readManifest } from './manifest.ts';

/** Lists of the ledger have some 35 validators, in 30 kB. */
const MOST_VALIDATORS = 1000;
const LARGEST_BLOB_BYTES = 1024 * 1024;
const MOST_BLOBS = 8;

const LEDGER_TIME = z.number().int().min(0).max(0xffff_ffff);
const KEY = z.string().regex(/^[0-9A-Fa-f]{66}$/);

const BLOB = z.object({
  sequence: z.number().int().min(0).max(0xffff_ffff),
  effective: LEDGER_TIME.optional(),
  expiration: LEDGER_TIME,
  validators: z
    .array(z.object({ validation_public_key: KEY, manifest: z.string().optional() }))
    .min(1)
    .max(MOST_VALIDATORS),
});

const SIGNED_BLOB = z.object({ blob: z.string(), signature: z.string(), manifest: z.string().optional() });

const PUBLISHED = z.object({
  public_key: KEY,
  manifest: z.string(),
  blob: z.string().optional(),
  signature: z.string().optional(),
  blobs_v2: z.array(SIGNED_BLOB).max(MOST_BLOBS).optional(),
});

/** One signed list, by itself: what a receipt carries. The field names are those of the published form 1. */
export interface SignedList {
  readonly public_key: string;
  readonly manifest: string;
  readonly blob: string;
  readonly signature: string;
  readonly version: 1;
}

/** The validators that a publisher names. Keys are upper-case hex, times seconds since 2000-01-01. */
export interface ValidatorList {
  readonly publisher: string;
  readonly sequence: number;
  /** In force from this time on; null for at once. */
  readonly effective: number | null;
  readonly expiration: number;
  readonly masters: readonly string[];
  /** What the list brings of its validators' manifests. */
  readonly manifests: readonly Manifest[];
  readonly signed: SignedList;
}

/**
 * Reads what a publisher's site gives, of form 1 or 2 (`blobs_v2`), into its single lists, unchecked.
 * @throws Refused 'unreadable' where it is neither.
 */
export function signedListsOf(published: unknown): readonly SignedList[] {
  const parsed = PUBLISHED.safeParse(published);
  if (!parsed.success) return unreadable('list');
  const { public_key, manifest, blob, signature, blobs_v2 } = parsed.data;
  if (blobs_v2 !== undefined)
    return blobs_v2.map((one) => ({
      ...{ public_key, version: 1, blob: one.blob, signature: one.signature },
      manifest: one.manifest ?? manifest,
    }));
  if (blob === undefined || signature === undefined) return unreadable('list');
  return [{ public_key, manifest, blob, signature, version: 1 }];
}

/** Which publishers are believed: upper-case hex of their master keys. */
export type BelievedPublishers = ReadonlySet<string>;

/**
 * Checks one list: its publisher, the publisher's manifest and signature, and the manifests in it. `pause` runs before
 * each signature, so that a caller with a window can let other work go on.
 * @throws Refused where one of them is not what it must be. A validator's own manifest that is not costs only that key.
 */
export async function readList(
  signed: SignedList,
  believed: BelievedPublishers,
  pause: () => Promise<void> = async () => undefined,
): Promise<ValidatorList> {
  const publisher = signed.public_key.toUpperCase();
  if (!believed.has(publisher)) throw refused('proof.publisher-unknown', { publisher });
  const manifest = readManifest(bytesOfBase64(signed.manifest, 'list'));
  if (manifest.master !== publisher) throw refused('proof.list-forged', { publisher });
  if (manifest.signingKey === null) throw refused('proof.publisher-revoked', { publisher });
  const bytes = bytesOfBase64(signed.blob, 'list');
  if (bytes.length > LARGEST_BLOB_BYTES) throw refused('proof.too-large', { limit: `${LARGEST_BLOB_BYTES}` });
  const signature = bytesOfHex(signed.signature, 'list');
  if (!isSignedBy(Buffer.from(manifest.signingKey, 'hex'), bytes, signature))
    throw refused('proof.list-forged', { publisher });
  const { sequence, effective, expiration, validators } = parseBlob(bytes);
  const manifests: Manifest[] = [];
  for (const { validation_public_key: key, manifest: text } of validators) {
    await pause();
    const found = text === undefined ? null : listedManifest(text, key.toUpperCase());
    if (found !== null) manifests.push(found);
  }
  const masters = validators.map(({ validation_public_key: key }) => key.toUpperCase());
  if (new Set(masters).size !== masters.length || !masters.every(isKey)) return unreadable('list');
  return { publisher, sequence, effective: effective ?? null, expiration, masters, manifests, signed };
}

/**
 * Checks that a list is in force at a ledger's close time (seconds since 2000-01-01).
 * @throws Refused 'list-expired' or 'list-not-in-force'.
 */
export function checkInForce(
  { effective, expiration }: Pick<ValidatorList, 'effective' | 'expiration'>,
  closeTime: number,
): void {
  const at = ledgerTimeToIso(closeTime) ?? '';
  if (closeTime >= expiration)
    throw refused('proof.list-expired', { at, expiration: ledgerTimeToIso(expiration) ?? '' });
  if (effective !== null && closeTime < effective)
    throw refused('proof.list-not-in-force', { at, effective: ledgerTimeToIso(effective) ?? '' });
}

function parseBlob(bytes: Buffer): z.infer<typeof BLOB> {
  try {
    const parsed = BLOB.safeParse(JSON.parse(bytes.toString('utf8')));
    if (parsed.success) return parsed.data;
  } catch {
    // Said below: it is signed, and no list all the same.
  }
  return unreadable('list');
}

/** Servers go on without a manifest that is not good: the validator is listed, and has no key there (ValidatorList.cpp). */
function listedManifest(text: string, master: string): Manifest | null {
  try {
    const found = readManifest(bytesOfBase64(text, 'manifest'));
    return found.master === master ? found : null;
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

function isKey(hex: string): boolean {
  return isPublicKey(Buffer.from(hex, 'hex'));
}
