/** Rows that were looked at in one go, and how long that took, in milliseconds. */
export interface Slice {
  readonly rows: number;
  readonly ms: number;
}

/** More rows are looked at where a slice took less than this, and fewer where it took longer than that. */
const SHORT_MS = 4;
const LONG_MS = 10;
/** Twice the rows in less than this many times the time: it is not the rows that take long. */
const HARDLY_LONGER = 1.3;
/** So many times the fewest rows are the most: what else the machine does must not make one slice a long one. */
const MOST = 8;

/**
 * How many rows to look at next, `fewest` or more. A long word takes long to begin with, because the full-text index holds
 * it in parts of three letters, and then hardly longer however many the rows: the fewer slices, the better.
 */
export function nextRows({ rows, ms }: Slice, before: Slice | null, fewest: number): number {
  const [more, less] = [Math.min(rows * 2, fewest * MOST), Math.max(fewest, rows / 2)];
  if (ms < SHORT_MS) return more;
  if (ms < LONG_MS) return rows;
  if (before === null) return more;
  if (rows > before.rows) return ms < before.ms * HARDLY_LONGER ? more : less;
  if (rows === fewest * MOST && ms < before.ms * HARDLY_LONGER && before.rows === rows) return rows;
  if (rows > fewest) return less;
  return rows < before.rows && ms > before.ms / HARDLY_LONGER ? more : rows;
}
