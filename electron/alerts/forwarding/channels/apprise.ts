import { message as said } from '../../../contract/index.ts';
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

/** What the Apprise API says of itself by statuses that mean something else elsewhere (its swagger.yaml, /notify/{key}). */
const MEANINGS = {
  204: said('delivery.apprise-empty'),
  424: said('delivery.apprise-failed'),
} as const;

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
          headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
          meanings: MEANINGS,
        });
      } catch (error) {
        if (error instanceof SecretError) return { type: 'failed', reason: error.reason };
        throw error;
      }
    },
  });
}
