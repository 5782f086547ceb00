/** Most digits a person would ever type as an amount. */
const MAX_LENGTH = 40;

/**
 * An amount as typed, as the exact decimal string that main takes: a decimal comma becomes a point, spaces go.
 * Null when it is no positive number. Text all the way: never a JavaScript number.
 */
export function parseDecimal(text: string): string | null {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  if (plain.length > MAX_LENGTH || !/^\d+(\.\d+)?$/u.test(plain)) return null;
  const [whole = '0', fraction = ''] = plain.split('.');
  const trimmedWhole = whole.replace(/^0+(?=\d)/u, '');
  const trimmedFraction = fraction.replace(/0+$/u, '');
  return trimmedFraction === '' ? trimmedWhole : `${trimmedWhole}.${trimmedFraction}`;
}

/** Whether one exact decimal is smaller than another; false where one of them is no plain positive decimal. */
export function isLess(one: string, other: string): boolean {
  if (!PLAIN.test(one) || !PLAIN.test(other)) return false;
  const [whole = '', fraction = ''] = one.split('.');
  const [otherWhole = '', otherFraction = ''] = other.split('.');
  const digits = Math.max(whole.length, otherWhole.length);
  const places = Math.max(fraction.length, otherFraction.length);
  const aligned = whole.padStart(digits, '0') + fraction.padEnd(places, '0');
  return aligned < otherWhole.padStart(digits, '0') + otherFraction.padEnd(places, '0');
}

const PLAIN = /^\d+(\.\d+)?$/u;
