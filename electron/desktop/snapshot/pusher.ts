import type { AppSnapshot, IpcPush, IpcPushes, PaymentRow, StoredPayment } from '../../contract/index.ts';
import type { Topic } from '../context/topics.ts';
import type { SnapshotFields } from './snapshot-fields.ts';

export interface PusherOptions {
  readonly fields: SnapshotFields;
  readonly toRow: (payment: StoredPayment) => PaymentRow;
  readonly send: <P extends IpcPush>(push: P, value: IpcPushes[P]) => void;
  readonly setTimer?: (callback: () => void, delayMs: number) => unknown;
  /** Monotonic, in ms. */
  readonly now?: () => number;
  /** Something changed, whether or not the window shows it: the tray follows at the same pace. */
  readonly onFlush: () => void;
}

/** Sends the window what changed, at most ten messages a second however much happens. */
export interface Pusher {
  /** A fact changed: the fields that depend on it are computed again and sent where they differ. */
  publish(topic: Topic): void;
  arrived(payments: readonly StoredPayment[]): void;
  /** A new page took this whole snapshot: what it holds is not sent again. */
  sent(snapshot: AppSnapshot): void;
}

/**
 * A flush sends up to two messages. As they are sent, any second holds four flushes, that is eight messages. A busy
 * machine delivers some late and then close together: with a fifth flush in the same second that is still ten.
 */
const INTERVAL_MS = 300;
const MOST_ROWS = 200;

export function createPusher({
  fields,
  toRow,
  send,
  setTimer = setTimeout,
  now = () => performance.now(),
  onFlush,
}: PusherOptions): Pusher {
  const names = Object.keys(fields) as (keyof AppSnapshot)[];
  const changed = new Set<Topic>();
  const known = new Map<keyof AppSnapshot, string>();
  let payments = new Map<number, StoredPayment>();
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
      const newest = [...payments.values()].sort((one, other) => other.id - one.id);
      payments = new Map();
      send('payments:arrived', {
        rows: newest.slice(0, MOST_ROWS).map(toRow),
        more: newest.length > MOST_ROWS,
      });
    }
    onFlush();
  }

  return {
    publish(topic) {
      changed.add(topic);
      schedule();
    },
    arrived(arrived) {
      // In a flood only the newest are sent; of the others the window only has to know that there were more.
      for (const payment of arrived) payments.set(payment.id, payment);
      while (payments.size > MOST_ROWS + 1) {
        const [oldest] = payments.keys();
        if (oldest === undefined) break;
        payments.delete(oldest);
      }
      schedule();
    },
    sent(snapshot) {
      for (const [field, value] of Object.entries(snapshot))
        known.set(field as keyof AppSnapshot, JSON.stringify(value));
    },
  };
}
