import { type Outcome, UserFacingError } from '../../contract/index.ts';
import type { I18n } from '../texts/i18n.ts';
import { messageOf } from '../texts/message-of.ts';

export const DONE: Outcome = { ok: true, value: null };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** `text` is shown in the window, in the user's language. */
export function failed(code: string, text: string): Extract<Outcome, { ok: false }> {
  return { ok: false, code, text };
}

/** An error as the window gets it: its code where it has one, and a text in the user's language; never a stack. */
export function failedBy(
  error: unknown,
  i18n: I18n,
  around: (reason: string) => string = (reason) => reason,
): Extract<Outcome, { ok: false }> {
  return failed(codeOf(error), around(i18n.message(messageOf(error))));
}

function codeOf(error: unknown): string {
  if (error instanceof UserFacingError) return error.userMessage.code;
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return hasCode ? String((error as { code?: unknown }).code) : 'internal';
}
