import type { JsonObject, JsonValue } from './transaction.ts';

/**
 * Readers for untrusted JSON on the hot path, where a schema library costs too much. Each gives null where the value
 * does not have the shape that is asked for.
 */

const EMPTY: JsonObject = Object.freeze({});
const CLASSIC_ADDRESS = /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/;

/** Whether a value is an object that is neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

/** The object, or an empty one: for fields whose absence means defaults. */
export function objectOrEmpty(value: unknown): JsonObject {
  return asObject(value) ?? EMPTY;
}

/** The array, or an empty one. */
export function asArray(value: unknown): readonly (JsonValue | undefined)[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A string that is not empty. */
export function asFilledString(value: unknown): string | null {
  return asString(value) || null;
}

/** A non-negative safe integer, given as a number or as decimal digits (API v1 writes ledger indexes as strings). */
export function asIndex(value: unknown): number | null {
  const number = typeof value === 'string' ? (/^\d{1,16}$/.test(value) ? Number(value) : Number.NaN) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** A 32-bit unsigned integer (tags, flags), given as a number. A tag of 0 is a tag. */
export function asUInt32(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xff_ff_ff_ff
    ? value
    : null;
}

/** Hex text of an exact number of digits, in upper case. */
export function asHex(value: unknown, digits: number): string | null {
  return typeof value === 'string' && value.length === digits && /^[0-9A-Fa-f]+$/.test(value)
    ? value.toUpperCase()
    : null;
}

/** Text in the shape of a classic address. The checksum of addresses that a server sends is not checked. */
export function asAddress(value: unknown): string | null {
  return typeof value === 'string' && CLASSIC_ADDRESS.test(value) ? value : null;
}
