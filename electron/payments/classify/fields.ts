import type { JsonObject, JsonValue } from '../../xrpl/protocol/transaction.ts';

/**
 * Reading untrusted JSON without assuming anything of it: each function gives null where the value is not of
 * the shape asked for.
 */

const EMPTY: JsonObject = Object.freeze({});

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The object, or an empty one: for fields whose absence means defaults. */
export function objectOrEmpty(value: unknown): JsonObject {
  return asObject(value) ?? EMPTY;
}

export function asArray(value: unknown): readonly (JsonValue | undefined)[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A 32-bit unsigned integer (tags, flags); null otherwise. A tag of 0 is a tag. */
export function asUInt32(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xff_ff_ff_ff
    ? value
    : null;
}

/** Hex text of an exact number of digits, in upper case; null otherwise. */
export function asHex(value: unknown, digits: number): string | null {
  return typeof value === 'string' && value.length === digits && /^[0-9A-Fa-f]+$/.test(value)
    ? value.toUpperCase()
    : null;
}

const CLASSIC_ADDRESS = /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/;

/** Text in the shape of a classic address; null otherwise. Servers' addresses are not checked for their checksum. */
export function asAddress(value: unknown): string | null {
  return typeof value === 'string' && CLASSIC_ADDRESS.test(value) ? value : null;
}
