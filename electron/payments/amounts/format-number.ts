/** Integers longer than this, and fractions that begin with more zeros than this, are written with a power of ten. */
const LONGEST_INTEGER = 24;
const MOST_LEADING_ZEROS = 12;

interface LocaleShape {
  readonly integer: Intl.NumberFormat;
  readonly separator: string;
  readonly minus: string;
  readonly digits: readonly string[];
}

const shapes = new Map<string, LocaleShape>();

/**
 * An exact decimal string in a locale's digits, grouping and decimal sign, with every digit kept: "1,234.5",
 * "0.000001". Beyond what can be read at a glance: "1.5 × 10⁶⁰". Text that is no decimal comes back as it is.
 */
export function formatNumber(amount: string, locale: string): string {
  const match = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(amount);
  if (match === null) return amount;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const shape = shapeOf(locale);
  const minus = sign === '' || !/[1-9]/.test(amount) ? '' : shape.minus;
  const zeros = /^0*/.exec(fraction)?.[0].length ?? 0;
  if (whole.length > LONGEST_INTEGER || (whole === '0' && zeros > MOST_LEADING_ZEROS && fraction !== '')) {
    return minus + withPower(whole, fraction, shape);
  }
  return minus + shape.integer.format(BigInt(whole)) + localFraction(fraction, shape);
}

function withPower(whole: string, fraction: string, shape: LocaleShape): string {
  const all = whole + fraction;
  const first = all.search(/[1-9]/);
  const digits = all.slice(first).replace(/0+$/, '');
  const power = whole.length - first - 1;
  return `${localDigits(digits.slice(0, 1), shape)}${localFraction(digits.slice(1), shape)} × 10${superscript(power)}`;
}

function localFraction(fraction: string, shape: LocaleShape): string {
  return fraction === '' ? '' : shape.separator + localDigits(fraction, shape);
}

function localDigits(digits: string, shape: LocaleShape): string {
  return digits.replace(/\d/g, (digit) => shape.digits[Number(digit)] ?? digit);
}

function superscript(power: number): string {
  return String(power).replace(/./g, (character) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(character)] ?? '⁻');
}

function shapeOf(locale: string): LocaleShape {
  const known = shapes.get(locale);
  if (known !== undefined) return known;
  const shape = makeShape(locale);
  shapes.set(locale, shape);
  return shape;
}

function makeShape(locale: string): LocaleShape {
  const format = newFormat(locale);
  const parts = format.formatToParts(-1.5);
  const part = (type: Intl.NumberFormatPartTypes) => parts.find((one) => one.type === type)?.value;
  return {
    integer: format,
    separator: part('decimal') ?? '.',
    minus: part('minusSign') ?? '-',
    digits: Array.from({ length: 10 }, (_, digit) => format.format(digit)),
  };
}

/** A locale that the runtime does not know (the system's may be anything) is read as English. */
function newFormat(locale: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale);
  } catch {
    return new Intl.NumberFormat('en');
  }
}
