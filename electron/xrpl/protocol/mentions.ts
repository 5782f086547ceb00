/** As many are looked for one by one: each takes a fraction of what reading all texts takes. */
const FEW_ACCOUNTS = 8;

const QUOTE = '"';
const LETTER_R = 0x72;
const SHORTEST_ADDRESS = 25;
const LONGEST_ADDRESS = 35;

/**
 * Those of the accounts that a JSON text names, in no particular order; null where only parsing tells, because a character may be
 * written as an escape. It costs a fraction of parsing.
 */
export function mentionsIn(text: string, accounts: ReadonlySet<string>): readonly string[] | null {
  if (text.includes('\\')) return null;
  if (accounts.size > FEW_ACCOUNTS) return amongTexts(text, accounts);
  return [...accounts].filter((account) => text.includes(account));
}

/** Looks at each quoted text once, however many accounts there are. */
function amongTexts(text: string, accounts: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  for (let start = text.indexOf(QUOTE); start >= 0; ) {
    const end = text.indexOf(QUOTE, start + 1);
    if (end < 0) break;
    const length = end - start - 1;
    if (length >= SHORTEST_ADDRESS && length <= LONGEST_ADDRESS && text.charCodeAt(start + 1) === LETTER_R) {
      const account = text.slice(start + 1, end);
      if (accounts.has(account)) found.add(account);
    }
    start = text.indexOf(QUOTE, end + 1);
  }
  return [...found];
}
