import { imitates, isFamous } from '../text/lookalike.ts';

/** A currency code as a readable name that cannot deceive. */
export interface CurrencyName {
  readonly text: string;
  /** The code decodes to a name that imitates another asset or can be misread; `text` is hex then. */
  readonly suspicious: boolean;
}

/**
 * Names that are shown as text: ASCII without blanks (a name must not continue the sentence around it), markup, quotes,
 * and the characters of links (. / : & < >).
 */
const SAFE_NAME = /^[A-Za-z0-9?!@#$%^*(){}[\]|_+-]+$/;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Names a three-character or 40-hex code. LP tokens (first byte 03) and demurrage codes (01) have formats of their own. */
export function currencyName(code: string): CurrencyName {
  if (!/^[0-9A-F]{40}$/.test(code)) return judged(code, hexText(Buffer.from(code, 'latin1').toString('hex')));
  if (code.startsWith('03')) return { text: `LP ${shortHex(code.slice(2))}`, suspicious: false };
  const hex = hexText(code.replace(/(?:00)+$/, ''));
  if (code.startsWith('01')) {
    const demurrage = demurrageName(code);
    if (demurrage !== null) return demurrage;
  }
  const text = decoded(code);
  if (text === null) {
    // Characters that do not print are not shown, but a famous name with such characters in it is still an
    // imitation.
    const seen = printable(code);
    return { text: hex, suspicious: imitates(seen) || isFamous(seen) };
  }
  // Three letters in another layout would pass for the real three-character code.
  if (text.length <= 3) return { text: hex, suspicious: true };
  return judged(text, hex);
}

/** Judges the name that a token's issuer claims (an MPT's ticker); null where it cannot be shown. */
export function safeTicker(ticker: string): CurrencyName | null {
  if (!/^[A-Za-z0-9]{1,12}$/.test(ticker)) return null;
  const judgement = judged(ticker, ticker);
  return judgement.suspicious ? { text: '', suspicious: true } : judgement;
}

function judged(text: string, hex: string): CurrencyName {
  if (imitates(text)) return { text: hex, suspicious: true };
  // It may print, but nobody can recognise text beyond ASCII by eye.
  if (/[^ -~]/.test(text)) return { text: hex, suspicious: false };
  return SAFE_NAME.test(text) && !readsAsNumber(text)
    ? { text, suspicious: false }
    : { text: hex, suspicious: true };
}

/** "000" after "5" reads as five thousand, "1e9" as a factor, "NaN" as an error of this app. */
function readsAsNumber(text: string): boolean {
  if (/^(?:nan|inf|infinity|undefined|null)$/i.test(text)) return true;
  const letters = text.replace(/[^A-Za-z]/g, '').length;
  return letters === 0 || (/^\d/.test(text) && letters < 2);
}

/** What people would see if the code's bytes were shown as text. */
function printable(code: string): string {
  return Buffer.from(code, 'hex')
    .toString('utf8')
    .replace(/[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu, '');
}

/** The code's bytes without trailing zeros as UTF-8 text; null where they are no UTF-8 or hold characters that do not print. */
function decoded(code: string): string | null {
  try {
    const text = utf8.decode(Buffer.from(code.replace(/(?:00)+$/, ''), 'hex'));
    return text === '' || /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? null : text;
  } catch {
    // The bytes are no text: the hex names the currency.
    return null;
  }
}

/**
 * Names a demurrage or interest code: 01, three characters, four bytes of start time, then the e-folding time in seconds
 * as a double. "XAU (-0.5%pa)" is how the XRP Ledger's own tools write it.
 */
function demurrageName(code: string): CurrencyName | null {
  const bytes = Buffer.from(code, 'hex');
  const name = bytes.subarray(1, 4).toString('latin1');
  const period = bytes.readDoubleBE(8);
  const yearly = (Math.exp(31_536_000 / period) - 1) * 100;
  if (!Number.isFinite(yearly) || Math.abs(yearly) > 1000) return null;
  const { text, suspicious } = judged(name, hexText(code));
  // XAU with demurrage is another asset than XAU, so the rate is part of the name.
  return suspicious
    ? { text, suspicious }
    : { text: `${text} (${Number(yearly.toFixed(2))}%pa)`, suspicious };
}

function hexText(hex: string): string {
  return `0x${shortHex(hex.toUpperCase())}`;
}

function shortHex(hex: string): string {
  return hex.length <= 16 ? hex : `${hex.slice(0, 8)}…${hex.slice(-4)}`;
}
