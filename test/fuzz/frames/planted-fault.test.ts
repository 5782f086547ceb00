import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { loadHashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import type { FrameCase } from './frame-case.ts';
import { FuzzStore } from './program.ts';
import { type FrameBench, runFrames } from './run-frames.ts';
import { loadLies, loadSeeds, WATCHED } from './seeds.ts';

let bench: FrameBench;
beforeAll(async () => {
  const store = new FuzzStore();
  bench = { seeds: loadSeeds(), lies: loadLies(), store, hashOf: await loadHashOf(), readCredits };
});
afterAll(() => bench.store.dispose());

/** The payment as it is, and once with a destination that is no address. */
const CASE: FrameCase = {
  ledgers: [
    {
      seed: 0,
      variants: [
        { kind: 'same', turn: 1 },
        {
          kind: 'written',
          encoding: 'utf8',
          text: JSON.stringify({
            ...{ type: 'transaction', validated: true, ledger_index: 7, hash: 'A'.repeat(64) },
            tx_json: {
              TransactionType: 'Payment',
              Account: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp',
              Destination: [WATCHED.W],
            },
            meta: { TransactionIndex: 1, TransactionResult: 'tesSUCCESS', AffectedNodes: [] },
          }),
        },
      ],
    },
  ],
  answers: [],
};

it('finds nothing where nothing is wrong', async () => {
  expect(await runFrames(bench, CASE)).toBe(2);
});

it('finds a classification that throws, although the app survives it', async () => {
  const planted: FrameBench = {
    ...bench,
    readCredits: (transaction, account) => {
      if (Array.isArray(transaction.tx.Destination)) throw new TypeError('planted');
      return readCredits(transaction, account);
    },
  };
  await expect(runFrames(planted, CASE)).rejects.toThrow('planted');
});
