import { type Message, type MessageCode, message, safeText } from '../contract/index.ts';

type Bare = Exclude<Extract<MessageCode, `system.${string}`>, 'system.other'>;

/** Codes of Node's system errors (https://nodejs.org/api/errors.html#common-system-errors) that people can act on. */
const BY_CODE: Readonly<Record<string, Bare>> = {
  ENOSPC: 'system.no-space',
  EDQUOT: 'system.no-space',
  EACCES: 'system.no-permission',
  EPERM: 'system.no-permission',
  EROFS: 'system.read-only',
  ENOENT: 'system.not-found',
  ENOTDIR: 'system.not-found',
  EBUSY: 'system.busy',
  ETXTBSY: 'system.busy',
  EISDIR: 'system.is-folder',
  // Refused by O_NOFOLLOW.
  ELOOP: 'system.link',
};

/** The message for an error of the operating system; its own words only where its code is not known. */
export function systemMessage(error: unknown): Message {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = BY_CODE[code];
  return known === undefined ? message('system.other', { detail: firstLine(error) }) : message(known);
}

/** The first line of an error's own words, safe to show: never a stack. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return safeText(text.split('\n', 1)[0] ?? '', 'message');
}
