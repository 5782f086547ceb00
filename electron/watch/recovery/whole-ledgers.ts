import type { LedgerRange } from '../../contract/index.ts';
import { countLedgers } from '../../xrpl/ledger-ranges.ts';
import type { LedgerContents } from '../../xrpl/network-client.ts';
import { type WalkEnd, walkLedgers } from './ledger-walk.ts';
import type { ReadingDeps } from './recovery.types.ts';

interface Group {
  readonly range: LedgerRange;
  readonly accounts: readonly string[];
}

/** Reads whole ledgers where many accounts lack the same few: cheaper than an account_tx for each of them. */
export class WholeLedgers {
  readonly #deps: ReadingDeps;
  #accounts: readonly string[] = [];
  #allowed = true;

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  /** Accounts for which ledgers are being read. */
  get accounts(): readonly string[] {
    return this.#accounts;
  }

  /** Allows it again on a new connection: what failed on the last one may work there. */
  allow(): void {
    this.#allowed = true;
  }

  /** Starts to read for some of these accounts. Null when account_tx is cheaper, or a walk is under way already. */
  read(
    accounts: readonly string[],
  ): { readonly accounts: readonly string[]; readonly end: Promise<WalkEnd> } | null {
    const { cost, sources } = this.#deps;
    if (!this.#allowed || this.#accounts.length > 0 || accounts.length < 2) return null;
    const group = this.#largestGroup(accounts);
    if (group === null || !cost.prefersLedgers(group.accounts.length, countLedgers([group.range])))
      return null;
    if (!sources.inUseHolds(group.range)) return null;
    this.#accounts = group.accounts;
    return { accounts: group.accounts, end: this.#walk(group) };
  }

  async #walk({ range, accounts }: Group): Promise<WalkEnd> {
    const { recorder, signal } = this.#deps;
    const end = await walkLedgers(range, {
      fetch: (ledgerIndex) => this.#fetch(ledgerIndex),
      record: (contents) => recorder.ledger(accounts, contents),
      signal,
    });
    // account_tx takes over, which can ask other servers.
    if (end.type !== 'done') this.#allowed = false;
    this.#accounts = [];
    return end;
  }

  async #fetch(ledgerIndex: number): Promise<LedgerContents> {
    const { client, clock, cost, signal } = this.#deps;
    const started = clock.now();
    const contents = await client.ledger(ledgerIndex, { priority: 'recovery', signal });
    cost.measured('ledger', clock.now() - started);
    return contents;
  }

  /** The largest set of accounts that lack the same first range: after an outage, all that were live before it. */
  #largestGroup(accounts: readonly string[]): Group | null {
    const groups = Map.groupBy(accounts, (account) => this.#deps.missing.of(account)[0]?.join('-') ?? '');
    groups.delete('');
    const [largest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
    const range = largest?.[0] === undefined ? undefined : this.#deps.missing.of(largest[0])[0];
    return largest === undefined || range === undefined ? null : { range, accounts: largest };
  }
}
