import { prefixed, sha512Half, withLength } from './bytes.ts';

/** A transaction as the ledger holds it: serialized, with its metadata. */
export interface TransactionBlobs {
  readonly transaction: Buffer;
  readonly metadata: Buffer;
}

type Node = { readonly id: string; readonly hash: Buffer } | Branches;
type Branches = (Node | null)[];

/** The root of the tree of a ledger's transactions, into which each is put in turn; zeros where there is none. */
export function transactionRoot(transactions: readonly TransactionBlobs[]): Buffer {
  const root: Branches = emptyBranches();
  for (const { transaction, metadata } of transactions) {
    const id = sha512Half(prefixed('TXN', transaction));
    const hash = sha512Half(prefixed('SND', withLength(transaction), withLength(metadata), id));
    put(root, { id: id.toString('hex'), hash }, 0);
  }
  return transactions.length === 0 ? Buffer.alloc(32) : hashOfNode(root);
}

/** Where another leaf hangs already, both move below a new node. */
function put(branches: Branches, leaf: Extract<Node, { id: string }>, depth: number): void {
  const nibble = Number.parseInt(leaf.id.charAt(depth), 16);
  const there = branches[nibble] ?? null;
  if (there === null) branches[nibble] = leaf;
  else if (Array.isArray(there)) put(there, leaf, depth + 1);
  else {
    const below = emptyBranches();
    branches[nibble] = below;
    put(below, there, depth + 1);
    put(below, leaf, depth + 1);
  }
}

function hashOfNode(node: Node | null): Buffer {
  if (node === null) return Buffer.alloc(32);
  return Array.isArray(node) ? sha512Half(prefixed('MIN', ...node.map(hashOfNode))) : node.hash;
}

function emptyBranches(): Branches {
  return new Array<Node | null>(16).fill(null);
}
