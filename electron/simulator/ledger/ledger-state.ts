import { hash } from 'node:crypto';
import { decodeAccountID, encodeAccountID } from 'ripple-address-codec';
import type { Asset } from '../../contract/index.ts';
import type { TrustLine } from '../ledger-source.ts';
import { digest } from '../random.ts';
import { addIssued, fromDrops, isIssued, isMpt, negateIssued } from './amounts.ts';
import type { Fields, LedgerEntry } from './ledger-entry.ts';

/** ACCOUNT_ONE: the issuer that rippled writes into a trust line's Balance. */
const NO_ISSUER = 'rrrrrrrrrrrrrrrrrrrrBZbvji';
const LIMIT = '1000000000000';

type IssuedAmount = { readonly currency: string; readonly issuer: string; readonly value: string };

/** The entries of the simulated ledger after the last transaction. */
export class LedgerState {
  readonly #seed: string;
  readonly #roots = new Map<string, LedgerEntry>();
  readonly #lines = new Map<string, LedgerEntry>();
  readonly #mptokens = new Map<string, LedgerEntry>();
  readonly #issuances = new Map<string, LedgerEntry>();
  readonly #addresses = new Map<string, string>();
  readonly #accountIds = new Map<string, string>();

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** The valid classic address that belongs to a name under this seed. */
  addressOf(name: string): string {
    let address = this.#addresses.get(name);
    if (address === undefined) {
      const digest = hash('sha256', `${this.#seed}:account:${name}`, 'buffer');
      address = encodeAccountID(digest.subarray(0, 20));
      this.#addresses.set(name, address);
    }
    return address;
  }

  entry(type: string, key: string, fields: Fields): LedgerEntry {
    return { type, index: digest(`${this.#seed}:entry:${type}:${key}`), fields, lastTransaction: null };
  }

  root(address: string): LedgerEntry | undefined {
    return this.#roots.get(address);
  }

  /** Throws for an account that does not exist. */
  existingRoot(address: string): LedgerEntry {
    const root = this.#roots.get(address);
    if (root === undefined) throw new Error(`no such account in the simulated ledger: ${address}`);
    return root;
  }

  newRoot(address: string, drops: bigint, sequence: number): LedgerEntry {
    return this.entry('AccountRoot', address, {
      Account: address,
      Balance: drops.toString(),
      Flags: 0,
      OwnerCount: 0,
      Sequence: sequence,
    });
  }

  keepRoot(address: string, entry: LedgerEntry): void {
    this.#roots.set(address, entry);
  }

  removeRoot(address: string): void {
    this.#roots.delete(address);
  }

  /** True when `a` is the low account of a line between the two: the one with the smaller account id. */
  isLow(a: string, b: string): boolean {
    return this.accountId(a) < this.accountId(b);
  }

  line(holder: string, issuer: string, currency: string): LedgerEntry | undefined {
    return this.#lines.get(this.#lineKey(holder, issuer, currency));
  }

