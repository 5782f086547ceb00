import type { LedgerRange } from '../../contract/index.ts';
import { countLedgers } from '../../xrpl/ledger-ranges.ts';
import type { LedgerContents } from '../../xrpl/network-client.ts';
import { RequestError } from '../../xrpl/protocol/request-error.ts';
import { bringsTooMuch } from '../record/most-credits.ts';
import { LEDGERS_AT_ONCE } from './history-cost.ts';
import type { ReadingDeps } from './recovery.types.ts';

export type WalkEnd =
  | { readonly type: 'done' }
  /** A ledger could not be had or read. */
  | { readonly type: 'failed' }
  | { readonly type: 'not-committed'; readonly error: unknown };

interface Group {
  readonly range: LedgerRange;
  readonly accounts: readonly string[];
}

/**
 * Reads whole ledgers where many accounts lack the same few: cheaper than an account_tx for each of them. A walk ends at
 * the first ledger that cannot be had, read or committed; what was recorded before stays.
 */
export class WholeLedgers {
  readonly #deps: ReadingDeps;
  #accounts: ReadonlySet<string> = new Set();
  #allowed = true;
  /** Ledgers over what one answer may weigh. */
  readonly #tooLarge = new Set<number>();

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  /** Accounts for which ledgers are being read. */
  get accounts(): ReadonlySet<string> {
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
    if (!this.#allowed || this.#accounts.size > 0 || accounts.length < 2) return null;
    const group = this.#largestGroup(accounts);
    if (group === null || !cost.prefersLedgers(group.accounts.length, countLedgers([group.range])))
      return null;
    const [first, last] = group.range;
    for (const ledger of this.#tooLarge) if (ledger >= first && ledger <= last) return null;
    if (!sources.inUseHolds(group.range)) return null;
    this.#accounts = new Set(group.accounts);
    return { accounts: group.accounts, end: this.#walk(group) };
  }

  async #walk(group: Group): Promise<WalkEnd> {
    const end = await this.#record(group);
    // account_tx takes over, which can ask other servers.
    if (end.type !== 'done') this.#allowed = false;
    this.#accounts = new Set();
    return end;
  }

  /** Records the ledgers in their order while the next few are on their way. */
  async #record({ range: [first, last], accounts }: Group): Promise<WalkEnd> {
    const underWay: Promise<LedgerContents>[] = [];
    for (let ledgerIndex = first; ledgerIndex <= last; ledgerIndex++) {
      for (
        let next = ledgerIndex + underWay.length;
        next <= last && underWay.length < LEDGERS_AT_ONCE;
        next++
      ) {
        const contents = this.#fetch(next);
        // A failure is handled when its turn comes, if it comes.
        contents.catch(() => undefined);
        underWay.push(contents);
      }
      const contents = await underWay.shift()?.catch(() => undefined);
      if (this.#deps.signal.aborted) return { type: 'failed' };
      if (contents === undefined || contents.ledgerIndex !== ledgerIndex || contents.unreadable > 0) {
        return { type: 'failed' };
      }
      const { readCredits } = this.#deps;
      if (contents.transactions.some((transaction) => bringsTooMuch(transaction, accounts, readCredits))) {
        return { type: 'failed' };
      }
      try {
        if (!this.#deps.recorder.ledger(accounts, contents)) return { type: 'failed' };
      } catch (error) {
        return { type: 'not-committed', error };
      }
    }
    return { type: 'done' };
  }

  async #fetch(ledgerIndex: number): Promise<LedgerContents> {
    const { client, clock, cost, signal } = this.#deps;
    const started = clock.now();
    const contents = await client.ledger(ledgerIndex, { priority: 'recovery', signal }).catch((error) => {
      if (error instanceof RequestError && error.code === 'too-large') this.#tooLarge.add(ledgerIndex);
      throw error;
    });
    cost.measured('ledger', clock.now() - started);
    return contents;
  }

  /** The largest set of accounts that lack the same first range: after an outage, all that were live before it. */
  #largestGroup(accounts: readonly string[]): Group | null {
    const groups = Map.groupBy(accounts, (account) => this.#deps.missing(account)[0]?.join('-') ?? '');
    groups.delete('');
    const [largest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
    const range = largest?.[0] === undefined ? undefined : this.#deps.missing(largest[0])[0];
    return largest === undefined || range === undefined ? null : { range, accounts: largest };
  }
}
