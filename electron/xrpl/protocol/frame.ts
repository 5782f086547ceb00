import { isObject } from './json.ts';
import { ANSWER_BUDGET, exceedsBudget, STREAM_BUDGET } from './message-budget.ts';
import type { JsonObject } from './transaction.ts';
import { parseStreamMessage, type StreamMessage } from './wire-messages.ts';

/** One message as it came over the socket, and what it is. */
export type Frame =
  | { readonly type: 'answer'; readonly message: JsonObject }
  | { readonly type: 'stream'; readonly message: StreamMessage }
  | { readonly type: 'unreadable'; readonly kind: 'binary' | 'notJson' }
  /** Parsing it would cost more than any honest message does. It was not parsed. */
  | { readonly type: 'too-complex' };

/**
 * Reads a text message; null stands for a binary one, which no server of this protocol sends. `answers`: it may be the
 * answer to a question about history, which holds more than any other message.
 */
export function readFrame(text: string | null, answers: boolean): Frame {
  if (text === null) return { type: 'unreadable', kind: 'binary' };
  if (exceedsBudget(text, answers ? ANSWER_BUDGET : STREAM_BUDGET)) return { type: 'too-complex' };
  const message = parse(text);
  if (!isObject(message)) return { type: 'unreadable', kind: 'notJson' };
  return isAnswer(message)
    ? { type: 'answer', message }
    : { type: 'stream', message: parseStreamMessage(message) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Broken requests are answered with type "error" and without an id. */
function isAnswer(message: JsonObject): boolean {
  return message.type === 'response' || message.type === 'error' || message.id !== undefined;
}
