import type { Asset, CreditKind, IssuedAsset } from '../../contract/index.ts';
import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';
import { exactDifference, isIssued, isMpt, negateIssued } from './amounts.ts';
import { type EntryChange, type Fields, type LedgerEntry, mptIssuer } from './ledger-entry.ts';
import type { LedgerState } from './ledger-state.ts';

const BASE_FEE = 10n;

/** What a transaction brought to an account. The operation records it; it is not read from metadata. */
export interface Credit {
  readonly account: string;
  readonly asset: Asset;
  readonly amount: string;
  readonly kind: CreditKind;
}

/** A value of undefined removes the field. */
export type FieldPatch = Readonly<Record<string, JsonValue | undefined>>;

interface MutableChange {
  kind: EntryChange['kind'];
  readonly entry: LedgerEntry;
  readonly before: Fields | null;
  readonly previousTransaction: EntryChange['previousTransaction'];
}

/** Collects what one transaction does to the ledger's entries. The state changes at once. */
export class TransactionBuilder {
  readonly state: LedgerState;
  readonly credits: Credit[] = [];
  readonly metaFields: Record<string, JsonValue> = {};
  #fields: Fields;
  readonly #changes = new Map<LedgerEntry, MutableChange>();

  /** Charges the fee and uses up a sequence number of `fields.Account`. */
  constructor(state: LedgerState, fields: FieldPatch & { readonly Account: string }, fee: bigint = BASE_FEE) {
    this.state = state;
    const root = state.existingRoot(fields.Account);
    const sequence = Number(root.fields.Sequence);
    this.#fields = defined({ Flags: 0, ...fields, Fee: fee.toString(), Sequence: sequence });
    this.modify(root, {
      Balance: (BigInt(String(root.fields.Balance)) - fee).toString(),
      Sequence: sequence + 1,
    });
  }

  get fields(): Fields {
    return this.#fields;
  }

  modify(entry: LedgerEntry, patch: FieldPatch): void {
    this.#note(entry, 'modified');
    entry.fields = defined({ ...entry.fields, ...patch });
  }

  /** Threads the entry: it appears in the metadata without fields. */
  touch(entry: LedgerEntry): void {
    this.#note(entry, 'modified');
  }

  /** Lists the entry with its fields and without a change, as rippled does with owner directories. */
  mention(entry: LedgerEntry): void {
    this.#changes.set(entry, { kind: 'modified', entry, before: null, previousTransaction: null });
  }

  create(entry: LedgerEntry): LedgerEntry {
    this.#changes.set(entry, { kind: 'created', entry, before: null, previousTransaction: null });
    return entry;
  }

  remove(entry: LedgerEntry, patch: FieldPatch = {}): void {
    this.#note(entry, 'modified').kind = 'deleted';
    entry.fields = defined({ ...entry.fields, ...patch });
  }

  addDrops(account: string, drops: bigint): void {
    const root = this.state.existingRoot(account);
    const balance = BigInt(String(root.fields.Balance)) + drops;
    if (balance < 0n) throw new Error(`${account} has not enough XRP in the simulated ledger`);
    this.modify(root, { Balance: balance.toString() });
  }

  addOwnerCount(account: string, delta: number): void {
    const root = this.state.existingRoot(account);
    this.modify(root, { OwnerCount: Number(root.fields.OwnerCount) + delta });
  }

  /** Changes the account's side of one line: what it holds of an issued currency, or what comes back of its own. */
  addIssued(account: string, peer: string, currency: string, delta: string): void {
    const line = this.state.line(account, peer, currency);
    if (line === undefined) throw new Error(`no trust line ${account} / ${peer} ${currency}`);
    const patch = this.state.lineBalanceAfter(line, account, peer, delta);
    // An amount below the balance's precision changes nothing: the metadata does not list the line.
    if (JSON.stringify(patch.Balance) !== JSON.stringify(line.fields.Balance)) this.modify(line, patch);
  }

  addMpt(holder: string, id: string, delta: bigint): void {
    const token = this.state.mptoken(holder, id);
    if (token === undefined) throw new Error(`${holder} holds no MPToken ${id}`);
    const amount = BigInt(String(token.fields.MPTAmount ?? '0')) + delta;
    if (amount < 0n) throw new Error(`${holder} has not enough of ${id}`);
    this.modify(token, { MPTAmount: amount === 0n ? undefined : amount.toString() });
  }

  addOutstanding(id: string, delta: bigint): void {
    const issuance = this.state.issuance(id);
    if (issuance === undefined) throw new Error(`no issuance ${id}`);
    const amount = BigInt(String(issuance.fields.OutstandingAmount ?? '0')) + delta;
    this.modify(issuance, { OutstandingAmount: amount.toString() });
  }

  /**
   * Moves an asset directly between two accounts: XRP, issued currency along the issuer's lines, or MPTs. Either side
   * may be the issuer.
   */
  move(asset: Asset, from: string, to: string, amount: string, drops: bigint): void {
    if (isMpt(asset)) {
      const issuer = mptIssuer(asset.mptIssuanceId);
      const units = BigInt(amount);
      if (from === issuer) this.addOutstanding(asset.mptIssuanceId, units);
      else this.addMpt(from, asset.mptIssuanceId, -units);
      if (to === issuer) this.addOutstanding(asset.mptIssuanceId, -units);
      else this.addMpt(to, asset.mptIssuanceId, units);
    } else if (isIssued(asset)) {
      if (from !== asset.issuer) this.addIssued(from, asset.issuer, asset.currency, negateIssued(amount));
      if (to !== asset.issuer) this.addIssued(to, asset.issuer, asset.currency, amount);
    } else {
      this.addDrops(from, -drops);
      this.addDrops(to, drops);
    }
  }

  /**
   * Records what arrived. For an issued currency it is the real rise of the holder's line: an amount below the balance's
   * precision vanishes, and others are rounded.
   */
  credit(account: string, asset: Asset, amount: string, kind: CreditKind): void {
    const arrived = isIssued(asset) && account !== asset.issuer ? this.#lineRise(account, asset) : amount;
    if (arrived !== '0') this.credits.push({ account, asset, amount: arrived, kind });
  }

  #lineRise(account: string, { currency, issuer }: IssuedAsset): string {
    const line = this.state.line(account, issuer, currency);
    const change = line && this.#changes.get(line);
    if (line === undefined || change === undefined) return '0';
    const value = (fields: Fields | null) => String((fields?.Balance as { value?: string })?.value ?? '0');
    const [before, after] = [value(change.before), value(line.fields)];
    return this.state.isLow(account, issuer)
      ? exactDifference(after, before)
      : exactDifference(before, after);
  }

  changes(): EntryChange[] {
    return [...this.#changes.values()].map(({ kind, entry, before, previousTransaction }) => ({
      kind,
      entry,
      before,
      after: entry.fields,
      previousTransaction,
    }));
  }

  meta(): JsonObject {
    return this.metaFields;
  }

  #note(entry: LedgerEntry, kind: EntryChange['kind']): MutableChange {
    let change = this.#changes.get(entry);
    if (change === undefined) {
      change = { kind, entry, before: entry.fields, previousTransaction: entry.lastTransaction };
      this.#changes.set(entry, change);
    }
    return change;
  }
}

/** Drops the fields that are undefined. */
function defined(patch: FieldPatch): Fields {
  const fields: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(patch)) if (value !== undefined) fields[name] = value;
  return fields;
}
