import { describe, expect, it } from 'vitest';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { accountTxRow } from '../../../electron/simulator/api/render.ts';
import { type Lie, withLie } from '../../../electron/simulator/server/lies/lies.ts';
import { nextOpinion, operatorOf } from '../../../electron/verify/opinion/operators.ts';
import { opinionOf } from '../../../electron/verify/opinion/opinion.ts';
import { needsAnother, verdictOf } from '../../../electron/verify/opinion/verdict.ts';
import type { AccountTxPage } from '../../../electron/xrpl/network-client.ts';
import { parseAccountTxResult } from '../../../electron/xrpl/protocol/wire-messages.ts';
import { createSimulatedNetwork } from '../../simulator/index.ts';

const network = createSimulatedNetwork({ seed: 12 });
const shop = network.addAccount('Shop');
network.pay({ from: 'Alice', to: shop, amount: '25' });
const ledger = network.close();
const [truth] = network.truth(shop);
if (truth === undefined) throw new Error('no payment');
const said = {
  ...{ account: shop, hash: truth.hash, ledgerIndex: truth.ledgerIndex, ledgerHash: ledger.hash },
  credits: [{ asset: truth.asset, amount: truth.amount }],
};

/** The answer of another server about that one ledger. */
function page(lie: Lie | null, version: 1 | 2 = 2, change: Partial<AccountTxPage> = {}): AccountTxPage {
  const rows = ledger.transactions.flatMap((transaction) => {
    const row = accountTxRow(transaction, ledger, 0, version);
    return lie === null ? [row] : withLie(row, lie);
  });
  const parsed = parseAccountTxResult({
    ...{ ledger_index_min: ledger.index, ledger_index_max: ledger.index, transactions: rows },
  });
  if (parsed === null) throw new Error('no page');
  return { ...parsed, server: 'wss://b', connection: 1, ...change };
}

describe('the opinion of another server', () => {
  it.each([1, 2] as const)('agrees where it is the same, in API v%i', (version) => {
    expect(opinionOf(said, page(null, version), readCredits)).toEqual({
      type: 'agrees',
      stated: {
        ...{ hash: truth.hash, ledgerIndex: ledger.index, result: 'tesSUCCESS' },
        ...{ ledgerHash: version === 2 ? ledger.hash : null, amounts: said.credits },
      },
      ledgerHashCheck: version === 2 ? 'same' : 'not-told',
    });
  });

  it('disagrees on an amount, on a ledger, and where the ledger lacks the transaction', () => {
    expect(opinionOf(said, page('other-amount'), readCredits)).toMatchObject({
      ...{ type: 'disagrees', stated: { amounts: [{ amount: '30' }] } },
    });
    expect(opinionOf(said, page('other-ledger'), readCredits)).toMatchObject({
      ...{ type: 'disagrees', ledgerHashCheck: 'other', stated: { ledgerHash: 'CD'.repeat(32) } },
    });
    expect(opinionOf(said, page('withheld'), readCredits)).toEqual({
      ...{ type: 'disagrees', stated: null, ledgerHashCheck: null },
    });
  });

  it('is unknown where the server does not hold the ledger whole', () => {
    const lacking = { ledgerIndexMin: ledger.index + 1, ledgerIndexMax: ledger.index + 9 };
    expect(opinionOf(said, page('withheld', 2, lacking), readCredits)).toEqual({ type: 'unknown' });
    expect(opinionOf(said, page('withheld', 2, { marker: {} }), readCredits)).toEqual({ type: 'unknown' });
    expect(opinionOf(said, page('withheld', 2, { unreadable: [null] }), readCredits)).toEqual({
      type: 'unknown',
    });
  });
});

describe('what follows from several', () => {
  const heard = (...opinions: readonly ('agrees' | 'disagrees' | 'unknown')[]) =>
    opinions.map((opinion, n) => ({ server: `wss://${n}`, opinion }));

  it.each([
    [heard('agrees'), { trust: 'seen', liars: [] }, true],
    [heard('agrees', 'unknown'), { trust: 'seen', liars: [] }, true],
    [heard('agrees', 'agrees'), { trust: 'confirmed', liars: [] }, false],
    [heard('agrees', 'disagrees'), { trust: 'disputed', liars: [] }, true],
    [heard('agrees', 'disagrees', 'agrees'), { trust: 'confirmed', liars: ['wss://1'] }, false],
    [heard('agrees', 'disagrees', 'disagrees'), { trust: 'disputed', liars: ['wss://0'] }, false],
    [heard('agrees', 'disagrees', 'unknown'), { trust: 'disputed', liars: [] }, true],
  ])('%j is %j', (words, verdict, another) => {
    expect(verdictOf(words)).toEqual(verdict);
    expect(needsAnother(words)).toBe(another);
  });
});

describe('operators', () => {
  it('of the built-in lists are known; every other server counts as its own', () => {
    expect(operatorOf('wss://s1.ripple.com')).toBe(operatorOf('wss://s2.ripple.com/'));
    expect(operatorOf('wss://xrplcluster.com')).not.toBe(operatorOf('wss://s1.ripple.com'));
    expect(operatorOf('ws://localhost:6006')).not.toBe(operatorOf('ws://localhost:6007'));
  });

  it('are asked once each', () => {
    const servers = ['wss://s1.ripple.com', 'wss://s2.ripple.com', 'wss://xrplcluster.com'].map((url) => ({
      url,
    }));
    expect(nextOpinion(servers, ['wss://s2.ripple.com'])?.url).toBe('wss://xrplcluster.com');
    expect(nextOpinion(servers, ['wss://s2.ripple.com', 'wss://xrplcluster.com'])).toBeNull();
  });
});
