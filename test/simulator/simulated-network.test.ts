import { isValidClassicAddress } from 'ripple-address-codec';
import { describe, expect, it } from 'vitest';
import type { Asset } from '../../electron/contract/index.ts';
import { assetText } from '../../electron/simulator/ledger/amounts.ts';
import { createSimulatedNetwork, createTraffic } from './index.ts';
import { netChanges } from './support/balance-changes.ts';
import { everyTransaction } from './support/every-transaction.ts';

describe('what the simulation books as arrived', () => {
  const network = createSimulatedNetwork({ seed: 'all' });
  const labels = everyTransaction(network);
  const ledgers = Array.from({ length: network.lastLedger - 999 }, (_, i) => network.ledger(1000 + i));
  const transactions = ledgers.flatMap((ledger) => ledger?.transactions ?? []);

  it('covers every sort', () => {
    // The outer transaction of the Batch has no label of its own.
    const inner = transactions.filter((each) => each.txJson().TransactionType !== 'Batch');
    expect(inner.map(({ hash }) => hash)).toEqual([...labels.keys()]);
    expect(transactions.length - inner.length).toBe(1);
  });

  for (const transaction of transactions) {
    it(`is what the metadata shows, for every account: ${labels.get(transaction.hash)}`, () => {
      for (const account of transaction.accounts) {
        const booked = network.truth(account).filter(({ hash }) => hash === transaction.hash);
        const shown = netChanges(transaction.txJson(), transaction.meta(), account).filter(
          ({ amount }) => !amount.startsWith('-'),
        );
        const text = (list: readonly { asset: Asset; amount: string }[]) =>
          list.map(({ asset, amount }) => `${amount} ${assetText(asset)}`).sort();
        expect(text(booked)).toEqual(text(shown));
      }
    });
  }

  it('names the kinds', () => {
    const kinds = network.truth('W').map(({ hash, kind }) => [labels.get(hash), kind]);
    expect(kinds).toEqual([
      ['xrp', 'payment'],
      ['issued, direct', 'payment'],
      ['issued, through the issuer', 'payment'],
      ['own token comes home', 'payment'],
      ['issued, partial', 'payment'],
      ['cross-currency', 'payment'],
      ['self-conversion', 'exchange'],
      ['mpt, direct', 'payment'],
      ['mpt, partial', 'payment'],
      ['account-delete', 'account-delete'],
      ['check cashed', 'check'],
      ['check cashed, issued', 'check'],
      ['escrow finished by another', 'escrow'],
      ['escrow to itself', 'refund'],
      ['escrow cancelled', 'refund'],
      ['channel claimed', 'channel'],
      ['nft sold', 'nft-sale'],
      ['nft brokered', 'nft-broker-fee'],
      ['offer eaten', 'exchange'],
      ['own offer pays', 'payment'],
      ['ripples through', 'exchange'],
      ['unknown type', 'other'],
      ['bridge', 'bridge'],
      ['batch', 'payment'],
    ]);
  });

  it('shows an account what affects it and brings nothing', () => {
    const touching = network.accountTransactions(network.address('W')).map(({ hash }) => labels.get(hash));
    for (const label of [
      'check created',
      'escrow created',
      'channel created',
      'freeze',
      'preauth',
      'own fails',
      'written through the key',
    ]) {
      expect(touching).toContain(label);
    }
    // A payment that failed at another account costs only that one, and one that vanished writes nothing here.
    for (const label of ['fails', 'creates', 'lost below precision']) expect(touching).not.toContain(label);
  });

  it('shows an MPT balance that rises from 0 by an empty PreviousFields', () => {
    const first = transactions.find(({ hash }) => labels.get(hash) === 'mpt, direct');
    expect(JSON.stringify(first?.meta())).toContain('"LedgerEntryType":"MPToken",');
    expect(JSON.stringify(first?.meta())).toContain('"PreviousFields":{},');
  });

  it('lies in delivered_amount of a partial MPT payment, as real servers do', () => {
    const partial = transactions.find(({ hash }) => labels.get(hash) === 'mpt, partial');
    expect(partial?.meta().delivered_amount).toMatchObject({ value: '100000' });
    expect(network.truth('W').find(({ hash }) => hash === partial?.hash)?.amount).toBe('100');
  });

  it('counts only what is validated', () => {
    const fresh = createSimulatedNetwork();
    const w = fresh.addAccount('W');
    fresh.pay({ from: 'Alice', to: w, amount: '1' });
    expect(fresh.truth(w)).toEqual([]);
    fresh.close();
    expect(fresh.truth(w)).toHaveLength(1);
  });
});

