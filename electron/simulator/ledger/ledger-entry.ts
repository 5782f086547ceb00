import { encodeAccountID } from 'ripple-address-codec';
import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';

/** Fields of one state of a ledger entry. Never changed in place, so that a state can be kept by reference. */
export type Fields = Readonly<Record<string, JsonValue>>;

/** The transaction that wrote an entry: PreviousTxnID and PreviousTxnLgrSeq. */
interface WritingTransaction {
  readonly hash: string;
  readonly ledgerIndex: number;
}

/** One entry of the ledger (AccountRoot, RippleState, MPToken, Check …). */
export interface LedgerEntry {
  readonly type: string;
  /** 64 hex digits: the LedgerIndex of metadata. */
  readonly index: string;
  fields: Fields;
  /** The last transaction that wrote it (PreviousTxnID); null for an entry that was there from the start. */
  lastTransaction: WritingTransaction | null;
}

/** What one transaction did to one entry. Metadata is written from it only when somebody asks for it. */
export interface EntryChange {
  readonly kind: 'created' | 'modified' | 'deleted';
  readonly entry: LedgerEntry;
  readonly before: Fields | null;
  readonly after: Fields;
  readonly previousTransaction: WritingTransaction | null;
}

/** Hash and ledger of the transaction before the first one of the simulation. */
const GENESIS_TRANSACTION: WritingTransaction = { hash: '0'.repeat(64), ledgerIndex: 0 };

/** Writes one AffectedNodes element as rippled does. */
export function renderAffectedNode(change: EntryChange): JsonObject {
  const { entry, before, after } = change;
  const base = { LedgerEntryType: entry.type, LedgerIndex: entry.index };
  if (change.kind === 'created') return { CreatedNode: { ...base, NewFields: withoutDefaults(after) } };
  const previous = change.previousTransaction ?? GENESIS_TRANSACTION;
  const thread = { PreviousTxnID: previous.hash, PreviousTxnLgrSeq: previous.ledgerIndex };
  const previousFields = before === null ? {} : changedFields(before, after);
  if (change.kind === 'deleted') {
    const changed = Object.keys(previousFields).length > 0 ? { PreviousFields: previousFields } : {};
    return { DeletedNode: { FinalFields: sortedFields({ ...after, ...thread }), ...base, ...changed } };
  }
  if (before === null) return { ModifiedNode: { FinalFields: sortedFields(after), ...base, ...thread } };
  // Only threaded (an object of the account was created or removed): no fields.
  if (before === after) return { ModifiedNode: { ...base, ...thread } };
  return {
    ModifiedNode: { FinalFields: sortedFields(after), ...base, PreviousFields: previousFields, ...thread },
  };
}

/**
 * PreviousFields: the old values of the fields that changed. A field that was absent (at its default) is not listed,
 * which leaves an empty object where nothing else changed: rippled shows an MPT balance that rises from 0 so.
 */
function changedFields(before: Fields, after: Fields): JsonObject {
  const changed: Record<string, JsonValue> = {};
  for (const name of Object.keys(before).sort()) {
    const value = before[name];
    if (value !== undefined && !sameValue(value, after[name])) changed[name] = value;
  }
  return changed;
}

function sameValue(a: JsonValue, b: JsonValue | undefined): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

/** NewFields leaves out what is at its default: 0 and "0", but not amounts that name a currency. */
function withoutDefaults(fields: Fields): JsonObject {
  const kept = Object.entries(fields).filter(([, value]) => value !== 0 && value !== '0');
  return sortedFields(Object.fromEntries(kept));
}

/** rippled writes the keys of every object in alphabetical order. */
export function sortedFields(fields: Fields): JsonObject {
  const sorted: Record<string, JsonValue> = {};
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (value !== undefined) sorted[name] = value;
  }
  return sorted;
}

/** Fields that name accounts (rippled's type STAccount) in the entries that the simulation knows. */
const ACCOUNT_FIELDS = [
  'Account',
  'Destination',
  'Owner',
  'Issuer',
  'RegularKey',
  'NFTokenMinter',
  'Authorize',
] as const;
/** Amounts whose issuer counts as affected. */
const ISSUER_FIELDS = ['LowLimit', 'HighLimit', 'TakerPays', 'TakerGets'] as const;

/**
 * Calls `add` with the accounts that a change affects: exactly those in whose account_tx and `accounts` stream the
 * transaction appears. rippled takes every account field of FinalFields and NewFields, which includes the other side of
 * a trust line and the account of a RegularKey. An entry that was only threaded shows no fields and affects no account.
 */
export function affectedAccounts(change: EntryChange, add: (account: string) => void): void {
  if (change.kind === 'modified' && change.before === change.after) return;
  for (const name of ACCOUNT_FIELDS) addIfText(change.after[name], add);
  for (const name of ISSUER_FIELDS) {
    const amount = change.after[name];
    if (amount !== null && typeof amount === 'object' && 'issuer' in amount) addIfText(amount.issuer, add);
  }
  const mpt = change.after.MPTokenIssuanceID;
  if (typeof mpt === 'string') add(mptIssuer(mpt));
}

/** The issuer's account id is the last 20 bytes of an MPTokenIssuanceID. */
export function mptIssuer(id: string): string {
  return encodeAccountID(Buffer.from(id.slice(8), 'hex'));
}

function addIfText(value: JsonValue | undefined, add: (account: string) => void): void {
  if (typeof value === 'string') add(value);
}
