import { decodeSeed } from 'ripple-address-codec';

/** Base58 in the ledger's alphabet: no 0, O, I or l. */
const BASE58 = '[1-9A-HJ-NP-Za-km-z]';

const SEED_SHAPE = new RegExp(`^s${BASE58}{20,}$`);
const PRIVATE_KEY_SHAPE = new RegExp(`^p${BASE58}{45,}$`);
/** 64 digits (a private key, also behind 0x or with its one-byte prefix), or 32 (the entropy behind a seed). */
const HEX_KEY_SHAPE = /^(?:0x)?(?:[0-9a-f]{64}|(?:ed|00)[0-9a-f]{64}|[0-9a-f]{32})$/i;
/** Eight groups of six digits, as some wallets write a secret. */
const SECRET_NUMBERS_SHAPE = /^(?:[A-H]?:?\d{6}[\s,;-]*){8}$/;
/** No address is more than one word; a recovery phrase is 12 to 24, an RFC 1751 key 12 short ones. */
const PHRASE_WORDS = 12;

/**
 * True when the text looks like something that spends: a family seed (s…, sEd…), a private key, secret numbers,
 * a recovery phrase. Shape decides, not validity: a secret with a typing error is still a secret. Also true when
 * one word of the text does.
 */
export function looksLikeSecret(text: string): boolean {
  const words = text
    .trim()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  if (SECRET_NUMBERS_SHAPE.test(text.trim())) return true;
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
  try {
    decodeSeed(word);
    return true;
  } catch {
    return false;
  }
}
