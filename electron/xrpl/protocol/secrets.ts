import { decodeSeed } from 'ripple-address-codec';

/** Base58 in the ledger's alphabet: no 0, O, I or l. */
const BASE58 = '[1-9A-HJ-NP-Za-km-z]';

const SEED_SHAPE = new RegExp(`^s${BASE58}{20,}$`);
const PRIVATE_KEY_SHAPE = new RegExp(`^p${BASE58}{45,}$`);
/** 64 digits (a private key, also behind 0x or with its one-byte prefix), or 32 (the entropy behind a seed). */
const HEX_KEY_SHAPE = /^(?:0x)?(?:[0-9a-f]{64}|(?:ed|00)[0-9a-f]{64}|[0-9a-f]{32})$/i;
/** Eight groups of six digits, as some wallets write a secret. */
const SECRET_NUMBERS_SHAPE = /^(?:[A-H]?:?\d{6}[\s,;-]*){8}$/;
/** Far longer than anything that spends; the clipboard may hold megabytes. What is behind is not looked at. */
const LONGEST_TEXT = 4096;
/** A family seed has 29 to 31 characters, and decoding takes the square of the length. */
const LONGEST_SEED = 64;
/** No address is more than one word; a recovery phrase is 12 to 24, an RFC 1751 key 12 short ones. */
const PHRASE_WORDS = 12;

/**
 * True when the text looks like something that spends: a family seed (s…, sEd…), a private key, secret numbers,
 * a recovery phrase. Shape decides, not validity: a secret with a typing error is still a secret. Also true when
 * one word of the text does.
 */
export function looksLikeSecret(text: string): boolean {
  const begin = text.slice(0, LONGEST_TEXT).trim();
  const words = begin.split(/[\s,;]+/).filter((word) => word !== '');
  if (SECRET_NUMBERS_SHAPE.test(begin)) return true;
  if (words.some((word) => isSecretWord(word.replace(/^["'`(<]+|["'`)>.]+$/g, '')))) return true;
  const phraseWords = words.filter((word) => /^(?:\d{1,2}[.):]?)?\p{L}{1,12}$/u.test(word));
  return phraseWords.length >= PHRASE_WORDS;
}

function isSecretWord(word: string): boolean {
  return (
    SEED_SHAPE.test(word) || PRIVATE_KEY_SHAPE.test(word) || HEX_KEY_SHAPE.test(word) || decodesAsSeed(word)
  );
}

function decodesAsSeed(word: string): boolean {
  if (word.length > LONGEST_SEED) return false;
  try {
    decodeSeed(word);
    return true;
  } catch {
    return false;
  }
}
