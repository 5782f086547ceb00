import type { AccountCoverage, NetworkName } from '../contract.ts';
import type { CoverageMark } from '../store/settings-schema.ts';
import type { Clock } from '../xrpl/clock.ts';

/** Where marks are kept: outside the database. SettingsStore satisfies it. */
export interface MarksStore {
  coverageMarks(): readonly CoverageMark[];
  setCoverageMarks(marks: readonly CoverageMark[]): void;
}

const INTERVAL_MS = 5 * 60_000;

export interface CoverageMarksPorts {
  /** Undefined where nothing outside the database is kept. */
  readonly store: MarksStore | undefined;
  readonly network: NetworkName;
  readonly clock: Clock;
  readonly coverage: () => readonly AccountCoverage[];
  readonly failed: (error: unknown) => void;
}

/**
 * Writes how far accounts are examined without a gap, so that a lost database can be rebuilt without telling
 * again what was told.
 */
export class CoverageMarks {
  readonly #ports: CoverageMarksPorts;
  #writtenAt = Number.NEGATIVE_INFINITY;

  constructor(ports: CoverageMarksPorts) {
    this.#ports = ports;
  }

  writeIfDue(): void {
    if (this.#ports.clock.now() - this.#writtenAt >= INTERVAL_MS) this.write();
  }

  write(): void {
    const { store, network, clock, coverage, failed } = this.#ports;
    if (store === undefined) return;
    this.#writtenAt = clock.now();
    const own = coverage().map(({ account, from, through, gaps }) => ({
      ...{ network, account, from },
      through: (gaps[0]?.[0] ?? through + 1) - 1,
    }));
    // Marks of other networks, and of accounts watched no longer, stay.
    const accounts = new Set(own.map(({ account }) => account));
    try {
      const others = store
        .coverageMarks()
        .filter((mark) => mark.network !== network || !accounts.has(mark.account));
      store.setCoverageMarks([...others, ...own]);
    } catch (error) {
      failed(error);
    }
  }
}
