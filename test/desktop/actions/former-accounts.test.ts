import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAccountActions } from '../../../electron/desktop/actions/accounts.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { createPaymentSearch } from '../../../electron/desktop/history/payment-search.ts';
import { createTotals } from '../../../electron/desktop/history/totals.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openSettings, type SettingsStore } from '../../../electron/store/settings/settings.ts';
import { ACCOUNT, newPayment, OTHER, STATEMENT, samplePayment } from '../../store/database/sample-payment.ts';

let folder: string;
let store: PaymentStore;
let settings: SettingsStore;
let accounts: ReturnType<typeof createAccountActions>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-former-'));
  store = openPaymentStore(folder);
  const kept = new Map<string, unknown>();
  settings = openSettings({ get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) });
  const context = {
    ...{
      store,
      settings,
      now: () => 0,
      totals: createTotals(store, createPaymentSearch(store)),
      i18n: () => i18nFor('en'),
    },
    ...{
      monitors: { update: () => undefined },
      arrived: () => undefined,
      alerts: { review: () => undefined },
    },
  };
  accounts = createAccountActions(context as unknown as AppContext);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const labels = () => settings.formerAccounts().map(({ label }) => label);

function add(text: string, label: string, tag: number | null = null): string {
  const outcome = accounts.add({ text, label, network: 'mainnet', tag });
  if (!outcome.ok) throw new Error(outcome.text);
  return outcome.value.id;
}

it('a removed account keeps its name for the payments it has', () => {
  store.record([newPayment(1)], []);
  const id = add(ACCOUNT, 'Shop');
  accounts.update(id, { colour: 4 });
  accounts.remove(id);
  expect(settings.formerAccounts()).toEqual([
    { id, network: 'mainnet', address: ACCOUNT, tag: null, label: 'Shop', colour: 4 },
  ]);
});

it('a removed account keeps its name where its only payment is disputed: it is still listed', () => {
  store.record([newPayment(1)], []);
  store.setTrust(samplePayment(1), 'disputed', STATEMENT);
  accounts.remove(add(ACCOUNT, 'Shop'));
  expect(labels()).toEqual(['Shop']);
});

it('nothing is kept of one without payments, and of one without a name', () => {
  store.record([newPayment(1)], []);
  accounts.remove(add(OTHER, 'Typing error'));
  accounts.remove(add(ACCOUNT, 'Till', 999));
  accounts.remove(add(ACCOUNT, ''));
  expect(labels()).toEqual([]);
});

it('the name it had is no longer needed once it is watched again, in whatever way', () => {
  store.record([newPayment(1)], []);
  accounts.remove(add(ACCOUNT, 'Shop'));
  accounts.undoRemove();
  expect(labels()).toEqual([]);
  const [entry] = settings.watched();
  if (entry === undefined) throw new Error('Nothing is watched.');
  accounts.update(entry.id, { colour: 6 });
  accounts.remove(entry.id);
  const again = add(ACCOUNT, 'Stall');
  expect(labels()).toEqual([]);
  expect(settings.watched()).toMatchObject([{ label: 'Stall', colour: 6 }]);
  accounts.remove(again);
  expect(labels()).toEqual(['Stall']);
  accounts.addAll([entry]);
  expect(labels()).toEqual([]);
});

it('an address keeps a name for each tag that was watched', () => {
  store.record([newPayment(1), newPayment(2)], []);
  for (const id of [add(ACCOUNT, 'Till 1', 1), add(ACCOUNT, 'All'), add(ACCOUNT, 'Till 2', 2)])
    accounts.remove(id);
  expect(settings.formerAccounts().map(({ label, tag }) => [label, tag])).toEqual([
    ['Till 2', 2],
    ['All', null],
    ['Till 1', 1],
  ]);
});

it('the oldest names are forgotten when there are too many', () => {
  store.record(
    Array.from({ length: 501 }, (_unused, n) => newPayment(n, { destinationTag: n })),
    [],
  );
  for (let tag = 0; tag <= 500; tag++) accounts.remove(add(ACCOUNT, `Till ${tag}`, tag));
  expect(labels()).toHaveLength(500);
  expect([labels()[0], labels().at(-1)]).toEqual(['Till 500', 'Till 1']);
});
