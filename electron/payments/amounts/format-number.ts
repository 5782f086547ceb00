/** Integers longer than this, and fractions that begin with more zeros than this, are written with a power of ten. */
const LONGEST_INTEGER = 24;
const MOST_LEADING_ZEROS = 12;
/** Most decimal places that Intl writes. No amount of the ledger has more; sums of huge and tiny ones may. */
const MOST_DECIMALS = 100;

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An exact decimal string in a locale's digits, grouping and decimal sign, with every digit kept (Intl formats decimal
 * strings exactly): "1,234.5", "0.000001". Beyond what can be read at a glance: "1.5 × 10⁶⁰". Text that is no
 * decimal comes back as it is, and so does a sum with more digits than Intl writes: no digit is ever rounded away.
 */
export function formatNumber(amount: string, locale: string): string {
  const match = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(amount);
  if (match === null) return amount;
  const [, sign = '', whole = '0', fraction = ''] = match;
  const zeros = /^0*/.exec(fraction)?.[0].length ?? 0;
  const isReadable =
    whole.length <= LONGEST_INTEGER && (whole !== '0' || zeros <= MOST_LEADING_ZEROS || fraction === '');
  const digits = isReadable ? `${whole}${fraction}` : `${whole}${fraction}`.replace(/^0+|0+$/g, '');
  const point = isReadable ? whole.length : 1;
  if (digits.length - point > MOST_DECIMALS) return amount;
  const number = `${sign}${digits.slice(0, point)}.${digits.slice(point)}` as Intl.StringNumericLiteral;
  const text = formatFor(locale).format(number);
  if (isReadable) return text;
  return `${text} × 10${superscript(whole === '0' ? -zeros - 1 : whole.length - 1)}`;
}

function superscript(power: number): string {
  return String(power).replace(/./g, (character) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(character)] ?? '⁻');
}

function formatFor(locale: string): Intl.NumberFormat {
  const known = formats.get(locale) ?? newFormat(locale);
  formats.set(locale, known);
  return known;
}

/** A locale that the runtime does not know (the system's may be anything) is read as English. Zero has no sign. */
function newFormat(locale: string): Intl.NumberFormat {
  const options = { maximumFractionDigits: MOST_DECIMALS, signDisplay: 'negative' } as const;
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    return new Intl.NumberFormat('en', options);
  }
}
