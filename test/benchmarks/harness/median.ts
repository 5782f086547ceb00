/** The median; NaN of nothing. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The least of the values that so many in a hundred do not exceed; NaN of nothing. */
export function percentile(values: readonly number[], of: number): number {
  const rank = Math.ceil((values.length * of) / 100);
  return values.toSorted((a, b) => a - b)[Math.max(0, rank - 1)] ?? Number.NaN;
}
