import { hashOf } from '../bytes/hashes.ts';
import { lengthPrefix } from '../bytes/variable-length.ts';
import { refused, unreadable } from '../refused.ts';

const BRANCHES = 16;
const EMPTY = Buffer.alloc(32);
/** Two different transactions part at the latest nibble of their hashes. */
const DEEPEST = 64;
/** Leaves hashed without a pause. */
const SLICE = 50;

/** A transaction as a ledger holds it: serialized, with its metadata. */
export interface TransactionBlobs {
  readonly transaction: Uint8Array;
  readonly metadata: Uint8Array;
}

/** Inner nodes on the way from the root to a leaf: the hashes of each node's 16 branches, null where it has none. */
export type TreePath = readonly (readonly (Buffer | null)[])[];

/** The hash that names a transaction. */
export function transactionIdOf(transaction: Uint8Array): Buffer {
  return hashOf('TXN', transaction);
}

/** The hash of a transaction's leaf in a ledger's tree (rippled, SHAMapTxPlusMetaLeafNode.h). */
export function leafHashOf({ transaction, metadata }: TransactionBlobs, id: Uint8Array): Buffer {
  return hashOf(
    'SND',
    lengthPrefix(transaction.length),
    transaction,
    lengthPrefix(metadata.length),
    metadata,
    id,
  );
}

/** The root that a leaf leads to by a path: the branches on the way are filled in, whatever the path says of them. */
export function rootByPath(path: TreePath, id: Buffer, leaf: Buffer): Buffer {
  if (path.length === 0 || path.length > DEEPEST) return unreadable('tree');
  let hash = leaf;
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const branches = path[depth] ?? [];
    if (branches.length !== BRANCHES) return unreadable('tree');
    hash = innerHash(branches.map((branch, nibble) => (nibble === nibbleOf(id, depth) ? hash : branch)));
  }
  return hash;
}

/** A ledger's tree of transactions: its root, and the way to each leaf. */
export class TransactionTree {
  readonly root: Buffer;
  readonly #nodes: ReadonlyMap<string, readonly (Buffer | null)[]>;
  readonly #blobs: ReadonlyMap<string, TransactionBlobs>;

  /**
   * A leaf hangs below the first inner node at which it is alone, the root is always an inner node, and the root of an
   * empty tree is zero (rippled, SHAMap).
   */
  private constructor(leaves: readonly Leaf[]) {
    const nodes = new Map<string, readonly (Buffer | null)[]>();
    this.#blobs = new Map(leaves.map(({ key, blobs }) => [key, blobs]));
    if (this.#blobs.size !== leaves.length) unreadable('tree');
    this.root = leaves.length === 0 ? EMPTY : buildNode(leaves, '', nodes);
    this.#nodes = nodes;
  }

  /**
   * The tree of a whole ledger.
   * @throws Refused 'unreadable' where a transaction is there twice.
   */
  static of(transactions: readonly TransactionBlobs[]): TransactionTree {
    return new TransactionTree(transactions.map(leafOf));
  }

  /** The same, with `pause` between slices of some milliseconds. */
  static async build(
    transactions: readonly TransactionBlobs[],
    pause: () => Promise<void>,
  ): Promise<TransactionTree> {
    const leaves: Leaf[] = [];
    for (const blobs of transactions) {
      if (leaves.length % SLICE === SLICE - 1) await pause();
      leaves.push(leafOf(blobs));
    }
    await pause();
    return new TransactionTree(leaves);
  }

  /**
   * A transaction of the ledger, as it is serialized.
   * @throws Refused 'not-in-ledger' where the tree does not hold it.
   */
  blobsOf(id: Buffer, ledgerIndex: number): TransactionBlobs {
    const blobs = this.#blobs.get(id.toString('hex'));
    if (blobs === undefined) throw refused('proof.not-in-ledger', { ledger: ledgerIndex });
    return blobs;
  }

  /**
   * The way from the root to a transaction.
   * @throws Refused 'not-in-ledger' where the tree does not hold it.
   */
  pathTo(id: Buffer, ledgerIndex: number): TreePath {
    const key = id.toString('hex');
    const path: (readonly (Buffer | null)[])[] = [];
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const node = this.#nodes.get(key.slice(0, depth));
      if (node === undefined) break;
      path.push(node);
    }
    const last = path.at(-1);
    if (!last?.[nibbleOf(id, path.length - 1)]) throw refused('proof.not-in-ledger', { ledger: ledgerIndex });
    return path;
  }
}

interface Leaf {
  readonly key: string;
  readonly hash: Buffer;
  readonly blobs: TransactionBlobs;
}

function leafOf(blobs: TransactionBlobs): Leaf {
  const id = transactionIdOf(blobs.transaction);
  return { key: id.toString('hex'), hash: leafHashOf(blobs, id), blobs };
}

/** At most 64 levels: each one ends a nibble later. */
function buildNode(
  leaves: readonly Leaf[],
  prefix: string,
  nodes: Map<string, readonly (Buffer | null)[]>,
): Buffer {
  const byNibble = Map.groupBy(leaves, ({ key }) => key.charAt(prefix.length));
  const branches = [...'0123456789abcdef'].map((nibble) => {
    const below = byNibble.get(nibble);
    const [only] = below ?? [];
    if (below === undefined || only === undefined) return null;
    return below.length === 1 ? only.hash : buildNode(below, prefix + nibble, nodes);
  });
  nodes.set(prefix, branches);
  return innerHash(branches);
}

function innerHash(branches: readonly (Buffer | null)[]): Buffer {
  return hashOf('MIN', ...branches.map((branch) => branch ?? EMPTY));
}

function nibbleOf(id: Buffer, depth: number): number {
  const byte = id[depth >> 1] ?? 0;
  return depth % 2 === 0 ? byte >> 4 : byte & 0x0f;
}
