import { z } from 'zod';
import { type Contact, message, UserFacingError, type WatchedAccount } from '../../contract/index.ts';
import { contactSchema, watchedAccountSchema } from '../../store/settings/settings-schema.ts';

const FORMAT = 'xrpl-chime-accounts';
const MOST_ENTRIES = 10_000;

const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  accounts: z.array(watchedAccountSchema).max(MOST_ENTRIES),
  contacts: z.array(contactSchema).max(MOST_ENTRIES).default([]),
});

/** The text of an account list file: watched entries with their labels and thresholds, and the contacts. */
export function writeAccountList(accounts: readonly WatchedAccount[], contacts: readonly Contact[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, accounts, contacts }, null, 2)}\n`;
}

/** Reads the text of an account list file. @throws UserFacingError when it is none. */
export function readAccountList(text: string): {
  readonly accounts: readonly WatchedAccount[];
  readonly contacts: readonly Contact[];
} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UserFacingError(message('import.not-json'));
  }
  const result = fileSchema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path ?? [];
  throw new UserFacingError(message('import.wrong-shape', { place: path.map(String).join('.') || '.' }));
}
