import type { LedgerRange, ServerView } from '../../contract/index.ts';
import { doubling, growingWait } from '../../xrpl/backoff.ts';
import { countLedgers, intersectRanges, normalizeRanges, subtractRanges } from '../../xrpl/ledger-ranges.ts';
import { parseCompleteLedgers } from '../../xrpl/protocol/complete-ledgers.ts';

/** The server in use where the connection tells no list of servers. */
export const DEFAULT_SERVER = '';

/** A hole in a server's history is believed this long, unless its complete_ledgers changes before. */
const HOLE_FOR_MS = 10 * 60_000;
/** A ledger just announced may not be in account_tx yet: asked for again after this. */
const NOT_YET_MS = 1000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** What a server says of itself counts as recent: shorter than the first wait of a gap, so that each attempt asks anew. */
const SURVEYED_FOR_MS = 30_000;

interface Lack {
  readonly range: LedgerRange;
  readonly until: number;
  /** A hole in its history, or only not there yet. */
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
  /** Ask this server for this range; null: the one in use. */
  | {
      readonly type: 'ask';
      readonly server: string | null;
      readonly key: string;
      readonly range: LedgerRange;
    }
  /** Nobody can be asked now; some server may be able to answer at this time. */
  | { readonly type: 'wait'; readonly until: number }
  /** Every server was asked, or says itself that it does not hold this. */
  | { readonly type: 'exhausted' };

/**
 * Which server to ask for which part of history: the one in use for all it holds, then the others, those that
 * hold most of it first (full-history servers), those that never said what they hold last.
 */
export class HistorySources {
  readonly #servers: () => readonly ServerView[];
  readonly #now: () => number;
  readonly #memory = new Map<string, ServerMemory>();
  #surveyedAt = Number.NEGATIVE_INFINITY;

  constructor(servers: () => readonly ServerView[], now: () => number) {
    this.#servers = servers;
    this.#now = now;
  }

  choose(missing: readonly LedgerRange[]): SourceChoice {
    const now = this.#now();
    let wait: number | null = null;
    const later = (time: number) => {
      wait = wait === null ? time : Math.min(wait, time);
    };
    for (const { key, inUse, holds } of this.#ranked(missing)) {
      const memory = this.#of(key);
      const lacks = memory.lacks.filter(({ until }) => until > now);
      const wanted = subtractRanges(
        intersectRanges(missing, holds),
        lacks.filter(({ hole }) => hole).map(({ range }) => range),
      );
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

  /** True when the server in use says that it holds all of this. */
  inUseHolds(range: LedgerRange): boolean {
    const [first] = this.#ranked([range]);
    if (first === undefined || !first.inUse) return false;
    const memory = this.#of(first.key);
    if (memory.pausedUntil > this.#now()) return false;
    const lacks = memory.lacks.filter(({ until }) => until > this.#now()).map((lack) => lack.range);
    return (
      countLedgers(subtractRanges(intersectRanges([range], first.holds), lacks)) === countLedgers([range])
    );
  }

  /** The server's answer showed that it does not hold these ledgers; those above `newest` may only not be there yet. */
  lacks(key: string, ranges: readonly LedgerRange[], newest: number | null): void {
    const memory = this.#of(key);
    const now = this.#now();
    const fresh: Lack[] = [];
    const above: readonly LedgerRange[] = newest === null ? [] : [[newest + 1, Number.MAX_SAFE_INTEGER]];
    for (const range of subtractRanges(ranges, above))
      fresh.push({ range, until: now + HOLE_FOR_MS, hole: true });
    for (const range of intersectRanges(ranges, above))
      fresh.push({ range, until: now + NOT_YET_MS, hole: false });
    memory.lacks = [...memory.lacks.filter(({ until }) => until > now), ...fresh];
  }

  /** The server cannot answer now (busy, not synchronised, unreachable): left alone for a growing while. */
  pause(key: string, baseMs: number): void {
    const memory = this.#of(key);
    memory.failures += 1;
    memory.pausedUntil = this.#now() + growingWait(memory.failures, doubling(baseMs, LONGEST_PAUSE_MS));
  }

  answered(key: string): void {
    this.#of(key).failures = 0;
  }

  /** Forgets what was held against the servers: the user asks, or time was lost. */
  forget(): void {
    this.#memory.clear();
    this.#surveyedAt = Number.NEGATIVE_INFINITY;
  }

  /** The servers that are not in use were just asked what they hold. */
  surveyed(): void {
    this.#surveyedAt = this.#now();
  }

  /** Whether all that servers say of themselves is recent. */
  isSurveyed(): boolean {
    return this.#now() - this.#surveyedAt < SURVEYED_FOR_MS || this.#servers().every(({ inUse }) => inUse);
  }

  /** Servers that are new, or say that they hold other ledgers than before; their holes are forgotten. */
  takeChanges(): readonly string[] {
    const changed: string[] = [];
    for (const view of this.#servers()) {
      const known = this.#memory.get(view.url);
      const memory = this.#of(view.url);
      if (known === undefined || hasGained(memory.completeLedgers, view.completeLedgers)) {
        changed.push(view.url);
        memory.lacks = [];
      }
      memory.completeLedgers = view.completeLedgers;
    }
    return changed;
  }

  #of(server: string): ServerMemory {
    const key = this.#servers().length === 0 ? DEFAULT_SERVER : server;
    const memory = this.#memory.get(key) ?? { lacks: [], pausedUntil: 0, failures: 0, completeLedgers: null };
    this.#memory.set(key, memory);
    return memory;
  }

  #ranked(missing: readonly LedgerRange[]): readonly Candidate[] {
    const views = this.#servers();
    if (views.length === 0) return [{ key: DEFAULT_SERVER, inUse: true, holds: EVERYTHING, rank: 0 }];
    return views
      .map((view, index): Candidate => {
        const told = heldBy(view.completeLedgers);
        const holds = told ?? EVERYTHING;
        const share =
          told === null ? 0 : countLedgers(intersectRanges(missing, told)) / countLedgers(missing);
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
 * What a server says it holds; null when it never said. Its last range is taken to go on: it was said some time
 * ago, and every answer tells how far it really goes.
 */
function heldBy(completeLedgers: string | null): readonly LedgerRange[] | null {
  const told = parseCompleteLedgers(completeLedgers);
  const last = told.at(-1);
  if (last === undefined) return null;
  return normalizeRanges([...told.slice(0, -1), [last[0], Number.MAX_SAFE_INTEGER]]);
}

/**
 * Whether a server holds ledgers that it did not hold before. Losing old ones (servers with a limited history do
 * all the time) and going on with new ones is no gain.
 */
function hasGained(before: string | null, now: string | null): boolean {
  const held = heldBy(now);
  if (held === null) return false;
  return subtractRanges(held, heldBy(before) ?? []).length > 0;
}
