import { existsSync, readFileSync } from 'node:fs';
import type { ShownNotification } from '../session.ts';

/** What hook.cjs writes down while the app runs, one JSON object a line. */
export type JournalEntry =
  | ({ readonly kind: 'shown' } & Omit<ShownNotification, 'id'>)
  /** What Windows or macOS said of a notification, which the app was not told. */
  | { readonly kind: 'system'; readonly said: string; readonly detail: string }
  | { readonly kind: 'relaunch'; readonly args: readonly string[] };

/** Everything written so far; a line that is being written is left for the next look. */
export function readJournal(path: string): readonly JournalEntry[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as JournalEntry);
}

/** "show 3, failed 1 (…)": how often the system said what of notifications; null where it was not asked. */
export function systemSaid(entries: readonly JournalEntry[]): string | null {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== 'system') continue;
    const said = entry.detail === '' ? entry.said : `${entry.said} (${entry.detail})`;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return counts.size === 0 ? null : [...counts].map(([said, count]) => `${said} ${count}`).join(', ');
}
