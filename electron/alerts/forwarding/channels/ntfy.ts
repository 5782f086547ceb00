import { message as said } from '../../../contract/index.ts';
import type { Channel } from '../channel.types.ts';
import type { HttpPost } from '../http-post.ts';
import { SecretError } from '../secrets.ts';
import { createTextChannel, type EventWords, isUrgent, type TextMessage } from './text-channel.ts';

/**
 * A message of more than 4,096 bytes becomes an attachment (https://docs.ntfy.sh/publish/#limitations), and some versions
 * take no more as the whole JSON body, quotes escaped.
 */
const MOST_BODY_BYTES = 4_000;

/** https://docs.ntfy.sh/publish/: what a topic's name may be. */
const TOPIC = /^[-_A-Za-z0-9]{1,64}$/;

const DEFAULT_PRIORITY = 3;
const URGENT_PRIORITY = 4;

export interface NtfyDeps {
  /** The server. Of a path nothing is kept: what is posted to a topic's own address is no JSON to ntfy. */
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
        const name = topic();
        if (!TOPIC.test(name)) return { type: 'failed', reason: said('delivery.bad-topic') };
        const click = pageOf(message);
        const fields = {
          ...{ topic: name, title: message.title },
          priority: isUrgent(message) ? URGENT_PRIORITY : DEFAULT_PRIORITY,
          ...(click === null ? {} : { click }),
        };
        const text = message.body === '' ? message.title : message.body;
        return await post({
          ...{ url: new URL('/', url).href, signal, body: bodyOf(fields, text) },
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

/** The fields and as much of the text as there is room for: whole characters only. */
function bodyOf(fields: Readonly<Record<string, unknown>>, text: string): string {
  const characters = [...text];
  for (let most = characters.length; ; most = Math.floor(most * 0.9)) {
    const message = most === characters.length ? text : `${characters.slice(0, most).join('')}…`;
    const body = JSON.stringify({ ...fields, message });
    if (most === 0 || Buffer.byteLength(body) <= MOST_BODY_BYTES) return body;
  }
}
