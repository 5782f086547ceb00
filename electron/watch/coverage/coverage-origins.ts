import type { LedgerRange } from '../../contract/index.ts';
import { normalizeRanges } from '../../xrpl/ledger-ranges.ts';

/** Ranges remembered per server and account; beyond that the two that lie closest become one. */
const MOST_RANGES = 64;

/**
 * Which server proved which ledgers of which account in this run: what is withdrawn when that server turns out to lie.
 * It may remember more ledgers than a server proved, never fewer.
 */
export class CoverageOrigins {
  readonly #byServer = new Map<string, Map<string, readonly LedgerRange[]>>();

  /** Notes that a server, by its redacted URL, proved this range for these accounts. */
  note(server: string, accounts: Iterable<string>, range: LedgerRange): void {
    const known = this.#byServer.get(server) ?? new Map<string, readonly LedgerRange[]>();
    this.#byServer.set(server, known);
    for (const account of accounts) known.set(account, withRange(known.get(account) ?? [], range));
  }

  /** What a server proved, by account. It is forgotten: whatever the server proves from now on counts anew. */
  take(server: string): ReadonlyMap<string, readonly LedgerRange[]> {
    const known = this.#byServer.get(server) ?? new Map<string, readonly LedgerRange[]>();
    this.#byServer.delete(server);
    return known;
  }

  /** Forgets everything, because the network was reset. */
  restart(): void {
    this.#byServer.clear();
  }
}

function withRange(ranges: readonly LedgerRange[], range: LedgerRange): readonly LedgerRange[] {
  const last = ranges.at(-1);
  // The case of every live ledger.
  if (last !== undefined && range[0] === last[1] + 1) return ranges.with(-1, [last[0], range[1]]);
  const all = normalizeRanges([...ranges, range]);
  return all.length > MOST_RANGES ? withoutNarrowestHole(all) : all;
}

function withoutNarrowestHole(ranges: readonly LedgerRange[]): readonly LedgerRange[] {
  const holes = ranges.slice(1).map(([first], i) => first - (ranges[i]?.[1] ?? first));
  const at = holes.indexOf(Math.min(...holes));
  const [before, after] = [ranges[at], ranges[at + 1]];
  return before === undefined || after === undefined
    ? ranges
    : ranges.toSpliced(at, 2, [before[0], after[1]]);
}
