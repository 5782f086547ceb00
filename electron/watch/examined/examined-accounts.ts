import type { Examined, LedgerRange, NetworkName } from '../../contract/index.ts';
import type { Clock } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import type { LedgerTimes } from '../coverage/ledger-times.ts';
import type { LiveCoverage } from '../live/live-coverage.ts';
import type { NewestLedger } from '../live/newest-ledger.ts';
import type { GapRetrier } from '../recovery/gap-retrier.ts';
import type { WatchList } from '../watch-list.ts';
import { CatchUpTotals } from './catch-up-totals.ts';
import { type ExaminedFacts, examinedOf, wholeThrough } from './examined.ts';

/** Of more accounts that lack something, how much is left is measured once in this time: each look goes over all of them. */
const QUICKLY_MEASURED = 500;
const MEASURED_EACH_MS = 1000;
/** Such a look is not repeated before so many times as long as it took: of a hundred thousand accounts it takes a second. */
const REST_FACTOR = 20;

export interface ExaminedAccountsDeps {
  readonly network: NetworkName;
  readonly clock: Clock;
  readonly client: Pick<NetworkClient, 'status'>;
  readonly tracker: CoverageTracker;
  readonly live: LiveCoverage;
  readonly newest: NewestLedger;
  readonly times: LedgerTimes;
  readonly list: WatchList;
  readonly gaps: GapRetrier;
}

/** What is examined of the watched accounts of one network, of each and of all together, and how much is left. */
export class ExaminedAccounts {
  readonly #deps: ExaminedAccountsDeps;
  readonly #totals = new CatchUpTotals();
  /** The newest ledger when it was last measured how much is left. */
  #measured: number | null = null;
  #measuredAt = Number.NEGATIVE_INFINITY;
  /** The last look at many accounts that lack something, as good as another one for a while. */
  #lately: { readonly examined: Examined; readonly connection: string; readonly until: number } | null = null;

  constructor(deps: ExaminedAccountsDeps) {
    this.#deps = deps;
  }

  /** What is examined of one account. */
  of(account: string): Examined {
    return this.#examined(account, this.#factsOf([account]));
  }

  /**
   * What is examined of all accounts: those that lack nothing count together, the others one by one. While very many lack
   * something, how far they are may be a little old, so that looking does not keep them from getting further.
   */
  together(): Examined {
    const { clock, client, live, tracker } = this.#deps;
    const began = clock.now();
    const connection = `${client.status.state} ${live.hasSession()}`;
    const lately = this.#lately;
    const isMany = tracker.incompleteCount > QUICKLY_MEASURED;
    if (isMany && lately !== null && began < lately.until && connection === lately.connection)
      return lately.examined;
    const examined = this.#lookAtAll();
    const now = clock.now();
    this.#lately =
      tracker.incompleteCount > QUICKLY_MEASURED
        ? { examined, connection, until: now + (now - began) * REST_FACTOR }
        : null;
    return examined;
  }

  #lookAtAll(): Examined {
    const { network, list, tracker, gaps } = this.#deps;
    const others = new Set(tracker.incomplete());
    for (const account of list.placing()) others.add(account);
    for (const { account } of gaps.all()) others.add(account);
    const watched = [...others].filter((account) => list.addresses.has(account));
    const whole = watched.length === list.addresses.size ? [] : tracker.wholeThroughs();
    return this.#examined(network, [
      ...whole.map((through) => wholeThrough(network, through)),
      ...this.#factsOf(watched),
    ]);
  }

  /** The ledgers through which accounts are examined. */
  throughs(): readonly number[] {
    const { tracker, list } = this.#deps;
    const others = [...tracker.incomplete()].filter((account) => list.addresses.has(account));
    return [...tracker.wholeThroughs(), ...others.flatMap((account) => this.of(account).through ?? [])];
  }

  /** Notes how much is left now of these accounts, whether or not somebody looks: progress is told from here. */
  measure(accounts: Iterable<string>): void {
    this.#measureTogether();
    this.#measureEach(accounts);
  }

  /**
   * The same of accounts that were subscribed to: more of them have no more to read than was known, unless there are
   * more ledgers.
   */
  measureSubscribed(accounts: Iterable<string>): void {
    if (this.#measured !== this.#deps.newest.index) this.#measureTogether();
    this.#measureEach(accounts);
  }

  #measureTogether(): void {
    const now = this.#deps.clock.now();
    const isSoon = now - this.#measuredAt < MEASURED_EACH_MS;
    if (isSoon && this.#deps.tracker.incompleteCount > QUICKLY_MEASURED) return;
    this.#measured = this.#deps.newest.index;
    this.#measuredAt = now;
    this.together();
  }

  /** Most lack nothing. */
  #measureEach(accounts: Iterable<string>): void {
    for (const account of accounts) {
      if (this.#missing(account).length > 0) this.of(account);
      else this.#totals.of(account, 0);
    }
  }

  #factsOf(accounts: readonly string[]): readonly ExaminedFacts[] {
    const { list, tracker } = this.#deps;
    const gaps = Map.groupBy(this.#deps.gaps.all(), ({ account }) => account);
    return accounts.map((account) => ({
      coverage: list.isPlacing(account) ? null : tracker.summary(account),
      missing: this.#missing(account),
      gaps: gaps.get(account) ?? [],
    }));
  }

  /** What an account lacks up to the newest ledger, and no subscription is about to prove. */
  #missing(account: string): readonly LedgerRange[] {
    const { live, newest, tracker } = this.#deps;
    return tracker.missing(account, (live.nextToProve(account) ?? (newest.index ?? 0) + 1) - 1);
  }

  #examined(key: string, facts: readonly ExaminedFacts[]): Examined {
    const { client, live, newest, times } = this.#deps;
    const now = examinedOf(facts, {
      isConnected: client.status.state === 'connected',
      knowsNewest: live.hasSession() && newest.index !== null,
    });
    const throughTime = now.through === null ? null : times.of(now.through);
    return { ...now, throughTime, total: this.#totals.of(key, now.left) };
  }
}
