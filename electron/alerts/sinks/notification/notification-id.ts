import type { StoredPayment, ViewTarget } from '../../../contract/index.ts';
import type { PaymentStore } from '../../../store/database/payment-store.ts';

/** Windows allows 64 characters, 16 before Windows 10's version 1703. */
const HASH_LENGTH = 16;

/** Which payment a notification is of. */
export interface NotificationLink {
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

/** Reads such an id; null for any other text. */
export function readNotificationId(text: string): NotificationLink | null {
  const [, id, hash] = /^payment-(\d{1,15})-([0-9A-F]{16})$/.exec(text) ?? [];
  return id === undefined || hash === undefined ? null : { paymentId: Number(id), hash };
}

/** What was clicked: a payment's notification, or (null) one that is of no single payment. */
export interface Activation {
  readonly link: NotificationLink | null;
}

/** Electron writes "type=click&tag=<id>" into a Windows notification; null where a text is nothing of that kind. */
export function readActivation(text: string): Activation | null {
  if (!text.startsWith('type=')) return null;
  return { link: readNotificationId(new URLSearchParams(text).get('tag') ?? '') };
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

/** What to open: the payment if it is still what the notification spoke of; else the list. */
export function targetOf({ link }: Activation, store: Pick<PaymentStore, 'payment'>): ViewTarget {
  const payment = link === null ? null : store.payment(link.paymentId);
  const isSame = payment !== null && link !== null && payment.hash.startsWith(link.hash);
  return isSame ? { view: 'payment', id: payment.id } : { view: 'payments' };
}
