import type { AppSnapshot, IpcPush, IpcPushes, PaymentRow, StoredPayment } from '../../contract/index.ts';

export interface PusherOptions {
  /** Each field of the snapshot, computed when it is asked for. */
  readonly fields: { readonly [K in keyof AppSnapshot]-?: () => AppSnapshot[K] };
  readonly toRow: (payment: StoredPayment) => PaymentRow;
  readonly send: <P extends IpcPush>(push: P, value: IpcPushes[P]) => void;
  readonly setTimer: (callback: () => void, delayMs: number) => unknown;
  readonly now: () => number;
  /** Something was sent or would have been: the tray follows at the same pace. */
  readonly onFlush: () => void;
}

/** Tells the window what changed, at most ten messages a second however much happens. */
export interface Pusher {
  changed(fields: readonly (keyof AppSnapshot)[]): void;
  arrived(payments: readonly StoredPayment[]): void;
  /** A new page took a whole snapshot: what it holds need not be sent again. */
  sent(snapshot: AppSnapshot): void;
}

/**
 * Up to two messages a flush. Any second holds four flushes, eight messages, as they are sent; a busy machine hands
 * them over late and then close together, and a fifth in the same second is still ten.
 */
const INTERVAL_MS = 300;
const MOST_ROWS = 200;

export function createPusher({ fields, toRow, send, setTimer, now, onFlush }: PusherOptions): Pusher {
  const dirty = new Set<keyof AppSnapshot>();
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
    for (const field of dirty) {
      const value = fields[field]();
      const text = JSON.stringify(value);
      if (known.get(field) === text) continue;
      known.set(field, text);
      patch[field] = value;
    }
    dirty.clear();
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
    changed(changed) {
      for (const field of changed) dirty.add(field);
      schedule();
    },
    arrived(arrived) {
      // Under a flood only the newest are ever sent; of the rest it is enough to know that there were more.
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
