import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerRange } from '../../../electron/contract/index.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { CoverageOrigins } from '../../../electron/watch/coverage/coverage-origins.ts';
import { CoverageTracker } from '../../../electron/watch/coverage/coverage-tracker.ts';
import { LiveCoverage } from '../../../electron/watch/live/live-coverage.ts';
import { uniteRanges } from '../../../electron/xrpl/ledger-ranges.ts';
import { randomFrom } from '../../xrpl/support/random.ts';

/**
 * Accounts share what a subscription proves for all of them. Here the same is kept for each account and ledger by
 * itself, by the plainest code, and after each of many random steps the two must agree.
 */

const ACCOUNTS = ['a', 'b', 'c', 'd'];
const SERVERS: readonly string[] = ['one', 'two'];
const STEPS = 120;
const SEEDS = Number(process.env.SEEDS ?? 12);

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-shared-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface PlainSession {
  last: number | null;
  readonly since: Map<string, number | null>;
  readonly notBefore: Map<string, number>;
}

/** What is proven, ledger by ledger. */
class Plain {
  readonly proven = new Map<string, Set<number>>(ACCOUNTS.map((account) => [account, new Set()]));
  readonly watched = new Set<string>();
  readonly byServer = new Map<string, Map<string, Set<number>>>();
  sessions = new Map<number, PlainSession>();

  of(account: string): Set<number> {
    return this.proven.get(account) ?? new Set();
  }

  session(id: number): PlainSession {
    const known = this.sessions.get(id) ?? { last: null, since: new Map(), notBefore: new Map() };
    this.sessions.set(id, known);
    return known;
  }

  ledger(id: number, ledgerIndex: number): void {
    const session = this.sessions.get(id);
    if (session === undefined || (session.last !== null && ledgerIndex <= session.last)) return;
    const isNext = session.last !== null && ledgerIndex === session.last + 1;
    session.last = ledgerIndex;
    for (const [account, since] of session.since) {
      if (isNext && since !== null) this.prove(account, ledgerIndex - 1, SERVERS[id % 2]);
      else if (ledgerIndex >= (session.notBefore.get(account) ?? 0)) session.since.set(account, ledgerIndex);
    }
  }

  prove(account: string, ledgerIndex: number, server?: string): void {
    if (!this.watched.has(account)) return;
    this.of(account).add(ledgerIndex);
    if (server === undefined) return;
    const byAccount = this.byServer.get(server) ?? new Map<string, Set<number>>();
    this.byServer.set(server, byAccount);
    byAccount.set(account, (byAccount.get(account) ?? new Set()).add(ledgerIndex));
  }

  break(id: number | null, ledgerIndex: number | null, accounts: readonly string[] | undefined): void {
    for (const [own, session] of this.sessions) {
      if (id !== null && own !== id) continue;
      const lost = ledgerIndex ?? (session.last ?? 0) + 1;
      for (const account of accounts ?? [...session.since.keys()]) {
        if (!session.since.has(account)) continue;
        session.since.set(account, null);
        session.notBefore.set(account, Math.max(lost + 1, session.notBefore.get(account) ?? 0));
      }
    }
  }

  distrust(server: string): void {
    for (const [account, ledgers] of this.byServer.get(server) ?? [])
      for (const ledger of ledgers) this.of(account).delete(ledger);
    this.byServer.delete(server);
  }
}

const rangesOf = (ledgers: Iterable<number>): readonly LedgerRange[] =>
  uniteRanges(
    [...ledgers].map((ledger): LedgerRange => [ledger, ledger]),
    [],
  );

