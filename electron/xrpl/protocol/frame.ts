import { isObject } from './json.ts';
import { mentionsIn } from './mentions.ts';
import { ANSWER_BUDGET, parseWithin, STREAM_BUDGET } from './message-budget.ts';
import type { JsonObject } from './transaction.ts';
import { parseStreamMessage, type StreamMessage } from './wire-messages.ts';

/** One message as it came over the socket, and what it is. */
export type Frame =
  | { readonly type: 'answer'; readonly message: JsonObject }
  /** `mentions`: the given accounts that it names; null where that was not looked for, or cannot be seen before parsing. */
  | {
      readonly type: 'stream';
      readonly message: StreamMessage;
      readonly mentions: readonly string[] | null;
    }
  /** A transaction that names none of the given accounts. It was not parsed. */
  | { readonly type: 'of-others' }
  | { readonly type: 'unreadable'; readonly kind: 'binary' | 'notJson' }
  /** It holds more, or in more levels, than any honest message does. Where its length allows that it costs much, it was not parsed. */
  | { readonly type: 'too-complex' };

const OF_OTHERS: Frame = { type: 'of-others' };

/**
 * Reads a text message; null stands for a binary one, which no server of this protocol sends. `answers`: it may be the
 * answer to a question about history, which holds more than any other message. `accounts`: transactions that name none
 * of these are not parsed; null: all are.
 */
export function readFrame(
  text: string | null,
  answers: boolean,
  accounts: ReadonlySet<string> | null = null,
): Frame {
  if (text === null) return { type: 'unreadable', kind: 'binary' };
  const mentions = accounts !== null && isPlainTransaction(text) ? mentionsIn(text, accounts) : null;
  if (mentions?.length === 0 && isWhole(text)) return OF_OTHERS;
  const parsed = parseWithin(text, answers ? ANSWER_BUDGET : STREAM_BUDGET);
  if (parsed === null) return { type: 'too-complex' };
  const message = parsed.value;
  if (!isObject(message)) return { type: 'unreadable', kind: 'notJson' };
  return isAnswer(message)
    ? { type: 'answer', message }
    : { type: 'stream', message: parseStreamMessage(message), mentions };
}

/** As rippled ends a transaction, and a line feed behind it: its fields are in order. */
const TRANSACTION_END = '"type":"transaction","validated":true}';

/**
 * Whether a text is a validated transaction in the form in which servers write them: whole, and without spaces. In any
 * other form it is parsed.
 */
function isPlainTransaction(text: string): boolean {
  if (!text.startsWith('{')) return false;
  if (text.endsWith(`${TRANSACTION_END}\n`) || text.endsWith(TRANSACTION_END)) return true;
  return (
    text.endsWith('}') &&
    text.includes('"type":"transaction"') &&
    text.includes('"validated":true') &&
    // An answer may hold such a message.
    !text.includes('"result":')
  );
}

/** What follows one another in a whole transaction, as rippled sorts its fields: those of API v2, and of v1. */
const WHOLE: readonly (readonly string[])[] = [
  [
    '"hash":"',
    '"ledger_index":',
    '"meta":{"AffectedNodes":[{"',
    '"TransactionIndex":',
    '"TransactionResult":"te',
    '"tx_json":{"Account":"r',
    '"TransactionType":"',
  ],
  [
    '"ledger_index":',
    '"meta":{"AffectedNodes":[{"',
    '"TransactionIndex":',
    '"TransactionResult":"te',
    '"transaction":{"Account":"r',
    '"TransactionType":"',
    '"hash":"',
  ],
];

/**
 * Whether a text has what a transaction must have, in its place. One that lacks some of it may have been about a watched
 * account, whose name it lacks too: it is parsed, found unreadable, and its ledger is asked for.
 */
function isWhole(text: string): boolean {
  return WHOLE.some((marks) => {
    let at = 0;
    for (const mark of marks) {
      at = text.indexOf(mark, at);
      if (at < 0) return false;
      at += mark.length;
    }
    return true;
  });
}

/** Broken requests are answered with type "error" and without an id. */
function isAnswer(message: JsonObject): boolean {
  return message.type === 'response' || message.type === 'error' || message.id !== undefined;
}
