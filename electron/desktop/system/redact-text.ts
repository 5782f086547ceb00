import { looksLikeSecret } from '../../xrpl/protocol/secrets.ts';
import { redactServerUrl } from '../../xrpl/transport/server-url.ts';

/** A log line or diagnostic text without passwords in URLs and without anything that looks like a key. */
export function redactText(text: string): string {
  return text
    .replace(/\b(?:wss?|https?):\/\/[^\s"'<>)\]]+/g, (url) =>
      /^wss?:|[@?]/.test(url) ? redactServerUrl(url) : url,
    )
    .replace(/[1-9A-HJ-NP-Za-km-z]{20,}/g, (word) =>
      word.startsWith('s') && looksLikeSecret(word) ? '***' : word,
    );
}