describe('determinism', () => {
  const run = (seed: string): string => {
    const network = createSimulatedNetwork({ seed });
    const traffic = createTraffic(network, { accounts: ['Shop', 'Savings'] });
    for (let i = 0; i < 300; i++) {
      traffic.send();
      if (i % 5 === 0) network.close();
    }
    network.close();
    const ledgers = Array.from({ length: network.lastLedger - 999 }, (_, i) => network.ledger(1000 + i));
    return JSON.stringify(
      ledgers.flatMap((ledger) =>
        ledger?.transactions.map((each) => [each.hash, each.txJson(), each.meta()]),
      ),
    );
  };

  it('gives the same ledger for the same seed', () => {
    expect(run('a')).toBe(run('a'));
  });

  it('gives another one for another seed', () => {
    expect(run('a')).not.toBe(run('b'));
  });
});

describe('identity', () => {
  it('has valid addresses and unique hashes', () => {
    const network = createSimulatedNetwork();
    const shop = network.addAccount('Shop');
    expect(isValidClassicAddress(shop)).toBe(true);
    expect(network.address('Shop')).toBe(shop);
    expect(createSimulatedNetwork({ seed: 2 }).address('Shop')).not.toBe(shop);
    const hashes = new Set<string>();
    for (let i = 0; i < 500; i++) {
      hashes.add(network.pay({ from: 'Alice', to: shop, amount: '1' }).hash);
      if (i % 7 === 0) network.close();
    }
    expect(hashes.size).toBe(500);
    for (const hash of hashes) expect(hash).toMatch(/^[0-9A-F]{64}$/);
  });

  it('keeps the chain of each balance whole: what was before is what the last transaction left', () => {
    const network = createSimulatedNetwork({ seed: 'chain' });
    const traffic = createTraffic(network, { accounts: ['Shop'] });
    for (let i = 0; i < 400; i++) {
      traffic.send();
      if (i % 3 === 0) network.close();
    }
    network.close();
    let balance: string | null = null;
    for (const transaction of network.accountTransactions(network.address('Shop'))) {
      for (const change of netChanges(transaction.txJson(), transaction.meta(), network.address('Shop'))) {
        if ('issuer' in change.asset || 'mptIssuanceId' in change.asset) continue;
        balance = String(Number(balance ?? 0) + Number(change.amount));
      }
    }
    expect(balance).not.toBeNull();
    const own = network
      .accountTransactions(network.address('Shop'))
      .filter((each) => each.txJson().Account === network.address('Shop')).length;
    const expected = 1_000_000_000 + Number(balance) - own * 0.00001;
    expect(Number(network.balance('Shop'))).toBeCloseTo(expected, 4);
  });
});

describe('time', () => {
  it('goes on by four seconds a ledger where the test closes them, and by a timer where the options say so', () => {
    const network = createSimulatedNetwork({ startTime: Date.UTC(2026, 0, 1) });
    const first = network.ledger(1000)?.closeTime ?? 0;
    expect(network.close().closeTime).toBe(first + 4);
    network.advance(60);
    expect(network.now()).toBe(first + 64);
    expect(network.close().closeTime).toBe(first + 68);
  });

  it('is the clock it is given', () => {
    let now = Date.UTC(2026, 5, 1);
    const network = createSimulatedNetwork({ clock: () => now });
    now += 10_000;
    expect(network.close().closeTime - (network.ledger(1000)?.closeTime ?? 0)).toBe(10);
  });
});

describe('scale', () => {
  it('takes 100,000 payments in seconds', () => {
    const network = createSimulatedNetwork({ seed: 'scale' });
    const accounts = Array.from({ length: 20 }, (_, i) => network.addAccount(`account ${i}`));
    const start = performance.now();
    for (let i = 0; i < 100_000; i++) {
      network.pay({ from: 'Alice', to: accounts[i % 20] ?? '', amount: '1.5' });
      if (i % 25 === 24) network.close();
    }
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(network.lastLedger).toBe(5000);
    expect(network.truth('account 3')).toHaveLength(5000);
  });
});
