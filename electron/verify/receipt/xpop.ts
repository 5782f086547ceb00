import { encodeNodePublic } from 'ripple-address-codec';
import { z } from 'zod';
import { bytesOfHex, hexOf } from '../bytes/encoded.ts';
import { type TreePath, transactionIdOf } from '../ledger/transaction-tree.ts';
import { unreadable } from '../refused.ts';
import { readValidation } from '../validators/validation.ts';
import type { Evidence } from './evidence.ts';

/**
 * The form in which other programs exchange proofs: XPOP, version 1 (XLS-41). Its validations are of the very ledger
 * that holds the transaction.
 */
const UINT32 = z.number().int().min(0).max(0xffff_ffff);
const BYTE = z.number().int().min(0).max(255);

const XPOP = z.object({
  ledger: z.object({
    acroot: z.string(),
    close: UINT32,
    coins: z.union([z.string().regex(/^\d{1,20}$/), z.number().int().min(0)]),
    cres: BYTE,
    flags: BYTE,
    index: UINT32,
    pclose: UINT32,
    phash: z.string(),
    txroot: z.string(),
  }),
  transaction: z.object({ blob: z.string(), meta: z.string(), proof: z.unknown() }),
  validation: z.object({
    data: z.record(z.string(), z.string()),
    unl: z.object({
      public_key: z.string(),
      manifest: z.string(),
      blob: z.string(),
      signature: z.string(),
      version: z.literal(1),
    }),
  }),
});

type Header = z.infer<typeof XPOP>['ledger'];

/** Whether JSON means to be an XPOP. */
export function looksLikeXpop(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'ledger' in json && 'validation' in json;
}

/**
 * Reads an XPOP, unchecked.
 * @throws Refused 'unreadable' where it is none.
 */
export function evidenceOfXpop(json: unknown): Evidence {
  const parsed = XPOP.safeParse(json);
  if (!parsed.success) return unreadable('receipt');
  const { ledger, transaction, validation } = parsed.data;
  const blob = bytesOfHex(transaction.blob, 'transaction');
  return {
    list: validation.unl,
    manifests: [],
    validations: Object.values(validation.data).map((text) => bytesOfHex(text, 'validation')),
    headers: [headerBytes(ledger)],
    path: pathOf(transaction.proof, transactionIdOf(blob)),
    transaction: blob,
    metadata: bytesOfHex(transaction.meta, 'transaction'),
  };
}

/** A proof as an XPOP; null where its validations are not of the transaction's own ledger. */
export function xpopOf({ headers, path, ...evidence }: Evidence): unknown {
  const [header] = headers;
  if (header === undefined || headers.length !== 1 || evidence.manifests.length > 0) return null;
  return {
    ledger: ledgerOf(header),
    transaction: {
      blob: hexOf(evidence.transaction),
      meta: hexOf(evidence.metadata),
      proof: nestedLists(path, transactionIdOf(evidence.transaction)),
    },
    validation: {
      data: Object.fromEntries(evidence.validations.map((bytes) => [signerOf(bytes), hexOf(bytes)])),
      unl: evidence.list,
    },
  };
}

/** As other programs name a validator: by the key that signed. */
function signerOf(validation: Buffer): string {
  return encodeNodePublic(Buffer.from(readValidation(validation).signingKey, 'hex'));
}

function headerBytes({ index, coins, phash, txroot, acroot, pclose, close, cres, flags }: Header): Buffer {
  const numbers = Buffer.alloc(12);
  numbers.writeUInt32BE(index, 0);
  const drops = BigInt(coins);
  if (drops > 0xffff_ffff_ffff_ffffn) unreadable('header');
  numbers.writeBigUInt64BE(drops, 4);
  const end = Buffer.alloc(10);
  end.writeUInt32BE(pclose, 0);
  end.writeUInt32BE(close, 4);
  end.writeUInt8(cres, 8);
  end.writeUInt8(flags, 9);
  const hashes = [phash, txroot, acroot].map((hash) => bytesOfHex(hash, 'header'));
  return Buffer.concat([numbers, ...hashes, end]);
}

function ledgerOf(header: Buffer): Header {
  return {
    index: header.readUInt32BE(0),
    coins: header.readBigUInt64BE(4).toString(),
    phash: hexOf(header.subarray(12, 44)),
    txroot: hexOf(header.subarray(44, 76)),
    acroot: hexOf(header.subarray(76, 108)),
    pclose: header.readUInt32BE(108),
    close: header.readUInt32BE(112),
    cres: header.readUInt8(116),
    flags: header.readUInt8(117),
  };
}

/**
 * The way to a leaf through either form of the tree: 16 hashes in a list, in which a list stands for a node below; or
 * objects with `children` by nibble and the `hash` of each.
 */
function pathOf(proof: unknown, id: Buffer): TreePath {
  const path: (Buffer | null)[][] = [];
  const nibbles = id.toString('hex').toUpperCase();
  let node: unknown = proof;
  while (path.length < nibbles.length) {
    const branches = branchesOf(node);
    if (branches === null) break;
    path.push(branches.map(hashOfBranch));
    node = branches[Number.parseInt(nibbles.charAt(path.length - 1), 16)];
  }
  return path.length === 0 ? unreadable('tree') : path;
}

/** A node's 16 branches; null where it is a leaf, or is only named by its hash. */
function branchesOf(node: unknown): readonly unknown[] | null {
  if (Array.isArray(node)) return node.length === 16 ? node : unreadable('tree');
  if (typeof node !== 'object' || node === null || !('children' in node)) return null;
  const { children } = node;
  if (typeof children !== 'object' || children === null || Object.keys(children).length === 0) return null;
  const byNibble = new Map(Object.entries(children));
  return [...'0123456789ABCDEF'].map((nibble) => byNibble.get(nibble) ?? null);
}

/** What lies below on the way itself is computed, so that its hash does not matter. */
function hashOfBranch(branch: unknown): Buffer | null {
  if (branch === null || Array.isArray(branch)) return null;
  const text = typeof branch === 'object' && 'hash' in branch ? branch.hash : branch;
  const hash = bytesOfHex(text, 'tree');
  if (hash.length !== 32) return unreadable('tree');
  return hash.every((byte) => byte === 0) ? null : hash;
}

function nestedLists(path: TreePath, id: Buffer): unknown {
  const nibbles = id.toString('hex');
  let below: unknown = null;
  for (const [depth, branches] of [...path.entries()].reverse()) {
    const own = Number.parseInt(nibbles.charAt(depth), 16);
    const inner = below;
    below = branches.map((branch, nibble) =>
      nibble === own && inner !== null ? inner : hexOf(branch ?? Buffer.alloc(32)),
    );
  }
  return below;
}
