import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Payment, WatchedAccount } from '../../../electron/contract/index.ts';
import { createAccountActions } from '../../../electron/desktop/actions/accounts.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { ALICE, ISSUER, payment, SHOP } from '../../payments/support/payments.ts';

const entry = (id: string, change: Partial<WatchedAccount> = {}) =>
  ({
    id,
    network: 'mainnet',
    address: SHOP,
    tag: null,
    mutedSenders: [],
    ...change,
  }) as unknown as WatchedAccount;

let entries: readonly WatchedAccount[];
const saved = vi.fn((next: readonly WatchedAccount[]) => {
  entries = next;
});
/** What the monitors watch by. */
const watching = vi.fn<(entries: readonly WatchedAccount[], settings: unknown) => void>();
beforeEach(() => {
  saved.mockClear();
  watching.mockClear();
});

/** Mutes the sender where these entries are watched; gives the muted senders of each, by its id. */
function mute(watched: readonly WatchedAccount[], change: Partial<Payment> = {}) {
  entries = watched;
  const context = {
    settings: { watched: () => entries, formerAccounts: () => [], setWatched: saved, settings: () => null },
    totals: { clear: () => undefined },
    monitors: { update: watching },
    arrived: () => undefined,
  };
  const { muteSender } = createAccountActions(context as unknown as AppContext);
  expect(muteSender(payment(change))).toEqual({ ok: true, value: null });
  return Object.fromEntries(entries.map(({ id, mutedSenders }) => [id, mutedSenders]));
}

describe('muting a payment’s sender', () => {
  it('mutes in each entry that watches for the payment, after those it mutes already, and nowhere else', () => {
    const watched = [
      entry('any tag', { mutedSenders: [ISSUER] }),
      entry('this tag', { tag: 5 }),
      entry('another tag', { tag: 6 }),
      entry('another account', { address: ISSUER }),
      entry('another network', { network: 'testnet' }),
    ];
    expect(mute(watched, { destinationTag: 5 })).toEqual({
      'any tag': [ISSUER, ALICE],
      'this tag': [ALICE],
      'another tag': [],
      'another account': [],
      'another network': [],
    });
  });

  it('reaches the monitors at once, so that the next payment of the sender does not alert', () => {
    mute([entry('a')]);
    expect(watching).toHaveBeenCalledExactlyOnceWith([entry('a', { mutedSenders: [ALICE] })]);
  });

  it('mutes once where it is asked for twice, and the other entry where one mutes already', () => {
    const once = [entry('a', { mutedSenders: [ALICE] })];
    expect(mute(once)).toEqual({ a: [ALICE] });
    expect(saved).not.toHaveBeenCalled();
    expect(mute([...once, entry('b', { tag: 5 })], { destinationTag: 5 })).toEqual({
      a: [ALICE],
      b: [ALICE],
    });
  });

  it.each([
    ['nobody can be named', { from: null }],
    ['it was the account itself', { from: SHOP }],
  ])('changes nothing where %s', (_name, change) => {
    expect(mute([entry('a')], change)).toEqual({ a: [] });
    expect(saved).not.toHaveBeenCalled();
    expect(watching).not.toHaveBeenCalled();
  });

  it('changes nothing where the account is watched no more', () => {
    expect(mute([])).toEqual({});
    expect(saved).not.toHaveBeenCalled();
  });
});
