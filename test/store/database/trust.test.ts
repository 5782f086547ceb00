import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StatedTransaction, StoredPayment, TrustStatement } from '../../../electron/contract/index.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { ACCOUNT, newPayment, OTHER, STATEMENT, samplePayment } from './sample-payment.ts';

let folder: string;
let store: PaymentStore;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-trust-'));
  now = Date.UTC(2026, 0, 2);
  open();
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): void {
  store = openPaymentStore(folder, { now: () => now });
}

function reopen(): void {
  store.close();
  open();
}

const USD = { currency: 'USD', issuer: OTHER };
const LEDGER_HASH = 'EF'.repeat(32);
const all = { offset: 0, limit: 0 };

/** One transaction that brings XRP and USD, recorded from wss://a. */
function recordTwoCredits(): readonly [StoredPayment, StoredPayment] {
  const from = { server: 'wss://a', ledgerHash: LEDGER_HASH };
  const [xrp, usd] = store.record(
    [
      { ...newPayment(1), ...from },
      { ...newPayment(1, { asset: USD, amount: '7' }), ...from },
    ],
    [],
  );
  if (xrp === undefined || usd === undefined) throw new Error('not recorded');
  return [xrp, usd];
}

const recorded: TrustStatement = {
  ...{ server: 'wss://a', at: '2026-01-02T00:00:00.000Z', trust: 'seen', says: 'recorded' },
  stated: {
    ...{ hash: samplePayment(1).hash, ledgerIndex: 1001, ledgerHash: LEDGER_HASH, result: 'tesSUCCESS' },
    amounts: [
      { asset: { currency: 'XRP' }, amount: '1.5' },
      { asset: USD, amount: '7' },
    ],
  },
  ledgerHashCheck: null,
};
const otherAmount: StatedTransaction = {
  ...{ hash: samplePayment(1).hash, ledgerIndex: 1001, ledgerHash: LEDGER_HASH, result: 'tesSUCCESS' },
  amounts: [{ asset: { currency: 'XRP' }, amount: '9' }],
};

describe('a dispute', () => {
  it('takes all of the transaction out of the sums, and its end brings it back; the row stays in the list', () => {
    recordTwoCredits();
    store.record([newPayment(2)], []);
    const sums = () => [store.totals('mainnet', ACCOUNT, null), store.totals('mainnet', ACCOUNT, 1)];
    const before = sums();
    const changed = store.setTrust(samplePayment(1), 'disputed', STATEMENT);
    expect(changed).toMatchObject({ sumsChanged: true, payments: [{ id: 1 }, { id: 2 }] });
    expect(changed.payments.map(({ trust }) => trust)).toEqual(['disputed', 'disputed']);
    const without = { sums: [{ asset: { currency: 'XRP' }, amount: '2.5' }], count: 1 };
    expect(sums()).toEqual([without, { sums: [], count: 0 }]);
    expect(store.sums(all)).toEqual(without.sums);
    expect(store.lastPayment('mainnet', ACCOUNT, 1)).toBeNull();
    expect(store.query({ offset: 0, limit: 9 })).toMatchObject({ total: 3 });
    expect(store.unreadCount()).toBe(3);
    expect(store.matching({ ...all, unread: true })).toHaveLength(3);
    reopen();
    expect(sums()).toEqual([without, { sums: [], count: 0 }]);
    // One more word against it changes no sum.
    expect(store.setTrust(samplePayment(1), 'disputed', STATEMENT).sumsChanged).toBe(false);
    expect(store.setTrust(samplePayment(1), 'confirmed', STATEMENT).sumsChanged).toBe(true);
    expect(sums()).toEqual(before);
  });

  it('that is deleted leaves no sum behind', () => {
    recordTwoCredits();
    store.setTrust(samplePayment(1), 'disputed', STATEMENT);
    expect(store.prune('9999-01-01T00:00:00Z')).toBe(2);
    expect(store.totals('mainnet', ACCOUNT, null)).toEqual({ sums: [], count: 0 });
    expect(store.assets()).toEqual([]);
  });

  it('changes level and sums together or not at all', () => {
    recordTwoCredits();
    const broken = { ...STATEMENT, stated: 1n as unknown as null };
    expect(() => store.setTrust(samplePayment(1), 'disputed', broken)).toThrow();
    expect(store.payment(1)?.trust).toBe('seen');
    expect(store.totals('mainnet', ACCOUNT, null).count).toBe(2);
  });
});

