import { transactionIdOf } from '../../../electron/verify/ledger/transaction-tree.ts';
import type { Evidence } from '../../../electron/verify/receipt/evidence.ts';

/** What evidence is made of. */
export const PARTS = [
  'transaction',
  'metadata',
  'header',
  'path',
  'list',
  'publisher',
  'signature of the list',
  'manifest',
  'validation',
] as const;
type Part = (typeof PARTS)[number];

/** Evidence in which one bit is another, and in what; null where it has no such part. */
export function withOneBitFlipped(part: Part, evidence: Evidence, random: () => number): Evidence | null {
  const { list, headers, validations, manifests, path } = evidence;
  const one = (blobs: readonly Buffer[]) => oneFlipped(blobs, random);
  switch (part) {
    case 'transaction':
      return { ...evidence, transaction: flipped(evidence.transaction, random) };
    case 'metadata':
      return { ...evidence, metadata: flipped(evidence.metadata, random) };
    case 'header':
      return { ...evidence, headers: one(headers) };
    case 'manifest':
      return manifests.length === 0 ? null : { ...evidence, manifests: one(manifests) };
    case 'validation':
      return { ...evidence, validations: one(validations) };
    case 'list':
      return { ...evidence, list: { ...list, blob: flippedBase64(list.blob, random) } };
    case 'publisher':
      return { ...evidence, list: { ...list, manifest: flippedBase64(list.manifest, random) } };
    case 'signature of the list': {
      const signature = flipped(Buffer.from(list.signature, 'hex'), random).toString('hex');
      return { ...evidence, list: { ...list, signature } };
    }
    case 'path': {
      const id = transactionIdOf(evidence.transaction).toString('hex');
      const branches = path.flatMap((node, depth) =>
        [...node.entries()].flatMap(([nibble, branch]) =>
          // A branch on the way itself is computed, and not read.
          branch === null || nibble === Number.parseInt(id.charAt(depth), 16)
            ? []
            : [{ depth, nibble, branch }],
        ),
      );
      if (branches.length === 0) return null;
      const chosen = pick(branches, random);
      const changed = path.map((node, depth) =>
        node.map((branch, nibble) =>
          depth === chosen.depth && nibble === chosen.nibble ? flipped(chosen.branch, random) : branch,
        ),
      );
      return { ...evidence, path: changed };
    }
  }
}

function oneFlipped(blobs: readonly Buffer[], random: () => number): readonly Buffer[] {
  const chosen = pick([...blobs.keys()], random);
  return blobs.map((bytes, at) => (at === chosen ? flipped(bytes, random) : bytes));
}

function flipped(bytes: Uint8Array, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const bit = Math.floor(random() * copy.length * 8);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

function flippedBase64(text: string, random: () => number): string {
  return flipped(Buffer.from(text, 'base64'), random).toString('base64');
}

/** One of these. */
export function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
