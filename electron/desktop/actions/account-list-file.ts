import * as z from 'zod';
import { type Contact, message, UserFacingError, type WatchedAccount } from '../../contract/index.ts';
import { contactSchema, MOST_ENTRIES, watchedAccountSchema } from '../../store/settings/settings-schema.ts';
import { looksLikeSecret } from '../../xrpl/protocol/secrets.ts';

const FORMAT = 'xrpl-chime-accounts';

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

/** Reads the text of an account list file. @throws UserFacingError when it is none, or holds what looks like a secret. */
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
  if (result.success) {
    const { accounts, contacts } = result.data;
    const texts = accounts.flatMap(({ label, minimumAmounts }) => [label, ...Object.keys(minimumAmounts)]);
    if ([...texts, ...contacts.map(({ name }) => name)].some(looksLikeSecret)) {
      throw new UserFacingError(message('import.secret'));
    }
    return result.data;
  }
  const path = result.error.issues[0]?.path ?? [];
  throw new UserFacingError(message('import.wrong-shape', { place: path.map(String).join('.') || '.' }));
}
