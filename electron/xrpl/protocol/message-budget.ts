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

/**
 * Whether parsing the text would give more than the budget allows. Keeps nothing, and ends where the budget does. What is
 * no JSON may pass: the parser refuses it.
 */
export function exceedsBudget(text: string, budget: MessageBudget): boolean {
  return !isSmall(text, budget) && goesBeyond(text, budget);
}

/**
 * Whether a text holds too little to go beyond the budget, wherever it stands: nothing is as deep as there are brackets.
 * It is so of most transactions, and seen in a fifth of the time that reading the structure takes.
 */
function isSmall(text: string, { depth, width, textLength }: MessageBudget): boolean {
  if (text.length > width || text.length > textLength) return false;
  let opened = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      opened += 1;
      if (opened > depth) return false;
    }
  }
  return true;
}

/** Looks at each character once. */
function goesBeyond(text: string, budget: MessageBudget): boolean {
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
