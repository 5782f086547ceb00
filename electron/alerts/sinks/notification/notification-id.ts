import { randomUUID } from 'node:crypto';
import type { StoredPayment } from '../../../contract/index.ts';
import type { PaymentStore } from '../../../store/database/payment-store.ts';
import { NOTICE_ACTIONS, type NoticeAction, type NoticeUse } from './notice.ts';

/** Most characters of an id that Windows allows; before Windows 10's version 1703 it was 16. */
const MOST_CHARACTERS = 64;
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

/** Most payments that the id of a summary names. */
const MOST_IN_SUMMARY = 10_000;
const SUMMARY_HASH_LENGTH = 8;

/**
 * The id of a summary: "summary-8F03AB12-y_7_2_3" names its payments by the hash of the first, its number, and how many
 * follow one another, are left out, follow again (base 36). Null where that is longer than a platform keeps, or the
 * payments are too many.
 */
export function summaryId(payments: readonly Pick<StoredPayment, 'id' | 'hash'>[]): string | null {
  const [first, ...others] = payments.toSorted((one, other) => one.id - other.id);
  if (first === undefined || payments.length > MOST_IN_SUMMARY) return null;
  const lengths = [1];
  let last = first.id;
  for (const { id } of others) {
    if (id === last + 1) lengths.push((lengths.pop() ?? 0) + 1);
    else if (id > last) lengths.push(id - last - 1, 1);
    last = id;
  }
  const numbers = [first.id, ...lengths].map((number) => number.toString(36)).join('_');
  const text = `summary-${first.hash.slice(0, SUMMARY_HASH_LENGTH)}-${numbers}`;
  return text.length <= MOST_CHARACTERS ? text : null;
}

/**
 * Reads the id of a summary: the numbers of its payments, and how the hash of the first begins; null for any other text.
 * @internal
 */
export function readSummaryId(
  text: string,
): { readonly ids: readonly number[]; readonly hash: string } | null {
  const [, hash, numbers] = /^summary-([0-9A-F]{8})-([0-9a-z_]{3,50})$/.exec(text) ?? [];
  if (hash === undefined || numbers === undefined) return null;
  const [first = Number.NaN, ...lengths] = numbers.split('_').map((word) => Number.parseInt(word, 36));
  const ids: number[] = [];
  let next = first;
  for (const [place, length] of lengths.entries()) {
    if (place % 2 === 0) {
      if (!(length > 0 && ids.length + length <= MOST_IN_SUMMARY)) return null;
      for (let id = next; id < next + length; id++) ids.push(id);
    }
    next += length;
  }
  return Number.isSafeInteger(next) && ids.length > 0 ? { ids, hash } : null;
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
  const tag = words.get('tag') || null;
  const use = words.get('type') === 'action' ? buttonUse(words.get('action'), tag) : CLICK;
  return { ...use, tag };
}

const CLICK: NoticeUse = { type: 'click' };

/** What the button with this number stands for, on the notification with this id. */
export function buttonUse(number: string | number | null, tag: string | null): NoticeUse {
  const actions: readonly NoticeAction[] =
    NOTICE_ACTIONS[tag?.startsWith('summary-') ? 'summary' : 'payment'];
  const action = /^\d{1,3}$/.test(String(number)) ? actions[Number(number)] : undefined;
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

/**
 * Numbers of the payments that a notification's id names, if they are still what the notification spoke of; else none.
 * Of a summary the first is looked at.
 */
export function paymentsNamed(tag: string | null, store: Pick<PaymentStore, 'payment'>): readonly number[] {
  const isStill = (id: number, hash: string) => store.payment(id)?.hash.startsWith(hash) === true;
  const link = readNotificationId(tag ?? '');
  if (link !== null) return isStill(link.paymentId, link.hash) ? [link.paymentId] : [];
  const summary = readSummaryId(tag ?? '');
  const [first] = summary?.ids ?? [];
  return summary !== null && first !== undefined && isStill(first, summary.hash) ? summary.ids : [];
}
