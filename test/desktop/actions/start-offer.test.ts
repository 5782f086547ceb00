import { expect, it } from 'vitest';
import { createAccountActions } from '../../../electron/desktop/actions/accounts.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { openSettings } from '../../../electron/store/settings/settings.ts';
import { ACCOUNT, OTHER } from '../../store/database/sample-payment.ts';

function start(demo = false) {
  const kept = new Map<string, unknown>();
  const settings = openSettings({
    get: (key) => kept.get(key),
    set: (key, value) => void kept.set(key, value),
  });
  const totals = { clear: () => undefined, of: () => ({ count: 0, sums: [] }) };
  const context = {
    ...{ settings, demo, totals, now: () => 0, i18n: () => i18nFor('en') },
    ...{ monitors: { update: () => undefined }, arrived: () => undefined },
  };
  const accounts = createAccountActions(context as unknown as AppContext);
  const add = (text: string) => accounts.add({ text, label: '', network: 'mainnet' });
  return { settings, accounts, add, offer: () => settings.settings().startOffer };
}

it('the offer is made after the first account, and never again once it was dismissed', () => {
  const { settings, accounts, add, offer } = start();
  expect(offer()).toBe('due');
  expect(add('nonsense').ok).toBe(false);
  expect(offer()).toBe('due');
  add(ACCOUNT);
  expect(offer()).toBe('open');
  settings.updateSettings({ startOffer: 'closed' });
  add(OTHER);
  for (const { id } of settings.watched()) accounts.remove(id);
  add(ACCOUNT);
  expect(offer()).toBe('closed');
});

it('an imported list is a first account, too; one of the command line, of the demo, or beside others is none', () => {
  const { accounts, settings, add, offer } = start();
  accounts.watch([{ address: ACCOUNT, label: '' }], 'mainnet');
  add(OTHER);
  expect([settings.watched().length, offer()]).toEqual([2, 'due']);

  const importing = start();
  expect(importing.accounts.addAll([])).toEqual({ added: 0, skipped: 0 });
  expect(importing.offer()).toBe('due');
  importing.accounts.addAll(settings.watched());
  expect(importing.offer()).toBe('open');

  const demo = start(true);
  demo.add(ACCOUNT);
  expect(demo.offer()).toBe('due');
});