describe('what servers said', () => {
  it('is kept of each, in order, for every credit of the transaction, over a restart', () => {
    const [xrp, usd] = recordTwoCredits();
    expect(store.statements(xrp.id)).toEqual([recorded]);
    const against = { ...STATEMENT, stated: otherAmount, ledgerHashCheck: 'same' } as const;
    const third = { ...STATEMENT, server: 'wss://c', says: 'agrees', stated: recorded.stated } as const;
    store.setTrust(xrp, 'disputed', against);
    store.setTrust(xrp, 'confirmed', third);
    reopen();
    const story = [recorded, { ...against, trust: 'disputed' }, { ...third, trust: 'confirmed' }];
    expect(store.statements(xrp.id)).toEqual(story);
    expect(store.statements(usd.id)).toEqual(story);
  });

  it('begins with nothing where nobody knows who said it, and has nothing of what is deleted', () => {
    store.record([newPayment(1)], []);
    expect(store.statements(1)).toEqual([]);
    expect(store.statements(99)).toEqual([]);
    store.prune('9999-01-01T00:00:00Z');
    expect(store.setTrust(samplePayment(1), 'disputed', STATEMENT)).toEqual({
      ...{ before: 'seen', payments: [], sumsChanged: false },
    });
    recordTwoCredits();
    store.setTrust(samplePayment(1), 'disputed', STATEMENT);
    store.prune('9999-01-01T00:00:00Z');
    const [again] = recordTwoCredits();
    expect(store.statements(again.id)).toEqual([recorded]);
  });

  it('is bounded, however many there are', () => {
    const [{ id }] = recordTwoCredits();
    for (let n = 1; n <= 40; n++) {
      store.setTrust(samplePayment(1), 'disputed', { ...STATEMENT, server: `wss://${n}` });
    }
    const servers = store.statements(id).map(({ server }) => server);
    expect(servers).toHaveLength(17);
    expect([servers[0], servers[1], servers.at(-1)]).toEqual(['wss://a', 'wss://1', 'wss://40']);
  });

  it('never lowers the level by itself, nor undoes a proof', () => {
    const [{ id }] = recordTwoCredits();
    const set = (trust: TrustStatement['trust']) => {
      store.setTrust(samplePayment(1), trust, STATEMENT);
      return store.payment(id)?.trust;
    };
    expect(set('confirmed')).toBe('confirmed');
    expect(set('seen')).toBe('confirmed');
    expect(set('disputed')).toBe('disputed');
    expect(set('seen')).toBe('disputed');
    expect(set('proved')).toBe('proved');
    expect(set('confirmed')).toBe('proved');
    expect(set('disputed')).toBe('proved');
    expect(store.totals('mainnet', ACCOUNT, null).count).toBe(2);
  });

  it('has the ledger’s hash that only a request told, where it was not known', () => {
    store.record([{ ...newPayment(1), server: 'wss://a' }], []);
    expect(store.statements(1)[0]?.stated?.ledgerHash).toBeNull();
    store.setTrust(samplePayment(1), 'confirmed', STATEMENT, LEDGER_HASH);
    expect(store.statements(1)[0]?.stated?.ledgerHash).toBe(LEDGER_HASH);
    store.setTrust(samplePayment(1), 'confirmed', STATEMENT, '00'.repeat(32));
    expect(store.statements(1)[0]?.stated?.ledgerHash).toBe(LEDGER_HASH);
  });
});

describe('payments that await an opinion', () => {
  it('are the newest, young ones of the network that one server said or that are disputed', () => {
    const said = { server: 'wss://a' };
    store.record([{ ...newPayment(1), ...said }], []);
    now += 1000;
    const since = new Date(now).toISOString();
    const later = [2, 3, 4, 5].map((n) => ({ ...newPayment(n), ...said }));
    store.record([...later, { ...newPayment(6, { network: 'testnet' }), ...said }, newPayment(7)], []);
    store.setTrust(samplePayment(3), 'confirmed', STATEMENT);
    store.setTrust(samplePayment(4), 'disputed', STATEMENT);
    const awaiting = (most: number) =>
      store.awaitingOpinion('mainnet', since, most).map(({ ledgerIndex }) => ledgerIndex - 1000);
    expect(awaiting(9)).toEqual([5, 4, 2]);
    expect(awaiting(2)).toEqual([5, 4]);
  });
});
