import { BigNumber } from 'bignumber.js';

/**
 * Exact decimals for money. Sums and differences of BigNumber are exact, and nothing here divides. EXPONENTIAL_AT keeps
 * toString() plain, so that no amount becomes "1e+21".
 */
export const Decimal = BigNumber.clone({ EXPONENTIAL_AT: 1e9, DECIMAL_PLACES: 200 });
export type Decimal = BigNumber;

export const ZERO: Decimal = new Decimal(0);

/**
 * Amounts as servers write them: "12.5", "-0.0000001", "1234567890123456e-75", "1500000000000000e45". Digits and
 * exponent are bounded (the ledger has 16 digits and exponents −96..80; an amount of drops or of an MPT has 19 digits),
 * so that no hostile "1e999999999" becomes a string of a gigabyte.
 */
const LEDGER_DECIMAL = /^[+-]?\d{1,100}(?:\.\d{1,120})?(?:[eE][+-]?\d{1,3})?$/;

/** The ledger's amounts lie between 1e-81 and 1e96. */
const MOST_EXPONENT = 100;

/** Reads a decimal exactly; null for anything but a bounded decimal string, JavaScript numbers included. */
export function parseDecimal(value: unknown): Decimal | null {
  if (typeof value !== 'string' || value.length > 230 || !LEDGER_DECIMAL.test(value)) return null;
  const decimal = new Decimal(value);
  return decimal.e !== null && Math.abs(decimal.e) <= MOST_EXPONENT ? decimal : null;
}

const INTEGER = /^-?\d{1,30}$/;

/** Reads an integer amount (MPT units): digits only. */
export function parseInteger(value: unknown): Decimal | null {
  return typeof value === 'string' && INTEGER.test(value) ? new Decimal(value) : null;
}

/** Reads the same as parseInteger. Most transactions change an account's drops by their fee alone, and BigInt tells that faster. */
export function parseDrops(value: unknown): bigint | null {
  return typeof value === 'string' && INTEGER.test(value) ? BigInt(value) : null;
}

/** The exact value as a plain decimal string: no exponent, no trailing zeros, no "-0". */
export function plain(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}
