import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NoticeAction } from '../../../electron/alerts/sinks/notification/notice.ts';
import {
  notificationId,
  paymentsNamed,
} from '../../../electron/alerts/sinks/notification/notification-id.ts';
import { DEFAULT_SETTINGS, type Payment, type ViewTarget } from '../../../electron/contract/index.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment, samplePayment } from '../../store/database/sample-payment.ts';

/** What the system was asked to open. */
const opened = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({ shell: { openExternal: async (url: string) => void opened.push(url) } }));
const { carryOut } = await import('../../../electron/desktop/notifications/carry-out.ts');
const { noticeUses } = await import('../../../electron/desktop/notifications/notice-uses.ts');
const { explorerUrl } = await import('../../../electron/desktop/window/external-links.ts');

let folder: string;
let store: PaymentStore;
let template: string;
let shown: ViewTarget[];
let muted: Payment[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-uses-'));
  store = openPaymentStore(folder);
  store.record([newPayment(1), newPayment(2)], []);
  template = 'https://livenet.xrpl.org/transactions/{hash}';
  [opened.length, shown, muted] = [0, [], []];
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function uses() {
  const actions = {
    accounts: { muteSender: (payment: Payment) => void muted.push(payment) },
    payments: { markRead: store.markRead },
  };
  return noticeUses(
    {
      store,
      show: (target) => void (target !== undefined && shown.push(target)),
      settings: { settings: () => ({ ...DEFAULT_SETTINGS, explorerTemplate: template }) },
      explorerUrl: (payment) => explorerUrl(template, payment.hash, payment.network),
    } as Parameters<typeof noticeUses>[0],
    actions as unknown as Parameters<typeof noticeUses>[1],
  );
}

/** A button is pressed on the notification of the payment with this number and hash. */
function press(action: NoticeAction, { id, hash } = { id: 1, hash: samplePayment(1).hash }): void {
  carryOut({ type: 'action', action }, paymentsNamed(notificationId({ id, hash }), store), uses());
}

it('a payment is marked as read, and no other', () => {
  press('mark-read');
  expect([1, 2].map((id) => store.payment(id)?.read)).toEqual([true, false]);
  expect([...opened, ...shown, ...muted]).toEqual([]);
});

it('a payment’s page opens in the browser, without the window', () => {
  press('open-explorer');
  expect(opened).toEqual([`https://livenet.xrpl.org/transactions/${samplePayment(1).hash}`]);
  expect(shown).toEqual([]);
});

it.each(['', 'http://explorer.example/{hash}'])(
  'the payment opens in the window where the explorer is by now %j',
  (changed) => {
    template = changed;
    press('open-explorer');
    expect(opened).toEqual([]);
    expect(shown).toEqual([{ view: 'payment', id: 1 }]);
  },
);

it('the sender of the payment that is stored is muted', () => {
  press('mute-sender');
  expect(muted).toEqual([store.payment(1)]);
  expect(shown).toEqual([]);
});

it.each([
  ['is gone', { id: 3, hash: samplePayment(3).hash }],
  ['has its number no more', { id: 1, hash: samplePayment(2).hash }],
])('nothing is done where the payment %s', (_name, of) => {
  for (const action of ['mark-read', 'open-explorer', 'mute-sender'] as const) press(action, of);
  expect([...opened, ...shown, ...muted]).toEqual([]);
  expect([1, 2].map((id) => store.payment(id)?.read)).toEqual([false, false]);
});

it('nothing is done where the payment was erased while its notification was shown', () => {
  for (const action of ['mark-read', 'mute-sender'] as const)
    carryOut({ type: 'action', action }, [3], uses());
  expect(uses().openExplorer(3)).toBe(false);
  expect([...opened, ...shown, ...muted]).toEqual([]);
});
