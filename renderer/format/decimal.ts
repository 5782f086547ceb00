/** More characters than a person types for an amount. */
const MAX_LENGTH = 40;

const GROUPED_BY_COMMAS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/u;
const GROUPED_BY_POINTS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/u;

/**
 * A typed amount as the exact decimal string that main takes. Groups of three follow the locale ("1,000.5" in English and
 * "1.000,5" in German are a thousand); a single comma or point that groups nothing is the decimal sign. Null when the text
 * is no number of zero or more. The amount stays text: it is never a JavaScript number.
 */
export function parseDecimal(text: string, locale: string): string | null {
  const typed = text.replace(/[\s\u00a0\u202f'’]/gu, '');
  const usesComma = decimalSign(locale) === ',';
  const isGrouped = (usesComma ? GROUPED_BY_POINTS : GROUPED_BY_COMMAS).test(typed);
  const group = usesComma ? '.' : ',';
  const plain = (isGrouped ? typed.replaceAll(group, '') : typed).replace(',', '.');
  return plain.length > MAX_LENGTH || !PLAIN.test(plain) ? null : trimmed(plain);
}

/** An exact decimal for a field: with the locale's decimal sign, without groups. */
export function decimalText(amount: string, locale: string): string {
  return amount.replace('.', decimalSign(locale));
}

/** Moves the decimal point of an exact decimal to the right; to the left by a negative number of places. */
export function shifted(amount: string, places: number): string {
  if (!PLAIN.test(amount)) return amount;
  const [whole = '', fraction = ''] = amount.split('.');
  if (places < 0) {
    const digits = whole.padStart(1 - places, '0');
    return trimmed(`${digits.slice(0, places)}.${digits.slice(places)}${fraction}`);
  }
  const digits = fraction.padEnd(places, '0');
  return trimmed(`${whole}${digits.slice(0, places)}.${digits.slice(places)}`);
}

function decimalSign(locale: string): ',' | '.' {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

function trimmed(plain: string): string {
  const [whole = '', fraction = ''] = plain.split('.');
  const trimmedWhole = whole.replace(/^0+(?=\d)/u, '');
  const trimmedFraction = fraction.replace(/0+$/u, '');
  return trimmedFraction === '' ? trimmedWhole : `${trimmedWhole}.${trimmedFraction}`;
}

const PLAIN = /^\d+(\.\d+)?$/u;
