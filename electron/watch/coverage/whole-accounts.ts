import type { ProvenRow } from './proven-row.ts';

/** Accounts that lack nothing up to where each of these rows stands. */
interface Group {
  readonly rows: readonly ProvenRow[];
  accounts: number;
}

/**
 * Knows of accounts that lack nothing, all together, how far they are examined: that goes on with their rows. Only the
 * others have to be looked at one by one.
 */
export class WholeAccounts {
  readonly #groups: Group[] = [];
  readonly #groupOf = new Map<string, Group>();
  readonly #others = new Set<string>();

  /** Accounts of which it is not known that they lack nothing. */
  get others(): ReadonlySet<string> {
    return this.#others;
  }

  /** Notes the rows, in one order for all accounts, up to where an account lacks nothing. */
  note(account: string, rows: readonly ProvenRow[]): void {
    const before = this.#groupOf.get(account);
    if (before === undefined ? rows.length === 0 && this.#others.has(account) : isSame(before.rows, rows))
      return;
    this.forget(account);
    if (rows.length === 0) {
      this.#others.add(account);
      return;
    }
    const group = this.#groups.find((each) => isSame(each.rows, rows)) ?? { rows, accounts: 0 };
    if (group.accounts === 0) this.#groups.push(group);
    group.accounts += 1;
    this.#groupOf.set(account, group);
  }

  forget(account: string): void {
    this.#others.delete(account);
    const group = this.#groupOf.get(account);
    if (group === undefined) return;
    this.#groupOf.delete(account);
    group.accounts -= 1;
    if (group.accounts === 0) this.#groups.splice(this.#groups.indexOf(group), 1);
  }

  /** The ledgers through which the accounts that lack nothing are examined: each once, at most a few. */
  throughs(): readonly number[] {
    return this.#groups.map(({ rows }) => Math.max(...rows.map(({ last }) => last)));
  }
}

function isSame(one: readonly ProvenRow[], other: readonly ProvenRow[]): boolean {
  return one.length === other.length && one.every((row, index) => row === other[index]);
}
