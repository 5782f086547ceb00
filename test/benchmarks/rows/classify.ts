import { getBalanceChanges } from 'xrpl';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { addressOf, allRecorded } from '../../payments/support/recorded.ts';
import { functionsFigure } from '../harness/functions.ts';
import { OURS, type Row } from '../harness/row.ts';

/**
 * What readCredits takes for one transaction and one account, over all recorded transactions. The peer does less:
 * balance changes only, of all accounts at once, without MPTs, kinds, tags or memos.
 */
export const classify: Row = {
  name: 'classify',
  async measure(rounds) {
    const account = addressOf('W');
    const all = allRecorded();
    const credited = all.filter((transaction) => readCredits(transaction, account) !== null);
    const subsets = {
      'something arrives': credited,
      'nothing arrives': all.filter((one) => !credited.includes(one)),
    };
    const figures = [];
    for (const [what, transactions] of Object.entries(subsets)) {
      const over = (read: (transaction: ValidatedTransaction) => unknown) => () => {
        for (const transaction of transactions) read(transaction);
      };
      const functions = {
        xrpl: over(({ meta }) =>
          getBalanceChanges(meta as unknown as Parameters<typeof getBalanceChanges>[0]),
        ),
        [OURS]: over((transaction) => readCredits(transaction, account)),
      };
      figures.push(await functionsFigure(what, rounds, transactions.length, functions));
    }
    return figures;
  },
};
