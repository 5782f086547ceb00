import type { LedgerRange } from '../../contract/index.ts';
import type { ApiVersion } from '../api/render.ts';
import type { Flavour, ServerView } from '../api/server-context.ts';
import type { LedgerSource } from '../ledger-source.ts';
import type { Faults } from './faults.ts';

/** What a running server knows: the source, limited by its history and its faults. */
export class LiveView implements ServerView {
  readonly source: LedgerSource;
  readonly flavour: Flavour;
  readonly pageLimits: { readonly min: number; readonly max: number };
  readonly apiVersions: readonly ApiVersion[];
  validated: number | null;
  /** The oldest ledger it holds. */
  firstHeld: number;
  readonly firstHeldAtStart: number;
  port = 0;
  readonly #faults: Faults;
  readonly #startedAt: number;

  constructor(
    source: LedgerSource,
    faults: Faults,
    options: {
      readonly flavour: Flavour;
      readonly firstHeld: number;
      readonly apiVersions: readonly ApiVersion[];
      readonly pageLimits: { readonly min: number; readonly max: number };
    },
  ) {
    this.source = source;
    this.flavour = options.flavour;
    this.pageLimits = options.pageLimits;
    this.apiVersions = options.apiVersions;
    this.firstHeld = options.firstHeld;
    this.firstHeldAtStart = options.firstHeld;
    this.validated = source.lastLedger;
    this.#faults = faults;
    this.#startedAt = source.now();
  }

  get completeText(): string | null {
    return this.#faults.completeLedgers;
  }
  get networkId(): number {
    return this.#faults.networkId ?? this.source.networkId;
  }
  get synced(): boolean {
    return !this.#faults.unsynced;
  }
  get amendmentBlocked(): boolean {
    return this.#faults.amendmentBlocked;
  }
  get accountTxLag(): number {
    return this.#faults.accountTxLag;
  }
  get uptime(): number {
    return Math.max(0, this.source.now() - this.#startedAt);
  }
  get age(): number {
    if (this.#faults.age !== null) return this.#faults.age;
    const ledger = this.validated === null ? undefined : this.source.ledger(this.validated);
    return ledger === undefined ? 0 : Math.max(0, this.source.now() - ledger.closeTime);
  }
  get complete(): readonly LedgerRange[] {
    if (!this.synced || this.validated === null || this.validated < this.firstHeld) return [];
    return withoutHoles([this.firstHeld, this.validated], this.#faults.holes);
  }
}

function withoutHoles(range: LedgerRange, holes: readonly LedgerRange[]): readonly LedgerRange[] {
  let ranges: LedgerRange[] = [range];
  for (const [from, to] of holes) {
    ranges = ranges.flatMap(([first, last]): LedgerRange[] => {
      if (to < first || from > last) return [[first, last]];
      const parts: LedgerRange[] = [];
      if (first < from) parts.push([first, from - 1]);
      if (to < last) parts.push([to + 1, last]);
      return parts;
    });
  }
  return ranges;
}
