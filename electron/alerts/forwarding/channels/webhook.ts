import { createHmac, randomBytes } from 'node:crypto';
import { type ForwardedEvent, message, type SendResult } from '../../../contract/index.ts';
import type { Channel } from '../channel.types.ts';
import type { HttpPost } from '../http-post.ts';
import { SecretError } from '../secrets.ts';

/** Standard Webhooks 1.0.0 asks for less than 20 kB. */
const MOST_BYTES = 20_000;
const PREFIX = 'whsec_';
const FEWEST_SECRET_BYTES = 24;
const MOST_SECRET_BYTES = 64;
const NEW_SECRET_BYTES = 32;

export interface WebhookDeps {
  readonly url: string;
  /** Read for each event. @throws SecretError */
  readonly secrets: () => readonly string[];
  readonly post: HttpPost;
  /** Milliseconds since 1970. */
  readonly wallTime: () => number;
}

/** Posts each event as Standard Webhooks 1.0.0 says, signed with every secret that is in force. */
export function createWebhook({ url, secrets, post, wallTime }: WebhookDeps): Channel {
  async function sendOne(event: ForwardedEvent, signal: AbortSignal): Promise<SendResult> {
    const body = JSON.stringify({ type: event.type, timestamp: event.timestamp, data: event.data });
    if (Buffer.byteLength(body) >= MOST_BYTES)
      return { type: 'refused', reason: message('delivery.too-large') };
    const timestamp = Math.floor(wallTime() / 1000);
    let signatures: string[];
    try {
      signatures = secrets().map((secret) => signatureOf({ id: event.id, timestamp, body }, secret));
    } catch (error) {
      if (error instanceof SecretError) return { type: 'failed', reason: error.reason };
      throw error;
    }
    if (signatures.includes('')) return { type: 'failed', reason: message('delivery.bad-secret') };
    return await post({
      ...{ url, body, signal },
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': event.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatures.join(' '),
      },
    });
  }

  return {
    most: 1,
    async send([first], signal) {
      return first === undefined ? [] : [await sendOne(first.event, signal)];
    },
    close: async () => undefined,
  };
}

/** `v1,` and HMAC-SHA256 over `id.timestamp.body` in base64; '' where the secret is none. */
function signatureOf(
  { id, timestamp, body }: { readonly id: string; readonly timestamp: number; readonly body: string },
  secret: string,
): string {
  const key = webhookKey(secret);
  if (key === null) return '';
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/** A secret that nobody has seen yet. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(NEW_SECRET_BYTES).toString('base64')}`;
}

/** The bytes of a secret, 24 to 64; null where the text is no secret. */
export function webhookKey(secret: string): Buffer | null {
  const base64 = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : null;
  if (base64 === null || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null;
  const key = Buffer.from(base64, 'base64');
  return key.length >= FEWEST_SECRET_BYTES && key.length <= MOST_SECRET_BYTES ? key : null;
}
