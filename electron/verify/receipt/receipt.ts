import { z } from 'zod';
import { bytesOfHex, hexOf } from '../bytes/encoded.ts';
import { unreadable } from '../refused.ts';
import type { Evidence } from './evidence.ts';
import { evidenceOfXpop, looksLikeXpop, xpopOf } from './xpop.ts';

const FORMAT = 'xrpl-chime-receipt';

/**
 * The app's own form, for a transaction that is proved through a later ledger. All bytes are hex; the list is as its
 * publisher signed it. docs/proof.md describes each field.
 */
const RECEIPT = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  list: z.object({
    public_key: z.string(),
    manifest: z.string(),
    blob: z.string(),
    signature: z.string(),
    version: z.literal(1),
  }),
  manifests: z.array(z.string()),
  validations: z.array(z.string()),
  headers: z.array(z.string()),
  path: z.array(z.array(z.string().nullable()).length(16)),
  transaction: z.string(),
  metadata: z.string(),
});

/** A receipt in the app's own form. */
type Receipt = z.infer<typeof RECEIPT>;

/**
 * Evidence as a receipt in the app's own form.
 * @internal
 */
export function receiptOf({ list, ...evidence }: Evidence): Receipt {
  return {
    format: FORMAT,
    version: 1,
    list,
    manifests: evidence.manifests.map(hexOf),
    validations: evidence.validations.map(hexOf),
    headers: evidence.headers.map(hexOf),
    path: evidence.path.map((branches) => branches.map((branch) => branch && hexOf(branch))),
    transaction: hexOf(evidence.transaction),
    metadata: hexOf(evidence.metadata),
  };
}

/** Whether evidence has the form that other programs read, too: validations of the very ledger, keys that the list has. */
export function isXpop({ headers, manifests }: Evidence): boolean {
  return headers.length === 1 && manifests.length === 0;
}

/** Evidence as it is saved: an XPOP where it can be one. */
export function receiptFile(evidence: Evidence): unknown {
  return isXpop(evidence) ? xpopOf(evidence) : receiptOf(evidence);
}

/**
 * Reads a receipt of either form, unchecked.
 * @throws Refused 'unreadable' where it is none.
 */
export function evidenceOf(json: unknown): Evidence {
  if (looksLikeXpop(json)) return evidenceOfXpop(json);
  const parsed = RECEIPT.safeParse(json);
  if (!parsed.success) return unreadable('receipt');
  const { list, manifests, validations, headers, path, transaction, metadata } = parsed.data;
  return {
    list,
    manifests: manifests.map((text) => bytesOfHex(text, 'manifest')),
    validations: validations.map((text) => bytesOfHex(text, 'validation')),
    headers: headers.map((text) => bytesOfHex(text, 'header')),
    path: path.map((branches) => branches.map((text) => (text === null ? null : bytesOfHex(text, 'tree')))),
    transaction: bytesOfHex(transaction, 'transaction'),
    metadata: bytesOfHex(metadata, 'transaction'),
  };
}
