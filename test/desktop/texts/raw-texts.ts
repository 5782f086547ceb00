/**
 * Finds what would show a text that is English only, or somebody else's, in the window, the tray, a notification or
 * a dialog. What is to be shown is said by `i18n.t` or `i18n.message`.
 */

export interface RawText {
  readonly line: number;
  readonly what: string;
}

const RAW = [
  // An error's own words, a connection's reason, a problem's message, a server's last error
  /(?:\.|\?\.)(?:message|reason|lastError)\b(?![-\w]|\s*[(:])/,
  // The same, taken apart
  /\{[^{}]*(?<![\w.$'"])(?:message|reason|lastError)(?:\s*:\s*\w+)?\s*(?:,[^{}]*)?\}\s*(?:=(?![=>])|:\s*[A-Z]|\)\s*(?::|=>))/,
  /\bString\(error\)|\$\{error\}/,
  /\binEnglish\(/,
  // Written where it is shown
  /\b(?:title|label|body|toolTip|text|buttonLabel|detail|placeholder|'aria-label')\s*:\s*(?!'XRPL Chime')['"`](?=[^'"`]*[A-Za-z]{3,}[^'"`]*\s)/,
  /\b(?:title|label|alt|placeholder|aria-label|aria-description)="[^"]*[A-Za-z]{3,}\s[^"]*"/,
  /^\s*[A-Z][a-z]+(?:\s[\w’'-]+)+[.!?…]?\s*$/,
  />\s*[A-Za-z][a-z]+(?:\s[\w’'-]+)+[^<>{}=;]*<\//,
] as const;

/** Lines of a source file that do so. Comments do not count. */
export function rawTexts(source: string): readonly RawText[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(?<![:'"`\w])\/\/.*$/gm, '');
  return code
    .split('\n')
    .flatMap((text, index) =>
      RAW.some((shape) => shape.test(text)) ? [{ line: index + 1, what: text.trim() }] : [],
    );
}
