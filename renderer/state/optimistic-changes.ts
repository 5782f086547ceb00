import type {
  AccountChange,
  AccountView,
  AppSnapshot,
  Contact,
  Outcome,
  Settings,
  ShownSink,
} from '../../electron/contract/index.ts';
import { act } from '../bridge.ts';
import { worked } from './messages.ts';
import type { ChangedField } from './optimistic-snapshot.ts';
import { optimisticSnapshot } from './snapshot-store.ts';

/** Changes settings: shown at once, taken back with a message where main refuses. True when main accepted it. */
export function changeSettings(change: Partial<Settings>): Promise<boolean> {
  const visible = change.servers === undefined ? change : { ...change, servers: masked(change.servers) };
  return showAndSend('settings', (settings) => ({ ...settings, ...visible }), act('settings:update', change));
}

/** Changes a watched account, in the same way. */
export function changeAccount(id: string, change: AccountChange): Promise<boolean> {
  return showAndSend(
    'accounts',
    (accounts) => accounts.map((account) => (account.id === id ? { ...account, ...change } : account)),
    act('accounts:update', { id, change }),
  );
}

/** Puts the watched accounts into this order, in the same way. */
export function changeOrder(ids: readonly string[]): Promise<boolean> {
  return showAndSend('accounts', (accounts) => inOrder(accounts, ids), act('accounts:reorder', { ids }));
}

/** Takes a watched account out of the list, in the same way: a second press finds it gone. */
export function dropAccount(id: string): Promise<boolean> {
  return showAndSend(
    'accounts',
    (accounts) => accounts.filter((account) => account.id !== id),
    act('accounts:remove', { id }),
  );
}

/** Brings back the account that was taken out last. */
export async function bringBackAccount(): Promise<boolean> {
  const outcome = await act('accounts:undo-remove', null);
  // main has nothing to push where it had not pushed the removal yet.
  if (outcome.ok) optimisticSnapshot()?.settle('accounts');
  return worked(outcome);
}

/** Switches a receiver of forwarded events on or off, or lets events wait for it, in the same way. */
export function setSinkState(id: string, state: ShownSink['state']): Promise<boolean> {
  return showAndSend(
    'forwarding',
    (sinks) => sinks.map((sink) => (sink.id === id ? { ...sink, state } : sink)),
    act('forwarding:set-state', { id, state }),
  );
}

/** Takes a receiver out of the list, in the same way; main's words for what is lost with it, or null where it refused. */
export async function dropSink(id: string): Promise<string | null> {
  const sent = act('forwarding:remove', { id });
  await showAndSend('forwarding', (sinks) => sinks.filter((sink) => sink.id !== id), sent);
  const outcome = await sent;
  return outcome.ok ? outcome.value.text : null;
}

/** Takes a contact out of the list, in the same way. */
export function dropContact(address: string): Promise<boolean> {
  return showAndSend(
    'contacts',
    (contacts) => contacts.filter((contact) => contact.address !== address),
    act('contacts:remove', { address }),
  );
}

/** Gives an address a name, or another one, in the same way. */
export async function setContact(contact: Contact): Promise<boolean> {
  const outcome = await act('contacts:set', contact);
  if (outcome.ok) optimisticSnapshot()?.settle('contacts');
  return worked(outcome);
}

/** Changes name or address of the contact with this address; shown as soon as main accepts it. The caller says a refusal. */
export async function editContact(address: string, contact: Contact): Promise<Outcome> {
  const outcome = await act('contacts:set', { ...contact, replaces: address });
  if (outcome.ok) {
    optimisticSnapshot()?.begin('contacts', (snapshot) => ({
      ...snapshot,
      contacts: snapshot.contacts.map((known) => (known.address === address ? contact : known)),
    }))(outcome);
  }
  return outcome;
}

async function showAndSend<F extends ChangedField>(
  field: F,
  apply: (value: AppSnapshot[F]) => AppSnapshot[F],
  sent: Promise<Outcome<unknown>>,
): Promise<boolean> {
  const answered = optimisticSnapshot()?.begin(field, (snapshot) => ({
    ...snapshot,
    [field]: apply(snapshot[field]),
  }));
  const outcome = await sent;
  answered?.(outcome);
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
 * @internal
 */
export function withoutSecrets(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  if (url.username === '' && url.search === '') return text;
  const credentials = url.password ? `${url.username}:***@` : url.username ? '***@' : '';
  const query = [...url.searchParams.keys()].map((name) => `${encodeURIComponent(name)}=***`).join('&');
  const path = url.pathname === '/' ? '' : url.pathname;
  // The number by which main tells servers apart is part of a name.
  const number = /^#\d{1,2}$/.test(url.hash) ? url.hash : '';
  return `${url.protocol}//${credentials}${url.host}${path}${query && `?${query}`}${number}`;
}
