import { describe, expect, it } from 'vitest';
import { type HistoryClaim, joinedClaim } from '../../../electron/verify/history/claim.ts';
import { isSurprising } from '../../../electron/verify/history/surprise.ts';

const ACCOUNT = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT';
const CLAIM: HistoryClaim = {
  ...{ account: ACCOUNT, server: 'wss://a', range: [100, 199], rows: 0, lastRow: null },
};

describe('claims of one walk', () => {
  const next: HistoryClaim = { ...CLAIM, range: [200, 200], rows: 2, lastRow: 200 };

  it('are one where they continue each other', () => {
    expect(joinedClaim(CLAIM, next)).toEqual({ ...CLAIM, range: [100, 200], rows: 2, lastRow: 200 });
    expect(joinedClaim({ ...CLAIM, rows: 1, lastRow: 150 }, { ...next, rows: 0, lastRow: null })).toEqual({
      ...{ ...CLAIM, range: [100, 200], rows: 1, lastRow: 150 },
    });
  });

  it('stay two of other accounts or servers, with a hole between them, or with more than a page holds', () => {
    for (const change of [
      { account: 'r' },
      { server: 'wss://b' },
      { range: [201, 201] },
      { range: [199, 200] },
      { rows: 101 },
    ] satisfies Partial<HistoryClaim>[]) {
      expect(joinedClaim(CLAIM, { ...next, ...change })).toBeNull();
    }
  });
});

describe('an empty history', () => {
  const root = (changed: unknown, more = {}) => ({
    ...{ validated: true, ledger_index: 199 },
    account_data: { Account: ACCOUNT, PreviousTxnLgrSeq: changed as number },
    ...more,
  });

  it('surprises where the account’s root was changed within its ledgers', () => {
    expect(isSurprising(CLAIM, root(99))).toBe(false);
    expect(isSurprising(CLAIM, root(100))).toBe(true);
    expect(isSurprising(CLAIM, root(199))).toBe(true);
  });

  it('and so does one that ends before the root’s last change', () => {
    expect(isSurprising({ ...CLAIM, rows: 3, lastRow: 150 }, root(151))).toBe(true);
    expect(isSurprising({ ...CLAIM, rows: 3, lastRow: 150 }, root(150))).toBe(false);
    // A token that arrived on a trust line.
    expect(isSurprising({ ...CLAIM, rows: 3, lastRow: 150 }, root(120))).toBe(false);
  });

  it('is not judged by an answer about another account or ledger, or by none', () => {
    for (const result of [
      {},
      root(150, { validated: false }),
      root(150, { ledger_index: 198 }),
      root(150, { account_data: { Account: 'r', PreviousTxnLgrSeq: 150 } }),
      root(200),
      root(undefined),
    ]) {
      expect(isSurprising(CLAIM, result)).toBeNull();
    }
  });
});
