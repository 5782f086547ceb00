const LARGEST = 200;
/** Servers grant no smaller pages. */
const SMALLEST = 10;
/** After so many whole pages the next may be larger again; twice as many each time that it is not. */
const FIRST_PATIENCE = 10;
const MOST_PATIENCE = 2560;

interface Size {
  readonly limit: number;
  /** Whole pages in a row. */
  readonly whole: number;
  readonly patience: number;
}

/**
 * How many transactions of an account are asked for at once. An honest server may hold some that are so long that a
 * page of them is over what one answer may weigh: whoever pays to have such written must not hide what lies between.
 */
export class PageSizes {
  readonly #sizes = new Map<string, Size>();

  of(account: string): number {
    return this.#sizes.get(account)?.limit ?? LARGEST;
  }

  /** A page was over the bound: half of it is asked for next. False where it cannot be smaller. */
  halve(account: string): boolean {
    const { limit, patience } = this.#sizes.get(account) ?? { limit: LARGEST, patience: FIRST_PATIENCE };
    this.#sizes.set(account, {
      limit: Math.max(SMALLEST, Math.floor(limit / 2)),
      whole: 0,
      patience: Math.min(patience * 2, MOST_PATIENCE),
    });
    return limit > SMALLEST;
  }

  /** A page came whole. */
  noteWhole(account: string): void {
    const size = this.#sizes.get(account);
    if (size === undefined) return;
    const enough = size.whole + 1 >= size.patience && size.limit < LARGEST;
    this.#sizes.set(account, {
      ...size,
      limit: enough ? Math.min(LARGEST, size.limit * 2) : size.limit,
      whole: enough ? 0 : size.whole + 1,
    });
  }

  /** Nothing is missing of the account. */
  forget(account: string): void {
    this.#sizes.delete(account);
  }
}
