/** Longest on-chain text shown in one piece, in code points, unless the caller says otherwise. */
export const SAFE_TEXT_LIMIT = 256;

/** With what is drawn as nothing: fillers that count as letters, the empty braille pattern. */
const CONTROL_OR_FORMAT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Joiners that emoji and several scripts need; harmless between visible characters. */
const JOINERS = new Set(['\u200c', '\u200d']);
/** More marks than any script stacks on one letter; the rest would climb over the neighbouring lines. */
const MOST_MARKS = 4;

/**
 * On-chain text made safe to show: line breaks and tabs become spaces; control, bidi, zero-width, private and
 * unassigned characters are shown as their code point ("⟨U+202E⟩"), so that nothing acts and nothing hides; towers of
 * combining marks are cut; the whole is cut to `limit` code points with "…". Escaping for markup is the
 * business of whoever shows it.
 */
export function safeText(text: string, limit: number = SAFE_TEXT_LIMIT): string {
  const shown: string[] = [];
  let marks = 0;
  for (const character of text) {
    if (shown.length >= limit) {
      shown[limit - 1] = '…';
      break;
    }
    if (/\p{M}/u.test(character)) {
      marks += 1;
      if (marks <= MOST_MARKS) shown.push(character);
      continue;
    }
    marks = 0;
    if (/[\s\u0085]/u.test(character)) {
      if (shown.length > 0 && shown.at(-1) !== ' ') shown.push(' ');
    } else if (JOINERS.has(character)) {
      if (joins(shown)) shown.push(character);
    } else if (CONTROL_OR_FORMAT.test(character)) {
      shown.push(`⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
    } else {
      shown.push(character);
    }
  }
  return shown.join('').trimEnd();
}

/** A joiner is kept only right after a visible character that is not a joiner itself. */
function joins(shown: readonly string[]): boolean {
  const last = shown.at(-1);
  return last !== undefined && last !== ' ' && !JOINERS.has(last);
}

/** Whether text holds nothing that safeText would have to escape. */
export function isHarmless(text: string): boolean {
  for (const character of text) {
    if (JOINERS.has(character) || /[\s\u0085\p{M}]/u.test(character)) continue;
    if (CONTROL_OR_FORMAT.test(character)) return false;
  }
  return true;
}

/** "rABC…xyz9": enough of an address to recognise it. Always show the whole one where it matters. */
export function shortAddress(address: string): string {
  return address.length <= 12 ? address : `${address.slice(0, 5)}…${address.slice(-4)}`;
}
