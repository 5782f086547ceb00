import { randomUUID } from 'node:crypto';
import type { StoredPayment } from '../../../contract/index.ts';
import type { PaymentStore } from '../../../store/database/payment-store.ts';
import { NOTICE_ACTIONS, type NoticeUse } from './notice.ts';

/** Windows allows 64 characters, 16 before Windows 10's version 1703. */
const HASH_LENGTH = 16;

/** Which payment a notification is of. */
interface NotificationLink {
  readonly paymentId: number;
  /** How its transaction's hash begins. */
  readonly hash: string;
}

/**
 * A notification's id: "payment-12-8F03…". The platforms keep it with the notification and hand it back when that is
 * clicked, be it days later by an app that was started by the click. Numbers begin anew where payments were erased, and
 * the demo counts its own, so the hash is part of it.
 */
export function notificationId({ id, hash }: Pick<StoredPayment, 'id' | 'hash'>): string {
  return `payment-${id}-${hash.slice(0, HASH_LENGTH)}`;
}

/** An id for what is of no single payment. Windows replaces a notification by the next of the same id. */
export function freshNotificationId(): string {
  return `list-${randomUUID()}`;
}

/**
 * Reads the id of a payment's notification; null for any other text.
 * @internal
 */
export function readNotificationId(text: string): NotificationLink | null {
  const [, id, hash] = /^payment-(\d{1,15})-([0-9A-F]{16})$/.exec(text) ?? [];
  return id === undefined || hash === undefined ? null : { paymentId: Number(id), hash };
}

/** What the platform tells of a notification: what was done, and the id that it kept. Null: it cannot say of which. */
export type Activation = NoticeUse & { readonly tag: string | null };

/**
 * Reads what Windows kept with a toast: "type=click&tag=<id>", "type=action&action=<number>&tag=<id>" (toast-xml.ts; as
 * Electron writes them, windows_toast_notification.cc). A button that this version does not have counts as a click.
 * Null where a text is nothing of that kind.
 */
export function readActivation(text: string): Activation | null {
  if (!text.startsWith('type=')) return null;
  const words = new URLSearchParams(text);
  const use = words.get('type') === 'action' ? buttonUse(words.get('action')) : CLICK;
  return { ...use, tag: words.get('tag') || null };
}

const CLICK: NoticeUse = { type: 'click' };

/** What the button with this number stands for. */
export function buttonUse(number: string | number | null): NoticeUse {
  const action = /^\d{1,3}$/.test(String(number)) ? NOTICE_ACTIONS[Number(number)] : undefined;
  return action === undefined ? CLICK : { type: 'action', action };
}

/**
 * Windows starts the program with those words as an argument where the Start menu shortcut names no activator, as the
 * one an installer has just written. Null where the program was started for another reason.
 */
export function activationOf(argv: readonly string[]): Activation | null {
  for (const argument of argv.slice(1)) {
    const activation = readActivation(argument);
    if (activation !== null) return activation;
  }
  return null;
}

/** Number of the payment that a notification's id names, if it is still what the notification spoke of; else null. */
export function paymentOf(tag: string | null, store: Pick<PaymentStore, 'payment'>): number | null {
  const link = tag === null ? null : readNotificationId(tag);
  const payment = link === null ? null : store.payment(link.paymentId);
  return payment !== null && link !== null && payment.hash.startsWith(link.hash) ? payment.id : null;
}
