import { describe, expect, it } from 'vitest';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { streamFrame } from '../../../electron/simulator/api/render.ts';
import { type Lie, withLie } from '../../../electron/simulator/server/lies/lies.ts';
import {
  type AnnouncedLedger,
  type Contradiction,
  contradictionOf,
} from '../../../electron/verify/statement/contradiction.ts';
import { loadHashOf } from '../../../electron/verify/statement/transaction-hash.ts';
import { ledgerTimeToIso } from '../../../electron/xrpl/protocol/ledger-time.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { parseStreamMessage } from '../../../electron/xrpl/protocol/wire-messages.ts';
import { createSimulatedNetwork } from '../../simulator/index.ts';
import { everyTransaction } from '../../simulator/support/every-transaction.ts';
import { received } from '../../xrpl/support/recorded.ts';

const hashOf = await loadHashOf();

/** What is found in a message of the stream, for this account. */
function found(
  message: JsonObject,
  account: string,
  announced: AnnouncedLedger | null = null,
): Contradiction | null {
  const parsed = parseStreamMessage(message);
  if (parsed.type !== 'transaction') throw new Error('not a transaction');
  const credits = readCredits(parsed.transaction, account)?.credits ?? [];
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
          expect(
            found(frame, account, {
              ...{ ledgerHash: String(frame.ledger_hash), closeTime: null },
            }),
            text,
          ).toBeNull();
          judged += 1;
        }
      }
    }
    expect(judged).toBeGreaterThan(1000);
  });

  it('of any way in which value moves is none, whoever is concerned', () => {
    const network = createSimulatedNetwork({ seed: 12 });
    const labels = everyTransaction(network);
    for (let index = network.firstLedger; index <= network.lastLedger; index += 1) {
      const ledger = network.ledger(index);
      for (const transaction of ledger?.transactions ?? []) {
        if (ledger === undefined) continue;
        const message = JSON.parse(streamFrame(transaction, ledger, 0, 2)) as JsonObject;
        const of = { ledgerHash: ledger.hash, closeTime: ledgerTimeToIso(ledger.closeTime) };
        for (const account of transaction.accounts)
          expect(found(message, account, of), labels.get(transaction.hash)).toBeNull();
      }
    }
    expect(labels.size).toBeGreaterThan(20);
  });

  it('of a gateway that is paid through its own currency, for which it takes a fee, is none', () => {
    const network = createSimulatedNetwork({ seed: 12 });
    const [gateway, alice, maker] = ['Gateway', 'Alice', 'Maker'].map((name) => network.addAccount(name));
    network.pay({ from: 'Alice', to: String(gateway), amount: '25' });
    const ledger = network.close();
    const [transaction] = ledger.transactions;
    if (transaction === undefined) throw new Error('no payment');
    const message = JSON.parse(streamFrame(transaction, ledger, 0, 2)) as {
      meta: { AffectedNodes: unknown[] };
    };
    const line = (holder: unknown, before: string, after: string) => ({
      ModifiedNode: {
        LedgerEntryType: 'RippleState',
        FinalFields: {
          Balance: { currency: 'EUR', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: after },
          LowLimit: { currency: 'EUR', issuer: holder, value: '100' },
          HighLimit: { currency: 'EUR', issuer: gateway, value: '0' },
        },
        PreviousFields: { Balance: { currency: 'EUR', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: before } },
      },
    });
    const fee = [line(alice, '50', '20'), line(maker, '0', '29')];
    message.meta.AffectedNodes.push(...fee);
    expect(found(message as unknown as JsonObject, String(gateway))).toBeNull();
    // Without what fell, nothing but the payment can have brought it.
    message.meta.AffectedNodes.pop();
    expect(found(message as unknown as JsonObject, String(gateway))).toBe('credits');
  });

  it('that pays in several currencies is a lie, whatever fell in another one', () => {
    const network = createSimulatedNetwork({ seed: 12 });
    const shop = network.addAccount('Shop');
    network.pay({ from: 'Alice', to: shop, amount: '25' });
    const ledger = network.close();
    const [transaction] = ledger.transactions;
    if (transaction === undefined) throw new Error('no payment');
    const truth = JSON.parse(streamFrame(transaction, ledger, 0, 2)) as JsonObject;
    const [told] = withLie(truth, 'many-assets', { earlier: null, favoured: null });
    const { meta } = told as { meta: { AffectedNodes: unknown[] } };
    meta.AffectedNodes.push({
      CreatedNode: {
        LedgerEntryType: 'RippleState',
        NewFields: {
          Balance: { currency: 'CHF', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: '-1000' },
          LowLimit: { currency: 'CHF', issuer: shop, value: '5000' },
          HighLimit: { currency: 'CHF', issuer: network.address('Alice'), value: '0' },
        },
      },
    });
    expect(found(told ?? {}, shop)).toBe('credits');
  });

  it.each<readonly [Lie, Contradiction | null]>([
    ['other-hash', 'hash'],
    ['other-result', 'result'],
    ['other-ledger', 'ledger'],
    ['too-much-xrp', 'xrp'],
    ['many-assets', 'credits'],
    ['other-amount', 'amount'],
    ['other-currency', 'amount'],
    ['emptied', 'amount'],
    ['other-destination', 'hash'],
    ['other-time', 'ledger'],
    ['expired', 'deadline'],
    // What agrees with itself takes another server to be found.
    ['other-place', null],
    ['invented', null],
  ])('that is a lie of the kind %s: %s', (lie, expected) => {
    const network = createSimulatedNetwork({ seed: 12 });
    const shop = network.addAccount('Shop');
    const till = network.addAccount('Till');
    network.pay({ from: 'Alice', to: shop, amount: '25' });
    const ledger = network.close();
    const announced = { ledgerHash: ledger.hash, closeTime: ledgerTimeToIso(ledger.closeTime) };
    const [transaction] = ledger.transactions;
    if (transaction === undefined) throw new Error('no payment');
    for (const version of [1, 2] as const) {
      const truth = JSON.parse(streamFrame(transaction, ledger, 0, version)) as JsonObject;
      expect(found(truth, shop, announced)).toBeNull();
      const [told] = withLie(truth, lie, { earlier: null, favoured: till });
      if (told === undefined) throw new Error('left out');
      expect(told).not.toEqual(truth);
      expect(found(told, lie === 'other-destination' ? till : shop, announced)).toBe(expected);
    }
  });
});
