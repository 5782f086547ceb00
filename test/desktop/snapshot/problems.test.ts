import { expect, it } from 'vitest';
import { message, type Problem, problemOf } from '../../../electron/contract/index.ts';
import { createProblemLog } from '../../../electron/desktop/context/problem-log.ts';
import { shownProblem } from '../../../electron/desktop/snapshot/translate-status.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const ACCOUNT = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';

function dispute(hash: string, code: 'problem.servers-disagree' | 'problem.servers-disagree.false'): Problem {
  const values = { amount: '1234.5 XRP', account: ACCOUNT };
  const said =
    code === 'problem.servers-disagree'
      ? message(code, { ...values, server: 'wss://a', other: 'wss://b' })
      : message(code, { ...values, server: 'wss://a', ledger: 90_000_001 });
  return { ...problemOf(said, 'mainnet', 0), about: { account: ACCOUNT, hash } };
}

it('problems of several payments stand side by side; how a dispute ends takes the place of its beginning', () => {
  const log = createProblemLog([], () => undefined);
  log.add(dispute('A', 'problem.servers-disagree'));
  log.add(dispute('B', 'problem.servers-disagree'));
  const end = dispute('A', 'problem.servers-disagree.false');
  log.add(end);
  expect(log.list().map(({ about }) => about?.hash)).toEqual(['A', 'B']);
  expect(log.list()[0]).toBe(end);
});

it('a problem about a payment names it as the window does, in the user’s language, and leads to it', () => {
  const problem = dispute('A', 'problem.servers-disagree.false');
  const named = { id: 7, amount: '1.234,5 XRP', account: 'Laden' };
  expect(shownProblem(problem, i18nFor('de'), named)).toEqual({
    ...{ code: 'servers-disagree', network: 'mainnet', at: '1970-01-01T00:00:00.000Z', paymentId: 7 },
    text: expect.stringMatching(
      /^wss:\/\/a hat zu einer Zahlung von 1\.234,5 XRP an Laden in Ledger 90\.000\.001 /u,
    ),
  });
  const unnamed = shownProblem(problem, i18nFor('de'));
  expect(unnamed).not.toHaveProperty('paymentId');
  expect(unnamed).not.toHaveProperty('about');
  expect(unnamed.text).toContain(`1234.5 XRP an ${ACCOUNT}`);
});
