import { describe, expect, it } from 'vitest';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { streamFrame } from '../../../electron/simulator/api/render.ts';
import { type Lie, withLie } from '../../../electron/simulator/server/lies.ts';
import { type Contradiction, contradictionOf } from '../../../electron/verify/statement/contradiction.ts';
import { loadHashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { parseStreamMessage } from '../../../electron/xrpl/protocol/wire-messages.ts';
import { createSimulatedNetwork } from '../../simulator/index.ts';
import { received } from '../../xrpl/support/recorded.ts';

const hashOf = await loadHashOf();

/** What is found in a message of the stream, for this account. */
function found(message: JsonObject, account: string, ledgerHash: string | null = null): Contradiction | null {
  const parsed = parseStreamMessage(message);
  if (parsed.type !== 'transaction') throw new Error('not a transaction');
  const credits = readCredits(parsed.transaction, account)?.credits ?? [];
  const announced = ledgerHash === null ? null : { ledgerHash, closeTime: null };
  return contradictionOf(parsed.transaction, account, credits, announced, hashOf);
}

describe('a statement', () => {
  it('of a real server never contradicts itself, whoever is concerned', () => {
    let judged = 0;
    for (const name of ['scenario-v1', 'scenario-v2']) {
      for (const frame of received(name) as readonly JsonObject[]) {
        if (frame.type !== 'transaction') continue;
        const text = JSON.stringify(frame.meta);
        for (const account of new Set(text.match(/r[1-9A-HJ-NP-Za-km-z]{24,34}/g))) {
          expect(found(frame, account, String(frame.ledger_hash)), text).toBeNull();
          judged += 1;
        }
      }
    }
    expect(judged).toBeGreaterThan(1000);
  });

  it.each<readonly [Lie, Contradiction | null]>([
    ['other-hash', 'hash'],
    ['other-result', 'result'],
    ['other-ledger', 'ledger'],
    ['too-much-xrp', 'xrp'],
    ['many-assets', 'credits'],
    // What agrees with itself takes another server to be found.
    ['other-amount', null],
    ['invented', null],
  ])('that is a lie of the kind %s: %s', (lie, expected) => {
    const network = createSimulatedNetwork({ seed: 12 });
    const shop = network.addAccount('Shop');
    network.pay({ from: 'Alice', to: shop, amount: '25' });
    const ledger = network.close();
    const [transaction] = ledger.transactions;
    if (transaction === undefined) throw new Error('no payment');
    for (const version of [1, 2] as const) {
      const truth = JSON.parse(streamFrame(transaction, ledger, 0, version)) as JsonObject;
      expect(found(truth, shop, ledger.hash)).toBeNull();
      const told = withLie(truth, lie);
      expect(told).not.toEqual(truth);
      expect(told && found(told, shop, ledger.hash)).toBe(expected);
    }
  });
});
