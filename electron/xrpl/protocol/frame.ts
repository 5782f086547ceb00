import { isObject } from './json.ts';
import type { JsonObject } from './transaction.ts';
import { parseStreamMessage, type StreamMessage } from './wire-messages.ts';

/** One message as it came over the socket, and what it is. */
export type Frame =
  | { readonly type: 'answer'; readonly message: JsonObject }
  | { readonly type: 'stream'; readonly message: StreamMessage }
  | { readonly type: 'unreadable'; readonly kind: 'binary' | 'notJson' };

/** Reads a text message; null stands for a binary one, which no server of this protocol sends. */
export function readFrame(text: string | null): Frame {
  if (text === null) return { type: 'unreadable', kind: 'binary' };
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
