import { describe, expect, it } from 'vitest';
import type { Asset } from '../../electron/contract/index.ts';
import { readCredits } from '../../electron/payments/classify/read-credits.ts';
import { accountTxRow, streamFrame } from '../../electron/simulator/api/render.ts';
import { assetText } from '../../electron/simulator/ledger/amounts.ts';
import { parseAccountTxRow, parseStreamTransaction } from '../../electron/xrpl/protocol/wire-transaction.ts';
import { createSimulatedNetwork, createTraffic, type SimulatedNetwork } from './index.ts';
import { everyTransaction } from './support/every-transaction.ts';

type Listed = readonly { readonly asset: Asset; readonly amount: string }[];
const listed = (kind: string, credits: Listed) =>
  credits.map(({ asset, amount }) => `${kind} ${amount} ${assetText(asset)}`).sort();

/** For every transaction and every account in it: what the app reads, from each form, is what the network booked. */
function expectAgreement(network: SimulatedNetwork, labels: ReadonlyMap<string, string> = new Map()): number {
  let compared = 0;
  for (let index = network.firstLedger; index <= network.lastLedger; index++) {
    const ledger = network.ledger(index);
    for (const transaction of ledger?.transactions ?? []) {
      if (ledger === undefined) continue;
      const forms = ([1, 2] as const).flatMap((version) => [
        parseStreamTransaction(JSON.parse(streamFrame(transaction, ledger, 0, version))),
        parseAccountTxRow(accountTxRow(transaction, ledger, 0, version)),
      ]);
      for (const account of transaction.accounts) {
        const truth = network.truth(account).filter(({ hash }) => hash === transaction.hash);
        for (const form of forms) {
          expect(form).not.toBeNull();
          if (form === null) continue;
          const read = readCredits(form, account);
          expect(
            listed(read?.kind ?? '', read?.credits ?? []),
            `${labels.get(transaction.hash) ?? transaction.txJson().TransactionType} at ${account}`,
          ).toEqual(truth.flatMap(({ kind, ...credit }) => listed(kind, [credit])).sort());
          compared += 1;
        }
      }
    }
  }
  return compared;
}

describe('the app reads the simulation as it was booked', () => {
  it('in every sort of transaction', () => {
    const network = createSimulatedNetwork({ seed: 'agreement' });
    const labels = everyTransaction(network);
    expect(expectAgreement(network, labels)).toBeGreaterThan(300);
  });

  it('in random traffic', () => {
    const network = createSimulatedNetwork({ seed: 'agreement, random' });
    const traffic = createTraffic(network, { accounts: ['Shop', 'Savings'], noise: 0.4 });
    for (let i = 0; i < 400; i++) {
      traffic.send();
      if (i % 4 === 0) network.close();
    }
    network.close();
    expect(expectAgreement(network)).toBeGreaterThan(2000);
  });
});
