import type { AppSnapshot, IpcPush, IpcPushes, PaymentRow } from '../../contract/index.ts';
import type { Topic } from '../context/topics.ts';
import type { SnapshotFields } from './snapshot-fields.ts';

export interface PusherOptions {
  readonly fields: SnapshotFields;
  /** A payment as it is now, by its row id; null where it is stored no longer. */
  readonly rowOf: (id: number) => PaymentRow | null;
  /** Whether the window can be seen: a hidden one is sent nothing. */
  readonly isSeen: () => boolean;
  readonly send: <P extends IpcPush>(push: P, value: IpcPushes[P]) => void;
  readonly setTimer?: (callback: () => void, delayMs: number) => unknown;
  /** Monotonic, in ms. */
  readonly now?: () => number;
  /** These facts changed, whether or not the window shows them: the tray follows at the same pace. */
  readonly onFlush: (changed: ReadonlySet<Topic>) => void;
}

/**
 * Sends the window what changed, at most ten messages a second however much happens. What changes while the window is
 * hidden is neither computed nor sent before it is seen again.
 */
export interface Pusher {
  /** A fact changed: the fields that depend on it are computed again and sent where they differ. */
  publish(topic: Topic): void;
  /** Payments were recorded or changed: their row ids. */
  arrived(ids: readonly number[]): void;
  /** A new page took this whole snapshot, and asks for its list next: what they hold is not sent again. */
  sent(snapshot: AppSnapshot): void;
  /** The window is about to be seen: what changed meanwhile is sent at once. */
  seen(): void;
}

/**
 * A flush sends up to two messages. As they are sent, any second holds four flushes, that is eight messages. A busy
 * machine delivers some late and then close together: with a fifth flush in the same second that is still ten.
 */
const INTERVAL_MS = 300;
const MOST_ROWS = 200;

export function createPusher({
  fields,
  rowOf,
  isSeen,
  send,
  setTimer = setTimeout,
  now = () => performance.now(),
  onFlush,
}: PusherOptions): Pusher {
  const names = Object.keys(fields) as (keyof AppSnapshot)[];
  /** What changed since the window was sent everything, and since the last flush. */
  const changed = new Set<Topic>();
  let news = new Set<Topic>();
  const known = new Map<keyof AppSnapshot, string>();
  let payments = new Set<number>();
  let scheduled = false;
  let lastFlush = Number.NEGATIVE_INFINITY;

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setTimer(flush, Math.max(0, lastFlush + INTERVAL_MS - now()));
  }

  function flush(): void {
    scheduled = false;
    lastFlush = now();
    if (isSeen()) sendChanges();
    const told = news;
    news = new Set();
    onFlush(told);
  }

  function sendChanges(): void {
    const patch: Record<string, unknown> = {};
    for (const field of names) {
      const { dependsOn, compute } = fields[field];
      if (!dependsOn.some((topic) => changed.has(topic))) continue;
      const value = compute();
      const text = JSON.stringify(value);
      if (known.get(field) === text) continue;
      known.set(field, text);
      patch[field] = value;
    }
    changed.clear();
    if (Object.keys(patch).length > 0) send('app:patch', patch as Partial<AppSnapshot>);
    if (payments.size > 0) {
      const newest = [...payments].sort((one, other) => other - one);
      payments = new Set();
      send('payments:arrived', {
        rows: newest.slice(0, MOST_ROWS).flatMap((id) => rowOf(id) ?? []),
        more: newest.length > MOST_ROWS,
      });
    }
  }

  return {
    publish(topic) {
      changed.add(topic);
      news.add(topic);
      schedule();
    },
    arrived(arrived) {
      // In a flood only the newest are sent; of the others the window only has to know that there were more.
      for (const id of arrived) payments.add(id);
      while (payments.size > MOST_ROWS + 1) {
        const [oldest] = payments;
        if (oldest === undefined) break;
        payments.delete(oldest);
      }
      schedule();
    },
    sent(snapshot) {
      changed.clear();
      payments = new Set();
      for (const [field, value] of Object.entries(snapshot))
        known.set(field as keyof AppSnapshot, JSON.stringify(value));
    },
    seen() {
      // With each ledger it is told only while the window is seen.
      changed.add('coverage');
      sendChanges();
    },
  };
}
