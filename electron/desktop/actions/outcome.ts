import type { Outcome } from '../../contract.ts';

export const DONE: Outcome = { ok: true, value: null };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failed(code: string, message: string): Extract<Outcome, { ok: false }> {
  return { ok: false, code, message };
}

/** What an error becomes for the window: its code where it has one, its first line, never a stack. */
export function failedBy(
  error: unknown,
  sentence: (reason: string) => string,
): Extract<Outcome, { ok: false }> {
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string';
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
  return failed(hasCode ? String((error as { code?: unknown }).code) : 'internal', sentence(reason));
}
