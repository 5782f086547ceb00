import { BigNumber } from 'bignumber.js';
import { expect, test } from 'vitest';
import { everyChange, feeOf, lockedChanges, type Part } from '../support/all-accounts.ts';
import { allRecorded, named, readTruth } from '../support/recorded.ts';
import { netChanges } from '../support/truth-changes.ts';

/**
 * What one loses another gains. Over every recorded transaction, failed ones included, the changes of all accounts
 * (holders, issuers, pools, doors) together with what is locked in escrows and channels come to nothing, but for
 * the fee, which is destroyed.
 */

const labels = new Map(readTruth().map(({ hash, label }) => [hash, label]));

function sumBy(parts: readonly Part[]) {
  return netChanges(parts.map(({ key, change }) => [key, change] as const));
}

test('XRP is conserved, every issued currency and MPT sums to zero over holders and issuer', () => {
  let transactions = 0;
  const assets = new Set<string>();
  for (const transaction of allRecorded()) {
    const parts = [...everyChange(transaction), ...lockedChanges(transaction)];
    for (const { key } of parts) assets.add(key);
    const fee = feeOf(transaction);
    const expected = fee.isZero() ? {} : { XRP: fee.negated().toFixed() };
    const table = parts.map(({ holder, key, change }) => named(`${holder}: ${change.toFixed()} ${key}`));
    expect(sumBy(parts), `${labels.get(transaction.hash)}\n${table.join('\n')}`).toEqual(expected);
    transactions += 1;
  }
  expect(transactions).toBe(360);
  expect(assets.size).toBeGreaterThanOrEqual(15);
});

test('the check can fail: one drop, one unit, one digit too many is found', () => {
  for (const transaction of allRecorded().slice(-30)) {
    const parts = [...everyChange(transaction), ...lockedChanges(transaction)];
    const first = parts[0];
    if (first === undefined) continue;
    const wrong = [{ ...first, change: first.change.plus(new BigNumber('0.000001')) }, ...parts.slice(1)];
    expect(sumBy(wrong)).not.toEqual(sumBy(parts));
  }
});
