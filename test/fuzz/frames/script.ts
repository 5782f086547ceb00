import type { HashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { emptyObjects, longType, manyCurrencies, nestedArrays } from '../../headless/hostile/frames.ts';
import { type Change, mutated } from '../mutate.ts';
import { type Damage, damaged } from '../text-damage.ts';
import { copyOf, type Tree, treeOf, written } from '../tree.ts';
import { fieldsOnLedger, type Lie, type Place, type Seed, treeOfFrame, WATCHED } from './seeds.ts';
import type { Sent } from './world.ts';

/** One message, made of a seed's. */
export type Variant =
  /** The same with other blanks, keys in another order and a key that nobody knows: it must be understood. */
  | { readonly kind: 'same'; readonly turn: number }
  | {
      readonly kind: 'changed';
      /** Made of this lie instead of the truth; null for the truth. */
      readonly lie: number | null;
      readonly changes: readonly Change[];
      readonly damage: Damage;
      /** Whether whoever sends it computes the hash anew, as a liar would. */
      readonly hashed: boolean;
    }
  /** As it is in the corpus. */
  | { readonly kind: 'lie'; readonly lie: number }
  /** A frame that costs its reader more than its sender. */
  | { readonly kind: 'costly'; readonly frame: keyof typeof COSTLY }
  | { readonly kind: 'binary' }
  /** Its bytes, in base64 where they are no text. */
  | { readonly kind: 'written'; readonly text: string; readonly encoding: 'utf8' | 'base64' };

const MEBIBYTE = 2 ** 20;
/** Too large for the corpus: made when they are needed. */
export const COSTLY = {
  nested: (ledgerIndex: number) => nestedArrays(WATCHED.W, ledgerIndex),
  currencies: (ledgerIndex: number) => manyCurrencies(WATCHED.W, ledgerIndex),
  someCurrencies: (ledgerIndex: number) => manyCurrencies(WATCHED.W, ledgerIndex, 65),
  longType: (ledgerIndex: number) => longType(WATCHED.W, ledgerIndex, 3_000_000),
  longestType: (ledgerIndex: number) => longType(WATCHED.W, ledgerIndex, 30_000_000),
  objects: () => emptyObjects(3.9 * MEBIBYTE),
  mostObjects: () => emptyObjects(63 * MEBIBYTE),
} as const satisfies Readonly<Record<string, (ledgerIndex: number) => string>>;

/** A message and whether the app must take it for what it is. */
export interface Message {
  readonly sent: Sent;
  readonly mustBeUnderstood: boolean;
}

/** Names that matter most to what is read from a transaction. */
const HOT: ReadonlySet<string> = new Set([
  ...[
    'type',
    'validated',
    'hash',
    'ledger_index',
    'ledger_hash',
    'engine_result',
    'close_time_iso',
    'date',
    'status',
  ],
  ...[
    'meta',
    'AffectedNodes',
    'TransactionIndex',
    'TransactionResult',
    'delivered_amount',
    'transaction',
    'tx_json',
  ],
  ...[
    'ModifiedNode',
    'CreatedNode',
    'DeletedNode',
    'LedgerEntryType',
    'FinalFields',
    'NewFields',
    'PreviousFields',
  ],
  ...[
    'Balance',
    'Account',
    'Destination',
    'Fee',
    'TransactionType',
    'Amount',
    'DeliverMax',
    'value',
    'currency',
  ],
  ...[
    'issuer',
    'LowLimit',
    'HighLimit',
    'MPTokenIssuanceID',
    'MPTAmount',
    'Memos',
    'MemoData',
    'DestinationTag',
  ],
  ...[
    'marker',
    'transactions',
    'ledger_index_min',
    'ledger_index_max',
    'result',
    'id',
    'info',
    'validated_ledger',
  ],
]);

export interface Made {
  readonly seed: Seed;
  readonly lies: readonly Lie[];
  readonly place: Place;
  readonly hashOf: HashOf;
}

export function messageOf(variant: Variant, { seed, lies, place, hashOf }: Made): Message {
  const frameOf = (lie: number | null) => (lie === null ? seed : (lies[lie % lies.length] ?? seed));
  switch (variant.kind) {
    case 'binary':
      return { sent: null, mustBeUnderstood: false };
    case 'written':
      return { sent: Buffer.from(variant.text, variant.encoding), mustBeUnderstood: false };
    case 'lie':
      return {
        sent: Buffer.from(written(treeOfFrame(frameOf(variant.lie), place))),
        mustBeUnderstood: false,
      };
    case 'costly':
      return { sent: Buffer.from(COSTLY[variant.frame](place.ledgerIndex)), mustBeUnderstood: false };
    case 'same':
      return {
        sent: Buffer.from(` ${written(turned(treeOfFrame(seed, place), variant.turn))}\n`),
        mustBeUnderstood: true,
      };
    case 'changed': {
      const text = written(mutated(treeOfFrame(frameOf(variant.lie), place), variant.changes, HOT));
      return {
        sent: damaged(variant.hashed ? hashed(text, hashOf) : text, variant.damage),
        mustBeUnderstood: false,
      };
    }
  }
}

/** An answer of a server with changes; its id stays, so that it is taken for the answer. */
export function changedAnswer(answer: JsonObject, changes: readonly Change[], damage: Damage): Sent {
  const { id, ...rest } = answer;
  const changed = mutated(treeOf(rest), changes, HOT);
  if (changed.kind === 'object') changed.entries.unshift(['id', treeOf(id)]);
  return damaged(written(changed), damage);
}

/** The same object with its keys, and those of all objects in it, in another order, and with one more. */
function turned(tree: Tree, turn: number): Tree {
  const copy = copyOf(tree);
  const walk = (part: Tree) => {
    if (part.kind === 'written') return;
    if (part.kind === 'array') {
      for (const item of part.items) walk(item);
      return;
    }
    for (const [, value] of part.entries) walk(value);
    const by = part.entries.length === 0 ? 0 : turn % part.entries.length;
    part.entries.push(...part.entries.splice(0, by));
  };
  walk(copy);
  if (copy.kind === 'object') copy.entries.push([`x_${turn}`, treeOf({ new: [turn, '\u202e\u0000'] })]);
  return copy;
}

/** The message with the hash that its transaction has now, where it has one. */
function hashed(text: string, hashOf: HashOf): string {
  try {
    const frame = JSON.parse(text) as Record<string, unknown>;
    const tx = (frame.tx_json ?? frame.transaction) as Record<string, unknown>;
    const hash = hashOf(fieldsOnLedger(tx));
    if (hash === null) return text;
    if (frame.tx_json === undefined) tx.hash = hash;
    else frame.hash = hash;
    return JSON.stringify(frame);
  } catch {
    return text;
  }
}
