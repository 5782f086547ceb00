import type { LedgerRange } from '../../contract/index.ts';
import { doubling, growingWait } from '../../xrpl/backoff.ts';
import type { Clock } from '../../xrpl/clock.ts';
import {
  countLedgers,
  intersectRanges,
  normalizeRanges,
  subtractRanges,
  uniteRanges,
} from '../../xrpl/ledger-ranges.ts';
import type { NetworkClient } from '../../xrpl/network-client.ts';
import { parseCompleteLedgers } from '../../xrpl/protocol/complete-ledgers.ts';

/** The server in use when the client has no list of servers. */
const DEFAULT_SERVER = '';

/** A hole in a server's history counts so long, unless its complete_ledgers changes before. */
const HOLE_FOR_MS = 10 * 60_000;
/** A ledger just announced may not be in account_tx yet: it is requested again after this time. */
const NOT_YET_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** What a server says of itself counts as recent: shorter than the first wait of a gap, so that each attempt asks anew. */
const SURVEYED_FOR_MS = 30_000;

interface Lack {
  readonly range: LedgerRange;
  readonly until: number;
  /** True for a hole in its history, false for ledgers that are only not there yet. */
  readonly hole: boolean;
}

interface ServerMemory {
  lacks: readonly Lack[];
  /** Not asked before this time (monotonic milliseconds). */
  pausedUntil: number;
  failures: number;
  completeLedgers: string | null;
}

export type SourceChoice =
  /** Ask this server for this range; `server` is null for the one in use. */
  | {
      readonly type: 'ask';
      readonly server: string | null;
      readonly key: string;
      readonly range: LedgerRange;
    }
  /** No server can be asked now; some server may answer at this time (monotonic milliseconds). */
  | { readonly type: 'wait'; readonly until: number }
  /** Every server was asked, or says that it does not hold the ledgers. */
  | { readonly type: 'exhausted' };

/**
 * Chooses which server to ask for which part of history: the one in use for all it holds, then the others. Those that
 * hold most of it (full-history servers) come first, those that never said what they hold come last.
 */
export class HistorySources {
  readonly #client: Pick<NetworkClient, 'servers'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #memory = new Map<string, ServerMemory>();
  /** By server: ledgers that it is not asked for in this run, whatever else is forgotten, because it lied about them. */
  readonly #refused = new Map<string, readonly LedgerRange[]>();
  #surveyedAt = Number.NEGATIVE_INFINITY;

  constructor(client: Pick<NetworkClient, 'servers'>, clock: Pick<Clock, 'now'>) {
    this.#client = client;
    this.#clock = clock;
  }

  choose(missing: readonly LedgerRange[]): SourceChoice {
    const now = this.#clock.now();
    let wait: number | null = null;
    const later = (time: number) => {
      wait = wait === null ? time : Math.min(wait, time);
    };
    for (const { key, inUse, holds } of this.#ranked(missing)) {
      const memory = this.#of(key);
      const lacks = memory.lacks.filter(({ until }) => until > now);
      const wanted = subtractRanges(intersectRanges(missing, holds), [
        ...lacks.filter(({ hole }) => hole).map(({ range }) => range),
        ...this.#refusedOf(key),
      ]);
      if (wanted.length === 0) continue;
      if (memory.pausedUntil > now) {
        later(memory.pausedUntil);
        continue;
      }
      const notYet = lacks.filter(({ hole }) => !hole);
      const [range] = subtractRanges(
        wanted,
        notYet.map((lack) => lack.range),
      );
      if (range !== undefined) return { type: 'ask', server: inUse ? null : key, key, range };
      later(Math.min(...notYet.map(({ until }) => until)));
    }
    return wait === null ? { type: 'exhausted' } : { type: 'wait', until: wait };
  }

