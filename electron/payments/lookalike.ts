/**
 * Names whose imitation would deceive about value. A name that reads like one of them without being it is shown as
 * hex. XRP is special: no issued currency may be called that, however it is written.
 */
const FAMOUS: ReadonlySet<string> = new Set(
  'XRP RLUSD USD EUR GBP JPY CNY CHF AUD CAD BTC WBTC ETH WETH USDC USDT EURC SOL BNB XLM ADA DOGE XAU XAG'.split(
    ' ',
  ),
);

/** Characters that pass for a Latin capital in most fonts, by that capital. Full-width and styled forms fall to NFKC before. */
const PASSES_FOR: Readonly<Record<string, string>> = {
  A: '4@ΑАᎪ',
  B: '8ΒВᏴ',
  C: 'ϹСᏟ',
  D: 'Ꭰ',
  E: '3ΕЕᎬ€',
  G: '6Ԍ',
  H: 'ΗН',
  // Capital I and small L are one stroke in most fonts: L is folded into I.
  I: '1!|LΙІӀǀᏞ',
  J: 'Ј',
  K: 'ΚКᏦ',
  M: 'ΜМᎷ',
  N: 'Ν',
  O: '0ΟОՕ',
  P: 'ΡРᏢ',
  R: 'Ꮢ',
  S: '5$ЅՏᏚ',
  T: '7ΤТᎢ',
  U: 'ՍՄ',
  V: 'ѴᏙ',
  W: 'ԜᎳ',
  X: 'ΧХ×',
  Y: 'ΥҮ',
  Z: '2ΖᏃ',
};

const CAPITAL_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(PASSES_FOR).flatMap(([capital, others]) => [...others].map((other) => [other, capital])),
);

/** Whether a name reads like a famous one without being exactly it, or holds "XRP" as a word of its own. */
export function imitates(name: string): boolean {
  const skeletons = words(name);
  const whole = skeletons.join('');
  if (skeletons.includes('XRP') || whole === 'XRP') return true;
  // "US$" is a way to write USD.
  return (FAMOUS_SKELETONS.has(whole) || name.toUpperCase() === 'US$') && !FAMOUS.has(name);
}

/** The name's words as the eye reads them: case, accents, styles and look-alikes folded to Latin capitals. */
function words(name: string): readonly string[] {
  return skeletonText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function skeletonText(name: string): string {
  let skeleton = '';
  for (const character of name.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')) {
    const capital = character.toUpperCase();
    skeleton += CAPITAL_OF.get(capital) ?? capital;
  }
  return skeleton;
}

const FAMOUS_SKELETONS: ReadonlySet<string> = new Set([...FAMOUS].map((name) => words(name).join('')));
