import { expect, it } from 'vitest';
import type { WatchedAccount } from '../../../electron/contract/index.ts';
import { readAccountList, writeAccountList } from '../../../electron/desktop/actions/account-list-file.ts';
import { ACCOUNT, OTHER } from '../../store/database/sample-payment.ts';

const SEED = 'sEdTM1uX8pu2do5XvTnutH6HsouMaM2';
const entry: WatchedAccount = {
  ...{ id: 'a', network: 'mainnet', address: ACCOUNT, tag: null, label: 'Shop' },
  ...{ addedAt: '2026-01-01T00:00:00.000Z', sinceLedger: null, colour: 3, mutedUntil: null },
  ...{ minimumAmounts: { XRP: '0.5' }, alertKinds: null, mutedSenders: [OTHER] },
};
const bob = { address: OTHER, name: 'Bob' };

it('is read as it was written', () => {
  expect(readAccountList(writeAccountList([entry], [bob]))).toMatchObject({
    accounts: [entry],
    contacts: [bob],
  });
});

it.each([
  ['a label', { ...entry, label: `key ${SEED}` }, bob],
  ['a name', entry, { ...bob, name: SEED }],
  ['an asset', { ...entry, minimumAmounts: { [SEED]: '1' } }, bob],
])('is refused with a secret for %s, which is not repeated', (_what, account, contact) => {
  const text = writeAccountList([account], [contact]);
  expect(() => readAccountList(text)).toThrow(/secret/);
  expect(() => readAccountList(text)).not.toThrow(SEED);
});