  /** True when the server in use says that it holds the whole range. */
  inUseHolds(range: LedgerRange): boolean {
    const [first] = this.#ranked([range]);
    if (first === undefined || !first.inUse) return false;
    const memory = this.#of(first.key);
    if (memory.pausedUntil > this.#clock.now()) return false;
    const lacks = [
      ...memory.lacks.filter(({ until }) => until > this.#clock.now()).map((lack) => lack.range),
      ...this.#refusedOf(first.key),
    ];
    return (
      countLedgers(subtractRanges(intersectRanges([range], first.holds), lacks)) === countLedgers([range])
    );
  }

  /** Notes that a server does not hold these ledgers, by its answer. Those above `newest` may only not be there yet. */
  lacks(key: string, ranges: readonly LedgerRange[], newest: number | null): void {
    const memory = this.#of(key);
    const now = this.#clock.now();
    const fresh: Lack[] = [];
    const above: readonly LedgerRange[] = newest === null ? [] : [[newest + 1, Number.MAX_SAFE_INTEGER]];
    for (const range of subtractRanges(ranges, above))
      fresh.push({ range, until: now + HOLE_FOR_MS, hole: true });
    for (const range of intersectRanges(ranges, above))
      fresh.push({ range, until: now + NOT_YET_MS, hole: false });
    memory.lacks = [...memory.lacks.filter(({ until }) => until > now), ...fresh];
  }

  /** Lets a server rest that cannot answer now (busy, not synchronised, unreachable), longer each time. */
  pause(key: string, baseMs: number): void {
    const memory = this.#of(key);
    memory.failures += 1;
    memory.pausedUntil = this.#clock.now() + growingWait(memory.failures, doubling(baseMs, LONGEST_PAUSE_MS));
  }

  answered(key: string): void {
    this.#of(key).failures = 0;
  }

  /** What a server says of these ledgers is not believed in this run. */
  refuse(server: string, range: LedgerRange): void {
    this.#refused.set(server, uniteRanges(this.#refusedOf(server), [range]));
  }

  /** True when a server is not believed about some ledger of the range. */
  isRefused(server: string, range: LedgerRange): boolean {
    return intersectRanges(this.#refusedOf(server), [range]).length > 0;
  }

  /** Believes every server again, because the network was reset: its ledgers are others. */
  restart(): void {
    this.forget();
    this.#refused.clear();
  }

  #refusedOf(server: string): readonly LedgerRange[] {
    return this.#refused.get(server) ?? [];
  }

  /** Forgets what speaks against servers, because the user asks or time was lost. */
  forget(): void {
    this.#memory.clear();
    this.#surveyedAt = Number.NEGATIVE_INFINITY;
  }

  /** Notes that the servers not in use were just asked what they hold. */
  surveyed(): void {
    this.#surveyedAt = this.#clock.now();
  }

  /** True when what the servers not in use say of themselves is recent. */
  isSurveyed(): boolean {
    return (
      this.#clock.now() - this.#surveyedAt < SURVEYED_FOR_MS ||
      this.#client.servers().every(({ inUse }) => inUse)
    );
  }

  /** Returns servers that are new, or say that they hold more ledgers than before, and forgets their holes. */
  takeChanges(): readonly string[] {
    const changed: string[] = [];
    for (const view of this.#client.servers()) {
      const known = this.#memory.get(view.url);
      const memory = this.#memoryOf(view.url);
      if (known === undefined || hasGained(memory.completeLedgers, view.completeLedgers)) {
        changed.push(view.url);
        memory.lacks = [];
      }
      memory.completeLedgers = view.completeLedgers;
    }
    return changed;
  }

  #of(server: string): ServerMemory {
    return this.#memoryOf(this.#client.servers().length === 0 ? DEFAULT_SERVER : server);
  }

  #memoryOf(key: string): ServerMemory {
    const memory = this.#memory.get(key) ?? { lacks: [], pausedUntil: 0, failures: 0, completeLedgers: null };
    this.#memory.set(key, memory);
    return memory;
  }

  #ranked(missing: readonly LedgerRange[]): readonly Candidate[] {
    const views = this.#client.servers();
    if (views.length === 0) return [{ key: DEFAULT_SERVER, inUse: true, holds: EVERYTHING, rank: 0 }];
    return views
      .map((view, index): Candidate => {
        const known = heldBy(view.completeLedgers);
        const holds = known ?? EVERYTHING;
        const share =
          known === null ? 0 : countLedgers(intersectRanges(missing, known)) / countLedgers(missing);
        // The order of preference decides between equals.
        return { key: view.url, inUse: view.inUse, holds, rank: (view.inUse ? 0 : 2 - share) + index / 1e6 };
      })
      .toSorted((a, b) => a.rank - b.rank);
  }
}

interface Candidate {
  readonly key: string;
  readonly inUse: boolean;
  readonly holds: readonly LedgerRange[];
  readonly rank: number;
}

const EVERYTHING: readonly LedgerRange[] = [[0, Number.MAX_SAFE_INTEGER]];

/**
 * What a server says it holds; null when it never said. The last range counts as open-ended: the server said it some
 * time ago, and every answer shows how far it really goes.
 */
function heldBy(completeLedgers: string | null): readonly LedgerRange[] | null {
  const ranges = parseCompleteLedgers(completeLedgers);
  const last = ranges.at(-1);
  if (last === undefined) return null;
  return normalizeRanges([...ranges.slice(0, -1), [last[0], Number.MAX_SAFE_INTEGER]]);
}

/**
 * True when a server holds ledgers that it did not hold before. Losing old ledgers (servers with a limited history do
 * it all the time) and adding new ones at the end is no gain.
 */
function hasGained(before: string | null, now: string | null): boolean {
  const held = heldBy(now);
  if (held === null) return false;
  return subtractRanges(held, heldBy(before) ?? []).length > 0;
}
