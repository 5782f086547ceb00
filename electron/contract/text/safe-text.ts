/**
 * Most code points of a text that the app did not write, by what it is shown as. What is longer ends in "…".
 * @internal
 */
export const TEXT_LIMITS = {
  /** An account's or a contact's name in a row or a notification. It is the user's own, but may have been pasted. */
  label: 48,
  /** The same name in a menu: one as wide as half the screen is hard to follow. */
  menuName: 32,
  /** One line of a menu. */
  menuLine: 120,
  /** Why there is no connection, in a menu: a menu is as wide as its longest line, and the window has the rest. */
  menuReason: 100,
  memo: 256,
  /** The first memo as a line of a notification or a row. */
  memoLine: 80,
  /** The name that an issuer gives to a token. */
  tokenName: 64,
  /** What a server says in its own words: the reason of a close frame (123 bytes at most), an error's text. */
  serverText: 200,
  /** A value inside a message: a URL, an error of the system, a path (of the data folder, mostly shorter). */
  message: 300,
  /** One cell of an export: more than every amount and all memos together. */
  cell: 10_000,
} as const;

export type TextPurpose = keyof typeof TEXT_LIMITS;

/** Most characters of a machine's word. */
const WORD_LIMIT = 60;
/** With what is drawn as nothing: fillers that count as letters, the empty braille pattern. */
const CONTROL_OR_FORMAT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Joiners that emoji and several scripts need; harmless between visible characters. */
const JOINERS = new Set(['\u200c', '\u200d']);
/** More marks than any script stacks on one letter; the rest would climb over the neighbouring lines. */
const MOST_MARKS = 4;

/**
 * Text from strangers, made safe to show: line breaks and tabs become spaces; control, bidi, zero-width, private and
 * unassigned characters become their code point ("⟨U+202E⟩"), so that nothing acts and nothing hides; towers of
 * combining marks are cut; the whole is cut to the limit of its purpose, in code points. Applying it again changes
 * nothing. Escaping for markup is left to the code that shows the text.
 */
export function safeText(text: string, purpose: TextPurpose): string {
  const limit = TEXT_LIMITS[purpose];
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

/** A machine's word from a stranger, such as an error code or a server's state: letters, digits, "_" and "-" alone. */
export function machineWord(text: string): string {
  return text.replace(/[^\w-]/g, '').slice(0, WORD_LIMIT);
}
