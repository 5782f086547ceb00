import type { LedgerRange } from '../../contract/index.ts';
import type { Clock } from '../../xrpl/clock.ts';
import { countLedgers } from '../../xrpl/ledger-ranges.ts';
import type { LedgerContents, NetworkClient } from '../../xrpl/network-client.ts';
import type { MissingLedgers } from '../coverage/missing-ledgers.ts';
import type { HistoryCost } from './history-cost.ts';
import type { HistorySources } from './history-sources.ts';
import { type WalkEnd, walkLedgers } from './ledger-walk.ts';
import type { RecoveredRecorder } from './recovered-recorder.ts';

export interface WholeLedgersDeps {
  readonly client: NetworkClient;
  readonly clock: Clock;
  readonly missing: MissingLedgers;
  readonly sources: HistorySources;
  readonly recorder: RecoveredRecorder;
  readonly cost: HistoryCost;
  readonly signal: AbortSignal;
}

interface Group {
  readonly range: LedgerRange;
  readonly accounts: readonly string[];
}

/** Reads whole ledgers where many accounts lack the same few: cheaper than an account_tx for each of them. */
export class WholeLedgers {
  readonly #deps: WholeLedgersDeps;
  #accounts: readonly string[] = [];
  #allowed = true;

  constructor(deps: WholeLedgersDeps) {
    this.#deps = deps;
  }

  /** Accounts for which ledgers are read now. */
  get accounts(): readonly string[] {
    return this.#accounts;
  }

  /** There is a new connection: what failed on the last one may work on this one. */
  allow(): void {
    this.#allowed = true;
  }

  /** Begins to read for some of these accounts, if that is the cheaper way; null where it is not, or one is under way. */
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
    // From now on account_tx takes over, which knows how to ask other servers.
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

  /** The accounts that lack the same first range: after an outage, all that were live before it. */
  #largestGroup(accounts: readonly string[]): Group | null {
    const groups = Map.groupBy(accounts, (account) => this.#deps.missing.of(account)[0]?.join('-') ?? '');
    groups.delete('');
    const [largest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
    const range = largest?.[0] === undefined ? undefined : this.#deps.missing.of(largest[0])[0];
    return largest === undefined || range === undefined ? null : { range, accounts: largest };
  }
}