function run(seed: number): void {
  const random = randomFrom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const some = () => ACCOUNTS.filter(() => random() < 0.6);
  const plain = new Plain();
  let origins = new CoverageOrigins();
  let tracker = new CoverageTracker('mainnet', store, origins);
  let live = new LiveCoverage(tracker);
  let newest = 10;
  const range = (): LedgerRange => {
    const first = 1 + Math.floor(random() * newest);
    return [first, Math.min(newest, first + Math.floor(random() * 6))];
  };
  const written = (account: string, ranges: readonly LedgerRange[]) => {
    const advances = [{ network: 'mainnet' as const, account, ranges }];
    store.record([], advances);
    tracker.written(advances);
  };
  const watch = (account: string) => {
    plain.watched.add(account);
    tracker.open(account) || tracker.begin(account, newest + 1);
  };
  const steps: Readonly<Record<string, () => void>> = {
    ledger() {
      const id = pick([0, 1]);
      const next = (plain.sessions.get(id)?.last ?? newest) + pick([0, 1, 1, 1, 1, 1, 1, 2]);
      newest = Math.max(newest, next);
      plain.ledger(id, next);
      live.ledger(id, next, SERVERS[id % 2]);
    },
    subscribed() {
      const [id, accounts] = [pick([0, 1]), some()];
      const session = plain.session(id);
      for (const account of accounts) if (!session.since.has(account)) session.since.set(account, null);
      live.subscribed(id, accounts);
    },
    unsubscribed() {
      const [id, accounts] = [pick([0, 1]), some().slice(0, 1)];
      for (const account of accounts) plain.sessions.get(id)?.since.delete(account);
      live.unsubscribed(id, accounts);
    },
    break() {
      const [id, ledger, accounts] = [pick([0, 1, null]), pick([null, newest, newest + 1]), some()];
      const whose = pick([accounts, undefined]);
      plain.break(id, ledger, whose);
      live.breakProof(id, ledger, whose);
    },
    ended() {
      const id = pick([0, 1]);
      plain.sessions.delete(id);
      live.sessionEnded(id);
    },
    withdrawn() {
      const account = pick(ACCOUNTS);
      const [first, last] = range();
      for (let ledger = first; ledger <= last; ledger += 1) plain.of(account).delete(ledger);
      tracker.withdraw(account, [first, last]);
    },
    recovered() {
      const account = pick([...plain.watched, pick(ACCOUNTS)]);
      if (!plain.watched.has(account)) return;
      const [first, last] = range();
      for (let ledger = first; ledger <= last; ledger += 1) plain.prove(account, ledger);
      if (random() < 0.5) written(account, [[first, last]]);
      else tracker.prove(account, [first, last]);
    },
    paid() {
      const advance = tracker.pendingOf(pick(ACCOUNTS));
      if (advance !== null) written(advance.account, advance.ranges);
    },
    distrusted() {
      const server = pick(SERVERS);
      plain.distrust(server);
      tracker.settleRowsOf(server);
      for (const [account, ranges] of origins.take(server))
        for (const each of ranges) tracker.withdraw(account, each);
    },
    added() {
      const account = pick(ACCOUNTS);
      if (!plain.watched.has(account)) watch(account);
    },
    removed() {
      const account = pick(ACCOUNTS);
      tracker.flush();
      tracker.close(account);
      plain.watched.delete(account);
      // Added again, it begins where it stood; what it was subscribed to meanwhile does not count.
      plain.break(null, null, [account]);
      live.breakProof(null, null, [account]);
    },
    flush: () => void tracker.flush(),
    crashed() {
      plain.sessions = new Map();
      plain.byServer.clear();
      for (const account of ACCOUNTS) {
        plain.of(account).clear();
        for (const [first, last] of store.coveredRanges('mainnet', account))
          for (let ledger = first; ledger <= last; ledger += 1) plain.of(account).add(ledger);
      }
      origins = new CoverageOrigins();
      tracker = new CoverageTracker('mainnet', store, origins);
      live = new LiveCoverage(tracker);
      for (const account of plain.watched) tracker.open(account);
    },
  };
  const often = ['ledger', 'ledger', 'ledger', 'ledger', 'ledger', 'ledger', 'subscribed', 'flush', 'paid'];
  const done: string[] = [];
  const checkAll = () => {
    const where = `seed ${seed}: ${done.join(' ')}`;
    for (const account of ACCOUNTS) {
      const proven = plain.of(account);
      if (plain.watched.has(account)) expect(tracker.covered(account), where).toEqual(rangesOf(proven));
      // What the store claims, unwatched accounts included, is proven.
      for (const [first, last] of store.coveredRanges('mainnet', account))
        for (let ledger = first; ledger <= last; ledger += 1)
          expect(proven.has(ledger), `${where}: ${account} ${ledger}`).toBe(true);
    }
    const incomplete = tracker.incomplete();
    const whole = tracker.summaries([...plain.watched].filter((account) => !incomplete.has(account)));
    expect(
      whole.flatMap(({ gaps }) => gaps),
      where,
    ).toEqual([]);
    const throughs = new Set(whole.map(({ through }) => through));
    expect(new Set(tracker.wholeThroughs()), where).toEqual(throughs);
  };
  for (const account of ACCOUNTS.slice(0, 3)) watch(account);
  for (let step = 0; step < STEPS; step += 1) {
    const name = random() < 0.75 ? pick(often) : pick(Object.keys(steps));
    done.push(name);
    steps[name]?.();
    checkAll();
  }
  for (const id of [0, 1]) live.sessionEnded(id);
  tracker.flush();
  for (const account of plain.watched)
    expect(store.coveredRanges('mainnet', account), `seed ${seed}`).toEqual(rangesOf(plain.of(account)));
}

describe('coverage that accounts share', () => {
  it('is what each of them would have by itself, in memory; in the store it is never more, and all of it in the end', () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      run(seed);
      store.close();
      rmSync(folder, { recursive: true, force: true });
      folder = mkdtempSync(join(tmpdir(), 'chime-shared-'));
      store = openPaymentStore(folder);
    }
  });

  it('is not claimed for an account whose server is behind what others were proven', () => {
    const tracker = new CoverageTracker('mainnet', store, new CoverageOrigins());
    const live = new LiveCoverage(tracker);
    for (const account of ['a', 'b']) tracker.begin(account, 10);
    live.subscribed(1, ['a']);
    for (let ledger = 10; ledger <= 20; ledger += 1) live.ledger(1, ledger);
    tracker.flush();
    live.sessionEnded(1);
    live.subscribed(2, ['b']);
    for (let ledger = 10; ledger <= 15; ledger += 1) live.ledger(2, ledger);
    tracker.flush();
    expect(store.coveredRanges('mainnet', 'a')).toEqual([[10, 19]]);
    expect(store.coveredRanges('mainnet', 'b')).toEqual([]);
    live.sessionEnded(2);
    tracker.flush();
    expect(store.coveredRanges('mainnet', 'b')).toEqual([[10, 14]]);
  });
});
