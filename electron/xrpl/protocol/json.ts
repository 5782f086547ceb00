import type { JsonObject } from './transaction.ts';

/** Narrow readers for untrusted JSON on the hot path, where a schema library would cost too much. */

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field as an object, or null when it is anything else. */
export function objectField(source: JsonObject, name: string): JsonObject | null {
  const value = source[name];
  return isObject(value) ? value : null;
}

/** The field as a non-empty string, or null. */
export function stringField(source: JsonObject, name: string): string | null {
  const value = source[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The field as a non-negative safe integer, given as a number or as decimal digits (API v1 writes ledger indexes as strings). */
export function integerField(source: JsonObject, name: string): number | null {
  const value = source[name];
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{1,16}$/.test(value)
        ? Number(value)
        : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}
