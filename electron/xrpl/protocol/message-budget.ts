/** What one message may hold. Texts are measured in characters. */
export interface MessageBudget {
  readonly depth: number;
  /** Objects, arrays and commas: about as many as there are values. */
  readonly width: number;
  readonly textLength: number;
}

/**
 * What the ledger's own messages stay far below: recorded transactions reach a depth of 12. The longest text of a
 * transaction is WebAssembly in hex, some 200,000 characters. A value takes 25 bytes and more on the wire where it is
 * honest, so that 4 MiB of stream frame hold 160,000 at most.
 */
export const STREAM_BUDGET: MessageBudget = { depth: 32, width: 160_000, textLength: 512 * 1024 };
/** A page of 200 transactions, or a whole ledger. */
export const ANSWER_BUDGET: MessageBudget = { depth: 36, width: 640_000, textLength: 512 * 1024 };

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** What a text holds, as JSON: undefined where it is none. Nothing where it is more than the budget allows. */
type Parsed = { readonly value: unknown } | null;

/**
 * Parses a text within a budget. How wide it is and how long its texts are is known before: a short one has room for no
 * more, and of a longer one the characters are looked at. How deep a short one is shows what was parsed, in a fifth of the
 * time: V8 parses without recursion, so that depth alone costs no more than as many characters of anything.
 */
export function parseWithin(text: string, budget: MessageBudget): Parsed {
  const isShort = text.length <= budget.width && text.length <= budget.textLength;
  if (!isShort && exceedsBudget(text, budget)) return null;
  const value = parse(text);
  return isShort && mayBeDeep(text, budget.depth) && isDeeper(value, budget.depth) ? null : { value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Up to this length nearly all transactions have too few brackets to be deep: to count them is quicker than to look. */
const FEW_BRACKETS_LENGTH = 4096;

/** False where there are no more brackets than levels, wherever they stand. */
function mayBeDeep(text: string, levels: number): boolean {
  if (text.length > FEW_BRACKETS_LENGTH) return true;
  let opened = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      opened += 1;
      if (opened > levels) return true;
    }
  }
  return false;
}

/** Whether a value holds objects and arrays in more levels than these. Recurses no deeper. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (typeof item === 'object' && isDeeper(item, levels - 1)) return true;
    }
    return false;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  // Of what was parsed every key is its own, and no list of them is made.
  for (const key in fields) {
    const item = fields[key];
    if (typeof item === 'object' && isDeeper(item, levels - 1)) return true;
  }
  return false;
}

/**
 * Whether parsing the text would give more than the budget allows. Looks at each character once, keeps nothing, and ends
 * where the budget does. What is no JSON may pass: the parser refuses it.
 */
export function exceedsBudget(text: string, budget: MessageBudget): boolean {
  let depth = 0;
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfText(text, at);
        if (end - at - 1 > budget.textLength) return true;
        at = end;
        break;
      }
      case OPEN_BRACKET:
      case OPEN_BRACE:
        depth += 1;
        width += 1;
        if (depth > budget.depth || width > budget.width) return true;
        break;
      case CLOSE_BRACKET:
      case CLOSE_BRACE:
        depth -= 1;
        break;
      case COMMA:
        width += 1;
        if (width > budget.width) return true;
        break;
    }
  }
  return false;
}

/** The place of the quote that ends the text which begins at `start`; the end of everything where none does. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
