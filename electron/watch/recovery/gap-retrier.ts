import {
  type KnownGap,
  type LedgerRange,
  type Message,
  message,
  type NetworkName,
} from '../../contract/index.ts';
import type { PaymentStore } from '../../store/database/store.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { closeTimeOf } from '../watch-start.ts';
import { GapRegistry } from './gap-registry.ts';

/** Timers cannot wait longer than 2^31 ms; looking once an hour does no harm. */
const LONGEST_TIMER_MS = 3600_000;

export interface GapRetrierDeps {
  readonly network: NetworkName;
  readonly store: PaymentStore;
  readonly client: NetworkClient;
  readonly clock: Clock;
  readonly changed: (gaps: readonly KnownGap[]) => void;
  readonly problem: (said: Message) => void;
  /** These accounts have gaps to be tried again. */
  readonly due: (accounts: readonly string[]) => void;
  readonly failed: (error: unknown) => void;
}

/** The known gaps with what they need of the world: timers, their time span, and telling about changes. */
export class GapRetrier {
  readonly #ports: GapRetrierDeps;
  readonly #register: GapRegistry;
  readonly #retry: SingleTimer;
  #stopped = false;

  constructor(ports: GapRetrierDeps) {
    this.#ports = ports;
    this.#register = new GapRegistry(ports.network, ports.store);
    this.#retry = new SingleTimer(ports.clock);
  }

  all(): readonly KnownGap[] {
    return this.#register.all();
  }

  resting(account: string): readonly LedgerRange[] {
    return this.#register.resting(account, this.#ports.clock.wallTime());
  }

  /** No server could give these ranges. */
  exhausted(account: string, ranges: readonly LedgerRange[]): void {
    this.#attempt(() => {
      const fresh = this.#register.register(account, ranges, this.#ports.clock.wallTime());
      for (const range of fresh) {
        const [first, last] = range;
        this.#ports.problem(message('problem.history-missing', { first, last, account }));
        void this.#findTimes(account, range);
      }
      return true;
    });
  }

  settle(account: string, covered: readonly LedgerRange[]): void {
    if (!this.#register.all().some((gap) => gap.account === account)) return;
    this.#attempt(() => this.#register.settle(account, covered));
  }

  /** The network's history begins anew: gaps in what was before are none of it. */
  dropAll(): void {
    for (const account of new Set(this.#register.all().map((gap) => gap.account))) {
      this.settle(account, [[0, Number.MAX_SAFE_INTEGER]]);
    }
  }

  accept(account: string, range: LedgerRange): void {
    this.#attempt(() => this.#register.accept(account, range));
  }

  /** Tries gaps again now; accounts that have any. */
  retryNow(account?: string): void {
    const selects = (gap: KnownGap) => !gap.accepted && (account === undefined || gap.account === account);
    this.#attempt(() => this.#register.retryNow(selects));
    this.#ports.due([
      ...new Set(
        this.#register
          .all()
          .filter(selects)
          .map((gap) => gap.account),
      ),
    ]);
  }

  /** From now on nothing is written: answers may still come, and another monitor may have taken over. */
  stop(): void {
    this.#stopped = true;
    this.#retry.clear();
  }

  schedule(): void {
    const next = this.#register.nextRetry();
    if (next === null) {
      this.#retry.clear();
      return;
    }
    const delay = Math.min(Math.max(next - this.#ports.clock.wallTime(), 0), LONGEST_TIMER_MS);
    this.#retry.set(delay + 1, () => {
      const due = this.#register.due(this.#ports.clock.wallTime());
      if (due.length > 0) this.#ports.due([...new Set(due.map((gap) => gap.account))]);
      else this.schedule();
    });
  }

  #attempt(change: () => boolean): void {
    if (this.#stopped) return;
    try {
      if (!change()) return;
      this.#ports.changed(this.#register.all());
      this.schedule();
    } catch (error) {
      this.#ports.failed(error);
    }
  }

  /** When the gap was, from the ledgers on both sides of it. */
  async #findTimes(account: string, [first, last]: LedgerRange): Promise<void> {
    const [from, to] = await Promise.all([this.#near(first, first - 1), this.#near(last, last + 1)]);
    if (from === null && to === null) return;
    const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
    this.#attempt(() => {
      this.#register.setTimes(account, [first, last], iso(from), iso(to));
      return true;
    });
  }

  async #near(ledger: number, neighbour: number): Promise<number | null> {
    return (
      (await closeTimeOf(this.#ports.client, ledger)) ?? (await closeTimeOf(this.#ports.client, neighbour))
    );
  }
}
