import { describe, expect, it } from 'vitest';
import type { AlertOutcome, StoredPayment, TrustLevel } from '../../../electron/contract/index.ts';
import { paymentRow, type RowContext } from '../../../electron/desktop/history/payment-rows.ts';
import { ALICE, ISSUER, issued, MPT, payment, watched } from '../../payments/support/payments.ts';

const gold = { type: 'mpt', issuer: ISSUER, ticker: 'GLD', name: null, assetScale: 2 } as const;
const context: RowContext = {
  locale: 'en',
  contacts: [{ address: ALICE, name: 'Alice' }],
  watched: [watched({ id: 'all' }), watched({ id: 'five', tag: 5 })],
  infoOf: (_network, asset) => ('mptIssuanceId' in asset ? gold : null),
  isRefuted: () => true,
};

function stored(change: Parameters<typeof payment>[0], outcome: AlertOutcome | null = null): StoredPayment {
  return {
    ...payment(change),
    id: 1,
    alerted: true,
    outcome,
    read: false,
    recordedAt: '2026-11-21T02:00:08Z',
  };
}

function rowOf(change: Parameters<typeof payment>[0], outcome: AlertOutcome | null = null) {
  return paymentRow(stored(change, outcome), context);
}

describe('a row of the list', () => {
  it('tells what a partial payment asked for and what the server says was delivered, each with its own asset', () => {
    const row = rowOf({
      amount: '9.9',
      partialOf: { asset: issued('USD'), amount: '1000' },
      deliveredAmount: { asset: issued('USD'), amount: '5' },
    });
    expect(row).toMatchObject({
      amountText: '9.9 XRP',
      partialOfText: '1,000 USD',
      deliveredText: '5 USD',
    });
    expect(rowOf({ deliveredAmount: { asset: { mptIssuanceId: MPT }, amount: '12345' } }).deliveredText).toBe(
      '123.45 GLD',
    );
  });

  it('has no text for what was not delivered, or nobody knows', () => {
    expect(rowOf({})).toMatchObject({ partialOfText: null, deliveredText: null });
    expect(rowOf({ deliveredAmount: 'unavailable' })).toMatchObject({
      deliveredAmount: 'unavailable',
      deliveredText: null,
    });
  });

  it('names the minimum that was not reached, in the asset that arrived', () => {
    const below = (minimum: string) => ({ type: 'suppressed', reason: 'below-minimum', minimum }) as const;
    expect(rowOf({}, below('1000')).minimumText).toBe('1,000 XRP');
    expect(rowOf({ asset: { mptIssuanceId: MPT } }, below('500')).minimumText).toBe('5 GLD');
    expect(rowOf({}, { type: 'suppressed', reason: 'kind' }).minimumText).toBeNull();
    expect(rowOf({}).minimumText).toBeNull();
  });

  it('names the entries that match, the one with the tag first, and the sender’s contact', () => {
    expect(rowOf({ destinationTag: 5 })).toMatchObject({ watchIds: ['five', 'all'], fromText: 'Alice' });
    expect(rowOf({ destinationTag: 6, from: null })).toMatchObject({ watchIds: ['all'], fromText: null });
  });

  it('is refuted only where it is disputed at all: whatever was said before, a proof came after it', () => {
    const isRefuted = (trust: TrustLevel) => paymentRow({ ...stored({}), trust }, context).isRefuted;
    expect(isRefuted('disputed')).toBe(true);
    expect(isRefuted('proved')).toBe(false);
    expect(isRefuted('seen')).toBe(false);
  });

  it('says that an amount is not public', () => {
    expect(rowOf({ asset: { mptIssuanceId: MPT }, amount: 'hidden' }).amountText).toBe('hidden GLD');
  });
});
