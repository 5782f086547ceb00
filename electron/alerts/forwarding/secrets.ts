import { readFileSync } from 'node:fs';
import { type Message, message } from '../../contract/index.ts';

/** Where secrets come from that are not written where they are used. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file. @throws where it cannot be read. */
  readonly read: (path: string) => string;
}

export const SYSTEM_SECRETS: SecretSources = { env: process.env, read: (path) => readFileSync(path, 'utf8') };

/** A secret that cannot be had. Its reason names where it was looked for, never what was found. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
  readonly reason: Message;

  constructor(detail: string) {
    super(detail);
    this.reason = message('delivery.no-secret', { detail });
  }
}

/**
 * The secret that a setting names: `env:NAME` of the environment, `file:/path` of a file without the white space around
 * it, else the text itself.
 * @throws SecretError
 */
export function secretOf(text: string, { env, read }: SecretSources): string {
  const [, source, name = ''] = /^(env|file):(.+)$/s.exec(text) ?? [];
  if (source === undefined) return text;
  const found = source === 'env' ? env[name] : contents(name, read);
  if (found === undefined || found.trim() === '')
    throw new SecretError(source === 'env' ? `the variable ${name} is not set` : `the file ${name} is empty`);
  return found.trim();
}

function contents(path: string, read: SecretSources['read']): string {
  try {
    return read(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new SecretError(`${path}: ${code}`);
  }
}
