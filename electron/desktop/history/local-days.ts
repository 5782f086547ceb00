/** Local calendar days, by which the window groups. */

/** "2026-11-21" of a moment in local time. */
export function localDay(at: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}

/** The first moment of a local day and of the next one: inclusive and exclusive bounds, also when the clock changes. */
export function dayBounds(day: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return {
    from: new Date(year, month - 1, date).toISOString(),
    to: new Date(year, month - 1, date + 1).toISOString(),
  };
}

/** The last `count` local days, today included, oldest first. */
export function lastDays(count: number, now: Date): readonly string[] {
  return Array.from({ length: count }, (_unused, index) =>
    localDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - (count - 1 - index))),
  );
}
