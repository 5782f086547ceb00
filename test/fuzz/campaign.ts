import type fc from 'fast-check';

/** One thing that is fuzzed. */
export interface Campaign<Case> {
  readonly name: CampaignName;
  /** Whatever happens to the program; numbers in it are taken modulo what there is to choose from. */
  readonly cases: fc.Arbitrary<Case>;
  /** Cases that were found once: they are tried before all others. */
  readonly found: readonly Case[];
  /** Runs one case and returns how many inputs it had. @throws what is wrong. */
  readonly run: (given: Case) => Promise<number>;
  /** The same case in the form in which it is kept: no change to the fuzzer alters it. */
  readonly kept: (given: Case) => Case;
  close(): void;
}

export type CampaignName = 'frames' | 'ipc' | 'settings';

/** What the fuzzer found wrong. */
class Finding extends Error {
  override readonly name = 'Finding';
}

export function demand(condition: boolean, finding: () => string): asserts condition {
  if (!condition) throw new Finding(finding());
}
