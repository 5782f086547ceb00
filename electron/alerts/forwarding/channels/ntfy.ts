import type { Channel } from '../channel.types.ts';
import type { HttpPost } from '../http-post.ts';
import { SecretError } from '../secrets.ts';
import { createTextChannel, type EventWords, isUrgent, type TextMessage } from './text-channel.ts';

/** ntfy cuts longer messages into attachments (https://docs.ntfy.sh/publish/#limitations): 4,096 bytes. */
const MOST_MESSAGE_BYTES = 3_900;

const DEFAULT_PRIORITY = 3;
const URGENT_PRIORITY = 4;

export interface NtfyDeps {
  /** The server, without the topic. */
  readonly url: string;
  /** Who knows it reads along. @throws SecretError */
  readonly topic: () => string;
  /** Sent as Bearer; null: none. @throws SecretError */
  readonly token: () => string | null;
  /** A page that shows the payment of a message; null where it is of several. */
  readonly pageOf: (message: TextMessage) => string | null;
  readonly words: EventWords;
  readonly post: HttpPost;
}

/** Pushes to an ntfy server, as JSON (https://docs.ntfy.sh/publish/#publish-as-json). */
export function createNtfy({ url, topic, token, pageOf, words, post }: NtfyDeps): Channel {
  return createTextChannel({
    words,
    async sendText(message, signal) {
      try {
        const bearer = token();
        const click = pageOf(message);
        const body = {
          topic: topic(),
          title: message.title,
          message: cutTo(message.body === '' ? message.title : message.body, MOST_MESSAGE_BYTES),
          priority: isUrgent(message) ? URGENT_PRIORITY : DEFAULT_PRIORITY,
          ...(click === null ? {} : { click }),
        };
        return await post({
          ...{ url, signal, body: JSON.stringify(body) },
          headers: {
            'Content-Type': 'application/json',
            ...(bearer === null ? {} : { Authorization: `Bearer ${bearer}` }),
          },
        });
      } catch (error) {
        if (error instanceof SecretError) return { type: 'failed', reason: error.reason };
        throw error;
      }
    },
  });
}

/** The text, of at most so many bytes in UTF-8, whole characters only. */
function cutTo(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes - 3));
  return `${text.slice(0, read)}…`;
}