  /** Makes a line on which `holder` may hold what `issuer` issues. keepLine stores it. */
  newLine(holder: string, issuer: string, currency: string, balance: string): LedgerEntry {
    const holderIsLow = this.isLow(holder, issuer);
    const limit = (account: string, value: string) => ({ currency, issuer: account, value });
    const holderLimit = limit(holder, LIMIT);
    const issuerLimit = limit(issuer, '0');
    return this.entry('RippleState', this.#lineKey(holder, issuer, currency), {
      Balance: { currency, issuer: NO_ISSUER, value: holderIsLow ? balance : negateIssued(balance) },
      Flags: holderIsLow ? 0x00010000 : 0x00020000,
      HighLimit: holderIsLow ? issuerLimit : holderLimit,
      HighNode: '0',
      LowLimit: holderIsLow ? holderLimit : issuerLimit,
      LowNode: '0',
    });
  }

  keepLine(holder: string, issuer: string, currency: string, entry: LedgerEntry): void {
    this.#lines.set(this.#lineKey(holder, issuer, currency), entry);
  }

  /** An account's trust lines from its side, as account_lines shows them (addLine in AccountLines.cpp). */
  trustLines(account: string): readonly TrustLine[] {
    return [...this.#lines.values()].flatMap(({ index, fields }) => {
      const low = fields.LowLimit as IssuedAmount;
      const high = fields.HighLimit as IssuedAmount;
      if (low.issuer !== account && high.issuer !== account) return [];
      const isLow = low.issuer === account;
      const [own, peer] = isLow ? [low, high] : [high, low];
      const { currency, value } = fields.Balance as IssuedAmount;
      const line = {
        account: peer.issuer,
        balance: isLow ? value : negateIssued(value),
        currency,
        limit: own.value,
        limit_peer: peer.value,
        quality_in: 0,
        quality_out: 0,
      };
      return [{ index, fields: line }];
    });
  }

  /** The Balance field after `account`'s side of the line with `peer` has changed by `delta`. */
  lineBalanceAfter(line: LedgerEntry, account: string, peer: string, delta: string): Fields {
    const balance = line.fields.Balance as { currency: string; issuer: string; value: string };
    const change = this.isLow(account, peer) ? delta : negateIssued(delta);
    return { Balance: { ...balance, value: addIssued(balance.value, change) } };
  }

  issuance(id: string): LedgerEntry | undefined {
    return this.#issuances.get(id);
  }

  keepIssuance(id: string, entry: LedgerEntry): void {
    this.#issuances.set(id, entry);
  }

  mptoken(holder: string, id: string): LedgerEntry | undefined {
    return this.#mptokens.get(`${holder}/${id}`);
  }

  mptokensOf(holder: string): readonly LedgerEntry[] {
    return [...this.#mptokens.values()].filter(({ fields }) => fields.Account === holder);
  }

  /** Makes an MPToken. Like rippled, it leaves MPTAmount out while the balance is 0. */
  newMptoken(holder: string, id: string, amount: bigint): LedgerEntry {
    return this.entry('MPToken', `${holder}/${id}`, {
      Account: holder,
      Flags: 0,
      ...(amount === 0n ? {} : { MPTAmount: amount.toString() }),
      MPTokenIssuanceID: id,
      OwnerNode: '0',
    });
  }

  keepMptoken(holder: string, id: string, entry: LedgerEntry): void {
    this.#mptokens.set(`${holder}/${id}`, entry);
  }

  /** 48 hex digits: the sequence, then the issuer's account id. */
  mptIssuanceId(issuer: string, sequence: number): string {
    return sequence.toString(16).toUpperCase().padStart(8, '0') + this.accountId(issuer);
  }

  /** The balance in decimal notation from the account's side; null where the account cannot hold the asset. */
  balance(account: string, asset: Asset): string | null {
    if (isMpt(asset)) {
      const token = this.mptoken(account, asset.mptIssuanceId);
      return token === undefined ? null : String(token.fields.MPTAmount ?? '0');
    }
    if (isIssued(asset)) {
      const line = this.line(account, asset.issuer, asset.currency);
      if (line === undefined) return null;
      const { value } = line.fields.Balance as { value: string };
      return this.isLow(account, asset.issuer) ? value : negateIssued(value);
    }
    const root = this.root(account);
    return root === undefined ? null : fromDrops(BigInt(String(root.fields.Balance)));
  }

  #lineKey(a: string, b: string, currency: string): string {
    return this.isLow(a, b) ? `${a}/${b}/${currency}` : `${b}/${a}/${currency}`;
  }

  /** The account's 20 bytes, as 40 hex digits. */
  accountId(address: string): string {
    let id = this.#accountIds.get(address);
    if (id === undefined) {
      id = Buffer.from(decodeAccountID(address)).toString('hex').toUpperCase();
      this.#accountIds.set(address, id);
    }
    return id;
  }
}
