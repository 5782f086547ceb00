import { describe, expect, it } from 'vitest';
import { NO_PROGRESS, withPage } from '../../../electron/watch/recovery/walk-progress.ts';
import type { AccountTxPage } from '../../../electron/xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';

function page(seq: number, ...ledgers: readonly number[]): AccountTxPage {
  const row = (ledgerIndex: number): ValidatedTransaction => ({
    ...{ hash: 'A'.repeat(64), closeTime: null, transactionIndex: 0, result: 'tesSUCCESS', tx: {}, meta: {} },
    ledgerIndex,
  });
  return {
    ...{ ledgerIndexMin: 1, ledgerIndexMax: 1000, unreadable: [], server: 'ws://s', connection: 1 },
    marker: { ledger: 1, seq },
    transactions: ledgers.map(row),
  };
}

/** After how many pages it is given up, and why; null: never. */
function ended(pages: readonly AccountTxPage[], limit = 200): readonly [number, string] | null {
  let progress = NO_PROGRESS;
  for (const [index, one] of pages.entries()) {
    const step = withPage(progress, one, limit);
    if (step.type !== 'further') return [index + 1, step.type];
    progress = step.progress;
  }
  return null;
}

describe('a walk through history', () => {
  it('ends when the same marker comes twice', () => {
    expect(ended([page(1, 5), page(1, 6)])).toEqual([2, 'circle']);
  });

  it('ends after twenty pages that reach no further ledger, whatever their markers', () => {
    expect(ended(Array.from({ length: 50 }, (_, seq) => page(seq)))).toEqual([20, 'standstill']);
    expect(ended(Array.from({ length: 50 }, (_, seq) => page(seq, 7)))).toEqual([21, 'standstill']);
    expect(ended(Array.from({ length: 50 }, (_, seq) => page(seq % 2, 7)))).toEqual([21, 'standstill']);
    // As many transactions of one ledger, in smaller pages.
    expect(
      ended(
        Array.from({ length: 500 }, (_, seq) => page(seq, 7)),
        10,
      ),
    ).toEqual([401, 'standstill']);
  });

  it('goes on as long as it leads further, forward or backward, with empty pages in between', () => {
    const steps = Array.from({ length: 200 }, (_, seq) => seq);
    expect(ended(steps.map((seq) => page(seq, seq)))).toBeNull();
    expect(ended(steps.map((seq) => page(seq, 1000 - seq)))).toBeNull();
    expect(ended(steps.map((seq) => (seq % 2 === 0 ? page(seq) : page(seq, seq))))).toBeNull();
  });
});
