/** Remembers how many ledgers there were to read when catching up began, so that progress can be told. */
export class CatchUpTotals {
  readonly #most = new Map<string, number>();

  /** The most that `left` was under this key since it was last 0. */
  of(key: string, left: number): number {
    if (left === 0) {
      this.#most.delete(key);
      return 0;
    }
    const total = Math.max(left, this.#most.get(key) ?? 0);
    this.#most.set(key, total);
    return total;
  }
}
