import { describe, expect, it, test } from 'vitest';
import { reachOf } from '../../../../electron/alerts/sinks/notification/notice-buttons.ts';
import { readSummaryId, summaryId } from '../../../../electron/alerts/sinks/notification/notification-id.ts';
import type { StoredPayment, WatchedAccount } from '../../../../electron/contract/index.ts';
import { ALICE, payment, SHOP } from '../../../payments/support/payments.ts';

const HASH = '8F03AB12CD34EF56'.repeat(4);
const stored = (id: number, change: Partial<StoredPayment> = {}): StoredPayment => ({
  ...payment({ hash: HASH }),
  ...{ id, alerted: true, read: false, recordedAt: '2026-01-01T00:00:00Z', outcome: null },
  ...change,
});
const entry = (change: Partial<WatchedAccount> = {}) =>
  ({
    id: 'a',
    network: 'mainnet',
    address: SHOP,
    tag: null,
    mutedSenders: [],
    ...change,
  }) as unknown as WatchedAccount;

function actionsOf(
  of: readonly StoredPayment[],
  change: { isPrivate?: boolean; hasExplorer?: boolean; watched?: WatchedAccount[] } = {},
) {
  const { isPrivate = false, hasExplorer = true, watched = [entry()] } = change;
  const { actions } = reachOf(of, isPrivate, { watched: () => watched, hasExplorer: () => hasExplorer });
  return actions.map(({ number, action }) => `${number} ${action}`);
}

describe('the buttons of a notification', () => {
  const [READ, EXPLORER, MUTE] = ['0 mark-read', '1 open-explorer', '2 mute-sender'];

  it('of a payment are all three, each by a number that never changes', () => {
    expect(actionsOf([stored(1)])).toEqual([READ, EXPLORER, MUTE]);
    expect(actionsOf([stored(1)], { hasExplorer: false })).toEqual([READ, MUTE]);
  });

  it.each([
    ['nobody can be named', stored(1, { from: null }), [entry()]],
    ['it was the account itself', stored(1, { from: SHOP }), [entry()]],
    ['nobody watches any more', stored(1), []],
    ['the sender is muted', stored(1), [entry({ mutedSenders: [ALICE] })]],
    ['only another tag is watched', stored(1), [entry({ tag: 7 })]],
    [
      'as many are muted as can be',
      stored(1),
      [entry({ mutedSenders: Array(1000).fill(ALICE.toLowerCase()) })],
    ],
  ])('mute nobody where %s', (_name, of, watched) => {
    expect(actionsOf([of], { watched })).toEqual([READ, EXPLORER]);
  });

  it('mute who one of two entries does not mute yet', () => {
    const watched = [entry({ mutedSenders: [ALICE] }), entry({ id: 'b', tag: 5 })];
    expect(actionsOf([stored(1, { destinationTag: 5 })], { watched })).toContain(MUTE);
  });

  it('reveal nothing in privacy mode', () => {
    expect(actionsOf([stored(1)], { isPrivate: true })).toEqual([READ]);
  });

  it('of a summary mark all of it as read and open the list; of no payment there are none', () => {
    expect(actionsOf([stored(1), stored(2)])).toEqual(['0 mark-read', '1 open']);
    expect(actionsOf([])).toEqual([]);
    // What its id cannot name could not be marked after a restart.
    expect(actionsOf(Array.from({ length: 60 }, (_, index) => stored(index * 7)))).toEqual([]);
  });
});

describe('the id of a summary', () => {
  const idOf = (ids: readonly number[]) => summaryId(ids.map((id) => ({ id, hash: HASH })));

  test.each([
    [[1207, 1208, 1209]],
    [[5, 9]],
    [[9, 5, 6, 30, 31]],
    [Array.from({ length: 10_000 }, (_, index) => index + 1)],
    [[Number.MAX_SAFE_INTEGER - 2, Number.MAX_SAFE_INTEGER - 1]],
  ])('names its payments, within what Windows allows (%#)', (ids) => {
    const id = idOf(ids) ?? '';
    expect(id).toMatch(/^[\w-]{1,64}$/);
    expect(readSummaryId(id)).toEqual({ ids: ids.toSorted((a, b) => a - b), hash: HASH.slice(0, 8) });
  });

  test('is none where it would be too long, or of too many', () => {
    expect(idOf(Array.from({ length: 60 }, (_, index) => index * 7))).toBeNull();
    expect(idOf(Array.from({ length: 10_001 }, (_, index) => index))).toBeNull();
    expect(idOf([])).toBeNull();
  });

  test.each([
    'summary-8F03AB12-1',
    'summary-8F03AB12-1_0',
    'summary-8F03AB12-1_zzzzzzzz',
    'summary-8F03AB12-1_1_zzzzzzzzzzzzzzzzzz_1',
    'summary-8F03AB12-1__1',
    'summary-8F03AB12-_1_1',
    'summary-8f03ab12-1_1',
    'summary-8F03AB12-1_1 ',
    `summary-8F03AB12-1${'_9'.repeat(60)}`,
    'payment-1-8F03AB12CD34EF56',
    '',
  ])('is not read from %j, which any program may hand over', (text) => {
    expect(readSummaryId(text)).toBeNull();
  });
});
