import type { AccountChange, AccountView, Contact, Settings } from '../../electron/contract/index.ts';
import { act } from '../bridge.ts';
import { worked } from './messages.ts';
import { optimisticSnapshot } from './snapshot-store.ts';

/** Changes settings: shown at once, taken back with a message where main refuses. True when main took it. */
export async function changeSettings(change: Partial<Settings>): Promise<boolean> {
  const visible = change.servers === undefined ? change : { ...change, servers: masked(change.servers) };
  const answered = optimisticSnapshot()?.begin('settings', (snapshot) => ({
    ...snapshot,
    settings: { ...snapshot.settings, ...visible },
  }));
  const outcome = await act('settings:update', change);
  answered?.(outcome);
  return worked(outcome);
}

/** Changes a watched account, in the same way. */
export async function changeAccount(id: string, change: AccountChange): Promise<boolean> {
  const answered = optimisticSnapshot()?.begin('accounts', (snapshot) => ({
    ...snapshot,
    accounts: snapshot.accounts.map((account) => (account.id === id ? { ...account, ...change } : account)),
  }));
  const outcome = await act('accounts:update', { id, change });
  answered?.(outcome);
  return worked(outcome);
}

/** Puts the watched accounts into this order, in the same way. */
export async function changeOrder(ids: readonly string[]): Promise<boolean> {
  const answered = optimisticSnapshot()?.begin('accounts', (snapshot) => ({
    ...snapshot,
    accounts: inOrder(snapshot.accounts, ids),
  }));
  const outcome = await act('accounts:reorder', { ids });
  answered?.(outcome);
  return worked(outcome);
}

/** Takes a watched account out of the list, in the same way: a second press finds it gone. */
export async function dropAccount(id: string): Promise<boolean> {
  const answered = optimisticSnapshot()?.begin('accounts', (snapshot) => ({
    ...snapshot,
    accounts: snapshot.accounts.filter((account) => account.id !== id),
  }));
  const outcome = await act('accounts:remove', { id });
  answered?.(outcome);
  return worked(outcome);
}

/** Brings back the account that was taken out last. */
export async function bringBackAccount(): Promise<boolean> {
  const outcome = await act('accounts:undo-remove', null);
  // main has nothing to tell where it had not told the removal yet.
  if (outcome.ok) optimisticSnapshot()?.settle('accounts');
  return worked(outcome);
}

/** Takes a contact out of the list, in the same way. */
export async function dropContact(address: string): Promise<boolean> {
  const answered = optimisticSnapshot()?.begin('contacts', (snapshot) => ({
    ...snapshot,
    contacts: snapshot.contacts.filter((contact) => contact.address !== address),
  }));
  const outcome = await act('contacts:remove', { address });
  answered?.(outcome);
  return worked(outcome);
}

/** Gives an address a name, or another one, in the same way. */
export async function setContact(contact: Contact): Promise<boolean> {
  const outcome = await act('contacts:set', contact);
  if (outcome.ok) optimisticSnapshot()?.settle('contacts');
  return worked(outcome);
}

/** The accounts in this order; those it does not name (added meanwhile) at the end. */
export function inOrder(accounts: readonly AccountView[], ids: readonly string[]): readonly AccountView[] {
  const place = (account: AccountView) => {
    const index = ids.indexOf(account.id);
    return index < 0 ? ids.length : index;
  };
  return accounts.toSorted((one, other) => place(one) - place(other));
}

function masked(servers: Settings['servers']): Settings['servers'] {
  return Object.fromEntries(
    Object.entries(servers).map(([network, urls]) => [network, urls.map(withoutSecrets)]),
  );
}

/**
 * A server's address as main shows it: passwords, tokens and values of the query replaced by ***. main knows its
 * servers by this form, so that a list sent back with it keeps the password.
 */
export function withoutSecrets(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.username === '' && url.search === '') return text;
  const credentials = url.password ? `${url.username}:***@` : url.username ? '***@' : '';
  const query = [...url.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=***`).join('&');
  const path = url.pathname === '/' ? '' : url.pathname;
  return `${url.protocol}//${credentials}${url.host}${path}${query && `?${query}`}`;
}
