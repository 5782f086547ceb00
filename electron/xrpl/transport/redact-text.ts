import { looksLikeSecret } from '../protocol/secrets.ts';
import { redactServerUrl } from './server-url.ts';

/**
 * User and password of any address, whatever characters they hold: up to the last @ before its path. The parser of URLs
 * takes any slashes, or none, after the schemes that it knows. What stands between an address without an @ and the next @
 * of the line is taken for a password too: rather a word too many than a password.
 */
const CREDENTIALS =
  /\b(wss?:[\\/]{0,8}|(?:https?|ftp):[\\/]{0,8}|[a-z][a-z0-9+.-]{0,20}:\/\/)([^/\\?#\n]{0,500})@/gi;
const SERVER = /\b(?:wss?):[\\/]{1,8}[^\s"'<>]+/gi;
const WITH_QUERY = /\b((?:https?|socks[a-z0-9]{0,3}):\/\/[^\s"'<>?#]*\?)[^\s"'<>]+/gi;

/** A webhook's secret, and what stands for the services behind an Apprise API. */
const RECEIVER_SECRETS = /\b(whsec_|https?:\/\/[^\s"'<>]*\/notify\/)[^\s"'<>]+/g;

/** A log line or diagnostic text without passwords in URLs and without anything that looks like a key. */
export function redactText(text: string): string {
  return text
    .replace(
      CREDENTIALS,
      (_all, scheme: string, credentials: string) => `${scheme}${withoutPassword(credentials)}@`,
    )
    .replace(SERVER, redactServer)
    .replace(WITH_QUERY, '$1***')
    .replace(RECEIVER_SECRETS, '$1***')
    .replace(/[1-9A-HJ-NP-Za-km-z]{20,}/g, (word) =>
      word.startsWith('s') && looksLikeSecret(word) ? '***' : word,
    );
}

/** A user without a password is how some providers pass an access token. */
function withoutPassword(credentials: string): string {
  const [user = '', password] = credentials.split(':', 2);
  return password === undefined ? '***' : `${user}:***`;
}

/** Punctuation around an address is not part of it. */
function redactServer(found: string): string {
  const end = /[)\]},.;:]{0,10}$/.exec(found)?.[0] ?? '';
  const url = found.slice(0, found.length - end.length);
  return `${redactServerUrl(url)}${end}`;
}
