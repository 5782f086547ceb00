import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { readLines } from '../corpus.ts';
import { type Tree, treeOf } from '../tree.ts';

/** The two accounts of the recordings that are watched. */
export const WATCHED = {
  W: 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT',
  W2: 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ',
} as const;

/** A transaction of the stream as a real server sent it, and what it brought. */
export interface Seed {
  readonly name: string;
  readonly account: string;
  /** "XRP 25", "USD.rIssuer 1.5": by what the recording server's own balances did. */
  readonly brings: readonly string[];
  readonly hash: string;
  readonly frame: JsonObject;
  /** The frame as JSON. */
  readonly text: string;
}

interface SeedLine {
  readonly name: string;
  readonly account: keyof typeof WATCHED;
  readonly brings: readonly string[];
  readonly frame: JsonObject;
}

export function loadSeeds(): readonly Seed[] {
  return readLines<SeedLine>('payments.jsonl').map(({ name, account, brings, frame }) => ({
    ...{ name, brings, frame, account: WATCHED[account] },
    text: JSON.stringify(frame),
    hash: String(frame.hash ?? (frame.transaction as JsonObject).hash),
  }));
}

/** A message that a lying server sent, in place of the truth. */
export interface Lie {
  readonly name: string;
  readonly frame: JsonObject;
}

export function loadLies(): readonly Lie[] {
  return readLines<Lie>('lies.jsonl');
}

/** The ledger that a frame or a row of history is placed in. */
export interface Place {
  readonly ledgerIndex: number;
  readonly ledgerHash: string;
  /** Seconds since 2000. */
  readonly closeTime: number;
}

const isoOf = (closeTime: number) =>
  new Date((closeTime + 946_684_800) * 1000).toISOString().replace('.000', '');

/** The seed's frame as if its transaction were in another ledger: nothing of that is covered by its hash. */
function placed(frame: JsonObject, { ledgerIndex, ledgerHash, closeTime }: Place): JsonObject {
  const where = { ledger_index: ledgerIndex, ledger_hash: ledgerHash, close_time_iso: isoOf(closeTime) };
  const meta = { ...(frame.meta as JsonObject), TransactionIndex: 0 };
  return frame.tx_json === undefined
    ? { ...frame, ...where, meta, transaction: { ...(frame.transaction as JsonObject), date: closeTime } }
    : { ...frame, ...where, meta };
}

/** By frame: the last one, because a ledger's messages are made of the same few. */
const trees = new WeakMap<JsonObject, { readonly ledgerIndex: number; readonly tree: Tree }>();

/** The frame in this ledger. Whoever changes it changes a copy. */
export function treeOfFrame({ frame }: Pick<Seed, 'frame'>, place: Place): Tree {
  const known = trees.get(frame);
  if (known?.ledgerIndex === place.ledgerIndex) return known.tree;
  const tree = treeOf(placed(frame, place));
  trees.set(frame, { ledgerIndex: place.ledgerIndex, tree });
  return tree;
}

/** The same transaction as a row of account_tx (API v2). */
export function rowOf(seed: Seed, place: Place): JsonObject {
  const { tx_json, transaction, meta, ...rest } = placed(seed.frame, place);
  return {
    ...{ close_time_iso: isoOf(place.closeTime), hash: seed.hash, ledger_hash: place.ledgerHash },
    ...{ ledger_index: place.ledgerIndex, meta, validated: rest.validated },
    tx_json: tx_json ?? transaction,
  };
}

/** The fields that a transaction has on the ledger, under the names that they have there. */
export function fieldsOnLedger(tx: Readonly<Record<string, unknown>>): JsonObject {
  const own = Object.fromEntries(Object.entries(tx).filter(([name]) => /^[A-Z]/.test(name)));
  if (own.TransactionType === 'Payment') own.Amount ??= own.DeliverMax;
  return own as JsonObject;
}
