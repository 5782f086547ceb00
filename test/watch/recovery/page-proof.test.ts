import { describe, expect, it } from 'vitest';
import type { LedgerRange } from '../../../electron/contract/index.ts';
import { type PageRequest, proofOfPage } from '../../../electron/watch/recovery/page-proof.ts';
import type { AccountTxPage } from '../../../electron/xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';

const asked: PageRequest = { range: [100, 200], continued: false, ordered: true };

function rows(...ledgers: readonly number[]): readonly ValidatedTransaction[] {
  return ledgers.map((ledgerIndex, transactionIndex) => ({
    ...{ hash: `${transactionIndex}`.padStart(64, '0'), ledgerIndex, transactionIndex },
    ...{ closeTime: null, result: 'tesSUCCESS', tx: {}, meta: {} },
  }));
}

function page(ledgers: readonly number[], change: Partial<AccountTxPage> = {}): AccountTxPage {
  return {
    ...{ server: 'wss://a', connection: 1, ledgerIndexMin: 100, ledgerIndexMax: 200, marker: null },
    ...{ transactions: rows(...ledgers), unreadable: [] },
    ...change,
  };
}

const marker = (ledger: number) => ({ marker: { ledger, seq: 0 } });

describe('a page without a marker', () => {
  it('proves all that was asked, with rows or without', () => {
    expect(proofOfPage(page([]), asked)).toMatchObject({ proven: [[100, 200]], lacking: [], next: 'done' });
    expect(proofOfPage(page([120]), asked).proven).toEqual([[100, 200]]);
  });

  it.each<[string, number, number, LedgerRange[], LedgerRange[]]>([
    ['below', 150, 200, [[150, 200]], [[100, 149]]],
    ['above', 100, 180, [[100, 180]], [[181, 200]]],
    [
      'on both sides',
      150,
      160,
      [[150, 160]],
      [
        [100, 149],
        [161, 200],
      ],
    ],
    ['wholly', 300, 400, [], [[100, 200]]],
    ['with a wider answer', 1, 999, [[100, 200]], []],
  ])(
    'clamped %s proves only what its answer covers',
    (_what, ledgerIndexMin, ledgerIndexMax, proven, lacking) => {
      expect(proofOfPage(page([], { ledgerIndexMin, ledgerIndexMax }), asked)).toMatchObject({
        proven,
        lacking,
      });
    },
  );

  it('and without rows proves nothing after a marker: the marker may have died', () => {
    const request = { ...asked, continued: true };
    expect(proofOfPage(page([]), request)).toMatchObject({ proven: [], next: 'restart' });
    expect(proofOfPage(page([150]), request)).toMatchObject({ proven: [[100, 200]], next: 'done' });
  });

  it('leaves out the ledgers of rows that could not be read', () => {
    expect(proofOfPage(page([120], { unreadable: [130] }), asked)).toMatchObject({
      proven: [
        [100, 129],
        [131, 200],
      ],
      unreadable: [[130, 130]],
    });
    expect(proofOfPage(page([120], { unreadable: [null] }), asked)).toMatchObject({
      proven: [],
      unreadable: [[100, 200]],
    });
  });
});

describe('a page with a marker', () => {
  it('proves what is before its highest ledger: that one may go on', () => {
    expect(proofOfPage(page([110, 120, 120], marker(120)), asked)).toMatchObject({
      proven: [[100, 119]],
      next: 'continue',
      ordered: true,
    });
  });

  it('proves nothing when all its rows are of the first ledger', () => {
    expect(proofOfPage(page([100, 100], marker(100)), asked).proven).toEqual([]);
  });

  it('may be unordered inside', () => {
    expect(proofOfPage(page([120, 110, 115], marker(125)), asked).proven).toEqual([[100, 119]]);
  });

  it('and without rows is not the end, and proves nothing', () => {
    expect(proofOfPage(page([], marker(150)), asked)).toMatchObject({ proven: [], next: 'continue' });
  });

  it('proves nothing when the server goes backward, until its end', () => {
    const backward = proofOfPage(page([200, 190], marker(180)), asked);
    expect(backward).toMatchObject({ proven: [], next: 'continue', ordered: false });
    const next = { ...asked, continued: true, ordered: backward.ordered };
    expect(proofOfPage(page([180, 170], marker(160)), next).proven).toEqual([]);
    expect(proofOfPage(page([150]), next)).toMatchObject({ proven: [[100, 200]], next: 'done' });
  });

  it('is recognised as backward without a ledger in its marker too', () => {
    const opaque = { marker: { cursor: 'x' } };
    expect(proofOfPage(page([200, 190], opaque), asked)).toMatchObject({ proven: [], ordered: false });
    expect(proofOfPage(page([110, 190], opaque), asked)).toMatchObject({
      proven: [[100, 189]],
      ordered: true,
    });
  });

  it('never proves past an unreadable row', () => {
    expect(proofOfPage(page([110, 150], { ...marker(150), unreadable: [120] }), asked).proven).toEqual([
      [100, 119],
      [121, 149],
    ]);
  });
});
