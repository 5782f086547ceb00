import type { AccountCoverage } from '../../electron/contract/index.ts';
import { covers, type Drop, type TrueArrival } from './harness.ts';

/** What a run of the demo showed, held against what the simulated ledger knows. */
export interface Verdict {
  /** Credits that really arrived and count: up to the last ledger that counts, and those shown beyond it. */
  readonly arrived: number;
  /** Different credits that were shown. */
  readonly shown: number;
  readonly missing: readonly string[];
  /** Shown more than once. */
  readonly doubled: readonly string[];
  /** Shown, but never arrived. */
  readonly invented: readonly string[];
}

/**
 * Compares what was shown with the truth.
 *
 * @param shown keys in the order shown, repetitions included
 * @param through last ledger whose arrivals must have been shown; later ones may have been
 */
export function judge(shown: readonly string[], truth: readonly TrueArrival[], through: number): Verdict {
  const counts = new Map<string, number>();
  for (const key of shown) counts.set(key, (counts.get(key) ?? 0) + 1);
  const real = new Set(truth.map(({ key }) => key));
  const due = truth.filter(({ ledgerIndex, key }) => ledgerIndex <= through || counts.has(key));
  return {
    arrived: due.length,
    shown: counts.size,
    missing: due.map(({ key }) => key).filter((key) => !counts.has(key)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([key]) => key),
    invented: [...counts.keys()].filter((key) => !real.has(key)),
  };
}

/** True when nothing is missing, doubled or invented, and there was something to show. */
export function isClean({ arrived, missing, doubled, invented }: Verdict): boolean {
  return arrived > 0 && missing.length + doubled.length + invented.length === 0;
}

export interface Survived {
  readonly drops: number;
  /** Drops after which a connection was made again. */
  readonly reconnected: number;
  /** Dropped ledgers that every account's coverage includes in the end. */
  readonly recovered: number;
}

/** What became of the drops up to a ledger, by what a monitor says to have examined. */
export function survivedOf(
  drops: readonly Drop[],
  coverage: readonly AccountCoverage[],
  through: number,
): Survived {
  const due = drops.filter(({ ledger }) => ledger <= through);
  return {
    drops: due.length,
    reconnected: due.filter(({ isSurvived }) => isSurvived).length,
    recovered: due.filter(({ ledger }) => coverage.every((known) => covers(known, ledger))).length,
  };
}

/** True when a monitor has done all that is due: it shows what arrived, and no drop is still to be survived. */
export function isSettled({ missing }: Verdict, { drops, reconnected, recovered }: Survived): boolean {
  return missing.length === 0 && reconnected === drops && recovered === drops;
}

/** The summary in words: one line for people, and one per fault. */
export function summaryLines(
  verdict: Verdict,
  { drops, reconnected, recovered }: Survived,
): readonly string[] {
  const lines = [
    `${verdict.shown} payments shown of ${verdict.arrived} that arrived; ` +
      `${reconnected} of ${drops} drops survived; ${recovered} of ${drops} gaps recovered; ` +
      `${verdict.missing.length} missing, ${verdict.doubled.length} doubled, ${verdict.invented.length} invented.`,
  ];
  for (const [name, keys] of [
    ['missing', verdict.missing],
    ['doubled', verdict.doubled],
    ['invented', verdict.invented],
  ] as const) {
    for (const key of keys) lines.push(`${name}: ${key}`);
  }
  if (verdict.arrived === 0) lines.push('Nothing arrived: the demo showed nothing.');
  return lines;
}
