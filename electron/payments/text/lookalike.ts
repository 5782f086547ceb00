/**
 * Names whose imitation deceives about value. A name that reads like one of them and is another is shown as hex. No
 * issued currency may be called XRP, however it is written.
 */
const FAMOUS: ReadonlySet<string> = new Set(
  'XRP RLUSD USD EUR GBP JPY CNY CHF AUD CAD BTC WBTC ETH WETH USDC USDT EURC SOL BNB XLM ADA DOGE XAU XAG'.split(
    ' ',
  ),
);

/** Characters that pass for a Latin capital in most fonts, by that capital. NFKD folds full-width and styled forms before. */
const PASSES_FOR: Readonly<Record<string, string>> = {
  A: '4@ΑАᎪꓮᴀ',
  B: '8ΒВᏴꓐʙ',
  C: 'ϹСᏟꓚᴄⲤ',
  D: 'Ꭰꓓᴅ',
  E: '3ΕЕᎬ€ꓰᴇⲈ',
  G: '6Ԍꓖɢ',
  H: 'ΗНꓧʜⲎ',
  // Capital I and small L are one stroke in most fonts, so L is folded into I.
  I: '1!|LΙІӀǀᏞꓲɪⲒ',
  J: 'Јꓙᴊ',
  K: 'ΚКᏦꓗᴋⲔ',
  M: 'ΜМᎷꓟᴍⲘ',
  N: 'ΝꓠɴⲚ',
  O: '0ΟОՕꓳᴏⲞ',
  P: 'ΡРᏢꓑᴘⲢ',
  R: 'Ꮢꓣʀ',
  S: '5$ЅՏᏚꓢꜱ',
  T: '7ΤТᎢꓔᴛⲦ',
  U: 'ՍՄꓴᴜ',
  V: 'ѴᏙꓦᴠ',
  W: 'ԜᎳꓪᴡ',
  X: 'ΧХ×ꓫⲬ',
  Y: 'ΥҮꓬʏⲨ',
  Z: '2ΖᏃꓜᴢⲌ',
};

const CAPITAL_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(PASSES_FOR).flatMap(([capital, others]) => [...others].map((other) => [other, capital])),
);

export function isFamous(name: string): boolean {
  return FAMOUS.has(name);
}

/** Whether a name reads like a famous one without being exactly it, or holds "XRP" as a word of its own. */
export function imitates(name: string): boolean {
  const skeletons = words(name);
  const whole = skeletons.join('');
  if (skeletons.includes('XRP') || whole === 'XRP') return true;
  // "US$" is a way to write USD.
  return (FAMOUS_SKELETONS.has(whole) || name.toUpperCase() === 'US$') && !FAMOUS.has(name);
}

/** The name's words as people read them: case, accents, styles and look-alikes are folded to Latin capitals. */
function words(name: string): readonly string[] {
  return skeletonText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function skeletonText(name: string): string {
  let skeleton = '';
  for (const character of name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')) {
    const capital = character.toUpperCase();
    // Some small capitals have a capital of their own.
    skeleton += CAPITAL_OF.get(character) ?? CAPITAL_OF.get(capital) ?? capital;
  }
  return skeleton;
}

const FAMOUS_SKELETONS: ReadonlySet<string> = new Set([...FAMOUS].map((name) => words(name).join('')));
