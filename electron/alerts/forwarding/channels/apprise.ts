import type { Channel } from '../channel.types.ts';
import type { HttpPost } from '../http-post.ts';
import { SecretError } from '../secrets.ts';
import { createTextChannel, type EventWords, isUrgent } from './text-channel.ts';

export interface AppriseDeps {
  /** `https://…/notify/<key>`. @throws SecretError */
  readonly url: () => string;
  /** Only the services with one of these tags; '' for all. */
  readonly tag: string;
  readonly words: EventWords;
  readonly post: HttpPost;
}

/** Tells an Apprise API, which passes it on to the services that are set up there. Plain text: a memo adds no markup. */
export function createApprise({ url, tag, words, post }: AppriseDeps): Channel {
  return createTextChannel({
    words,
    async sendText(message, signal) {
      try {
        const body = {
          title: message.title,
          body: message.body === '' ? message.title : message.body,
          type: isUrgent(message) ? 'warning' : 'info',
          format: 'text',
          ...(tag === '' ? {} : { tag }),
        };
        return await post({
          ...{ url: url(), signal, body: JSON.stringify(body) },
          headers: { 'Content-Type': 'application/json' },
        });
      } catch (error) {
        if (error instanceof SecretError) return { type: 'failed', reason: error.reason };
        throw error;
      }
    },
  });
}
