import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KnownGap } from '../../../electron/contract/index.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { ACCOUNT, newPayment, OTHER, samplePayment } from './sample-payment.ts';

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-store-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function reopen(): void {
  store.close();
  store = openPaymentStore(folder);
}

const covers = (first: number, last: number, account = ACCOUNT) =>
  ({ network: 'mainnet', account, ranges: [[first, last]] }) as const;

describe('recording', () => {
  it('gives back what it took, to the last field, after a restart', () => {
    const payment = samplePayment(1, {
      amount: '0.000000000000000000000000000000001234567890123456',
      asset: { currency: '0158415500000000C1F76FF6ECB0BAC600000000', issuer: OTHER },
      kind: 'bridge',
      destinationTag: 0,
      sourceTag: 4294967295,
      invoiceId: 'AB'.repeat(32),
      memos: [{ type: null, format: 'text', data: 'ünï\u{1F600}', dataHex: 'FF' }],
      credentialIds: ['CD'.repeat(32)],
      partialOf: { asset: { mptIssuanceId: '00'.repeat(24) }, amount: '9223372036854775807' },
      deliveredAmount: 'unavailable',
      closeTime: null,
      from: null,
      source: 'recovered',
    });
    const [recorded] = store.record([{ payment, alerted: false, raw: '{"tx":{"a":1}}' }], []);
    expect(recorded).toMatchObject({ ...payment, alerted: false, read: false });
    reopen();
    expect(store.payment(recorded?.id ?? 0)).toEqual(recorded);
    expect(store.raw(recorded?.id ?? 0)).toBe('{"tx":{"a":1}}');
  });

  it('takes a payment once per account, transaction and asset, whichever way it comes', () => {
    expect(store.record([newPayment(1), newPayment(1)], [])).toHaveLength(1);
    expect(store.record([newPayment(1, { source: 'recovered' })], [])).toEqual([]);
    const variants = [
      newPayment(1, { account: OTHER }),
      newPayment(1, { asset: { currency: 'USD', issuer: OTHER } }),
      newPayment(1, { asset: { currency: 'USD', issuer: ACCOUNT } }),
      newPayment(1, { network: 'testnet' }),
      newPayment(2),
    ];
    expect(store.record(variants, [])).toHaveLength(5);
    expect(store.query({ offset: 0, limit: 100 }).total).toBe(6);
  });

  it('commits payments and coverage together or not at all', () => {
    store.beginCoverage('mainnet', ACCOUNT, 100);
    const broken = { ...covers(100, 110), ranges: [[100, 110.5]] as const };
    expect(() => store.record([newPayment(1)], [broken])).toThrow();
    expect(store.query({ offset: 0, limit: 10 }).total).toBe(0);
    expect(store.coveredRanges('mainnet', ACCOUNT)).toEqual([]);
    expect(store.record([newPayment(1)], [covers(100, 110)])).toHaveLength(1);
    expect(store.coveredRanges('mainnet', ACCOUNT)).toEqual([[100, 110]]);
  });

  it('remembers what is pending for each sink until it is acknowledged', () => {
    const both = { sinks: ['stdout', 'notification'] };
    const [first, second, third] = store.record(
      [
        { ...newPayment(3), ...both },
        { ...newPayment(1), ...both },
        { ...newPayment(2, {}, false), sinks: ['stdout'] },
      ],
      [],
    );
    store.record([newPayment(4)], []);
    reopen();
    expect(store.pending('mainnet', 'stdout').map(({ id }) => id)).toEqual([
      first?.id,
      second?.id,
      third?.id,
    ]);
    expect(store.pending('mainnet', 'notification').map(({ id }) => id)).toEqual([first?.id, second?.id]);
    store.acknowledge(
      new Map([
        ['stdout', [first?.id ?? 0, third?.id ?? 0]],
        ['notification', [second?.id ?? 0]],
      ]),
    );
    reopen();
    expect(store.pending('mainnet', 'stdout').map(({ id }) => id)).toEqual([second?.id]);
    expect(store.pending('mainnet', 'notification').map(({ id }) => id)).toEqual([first?.id]);
    expect(store.pending('testnet', 'stdout')).toEqual([]);
  });
});

describe('coverage', () => {
  it('is null for an account never watched, and begins empty', () => {
    expect(store.coverage('mainnet', ACCOUNT)).toBeNull();
    expect(store.beginCoverage('mainnet', ACCOUNT, 100)).toEqual({
      ...{ network: 'mainnet', account: ACCOUNT },
      ...{ from: 100, through: 99, gaps: [] },
    });
  });

  it('keeps the earliest beginning', () => {
    store.beginCoverage('mainnet', ACCOUNT, 100);
    expect(store.beginCoverage('mainnet', ACCOUNT, 150).from).toBe(100);
    expect(store.beginCoverage('mainnet', ACCOUNT, 50).from).toBe(50);
  });

  it('joins ranges and names the gaps between them', () => {
    store.beginCoverage('mainnet', ACCOUNT, 100);
    store.record([], [covers(100, 110), covers(120, 130)]);
    expect(store.coverage('mainnet', ACCOUNT)).toMatchObject({ through: 130, gaps: [[111, 119]] });
    store.record([], [covers(105, 119)]);
    reopen();
    expect(store.coveredRanges('mainnet', ACCOUNT)).toEqual([[100, 130]]);
    store.withdrawCoverage('mainnet', ACCOUNT, [110, 112]);
    expect(store.coveredRanges('mainnet', ACCOUNT)).toEqual([
      [100, 109],
      [113, 130],
    ]);
    expect(store.coverage('testnet', ACCOUNT)).toBeNull();
  });

  it('outlives the payments it covers when those are pruned', () => {
    store.beginCoverage('mainnet', ACCOUNT, 100);
    store.record([newPayment(1), newPayment(2), newPayment(3)], [covers(100, 2000)]);
    expect(store.prune(samplePayment(3).closeTime ?? '')).toBe(2);
    expect(store.query({ offset: 0, limit: 10 }).rows.map(({ amount }) => amount)).toEqual(['3.5']);
    expect(store.query({ search: '1.5', offset: 0, limit: 10 }).total).toBe(0);
    expect(store.coveredRanges('mainnet', ACCOUNT)).toEqual([[100, 2000]]);
    store.erase();
    expect(store.coverage('mainnet', ACCOUNT)).toBeNull();
    expect(store.info()).toMatchObject({ payments: 0, oldest: null });
  });
});

it('pending deliveries go with their payment, and no later payment gets the id of an erased one', () => {
  const sinks = ['stdout', 'notification'];
  const ids = store
    .record(
      [1, 2, 3].map((n) => ({ ...newPayment(n), sinks })),
      [],
    )
    .map(({ id }) => id);
  expect(store.prune(samplePayment(3).closeTime ?? '')).toBe(2);
  expect(store.pending('mainnet', 'stdout').map(({ id }) => id)).toEqual(ids.slice(2));
  store.erase();
  for (const sink of sinks) expect(store.pending('mainnet', sink)).toEqual([]);
  reopen();
  const [next] = store.record([newPayment(1)], []);
  expect(next?.id).toBeGreaterThan(Math.max(...ids));
});

it('gaps and where alerts begin are kept', () => {
  const gap: KnownGap = {
    ...{ network: 'mainnet', account: ACCOUNT, range: [5, 9], attempts: 3, accepted: true },
    ...{ fromTime: '2026-01-01T00:00:00Z', toTime: null, nextRetryAt: '2026-01-02T00:00:00.000Z' },
  };
  store.saveGaps('mainnet', [gap]);
  store.saveGaps('testnet', []);
  store.setAlertsFrom('mainnet', 'entry', 77);
  reopen();
  expect(store.gaps('mainnet')).toEqual([gap]);
  expect(store.alertsFrom('mainnet', 'entry')).toBe(77);
  expect(store.alertsFrom('testnet', 'entry')).toBeNull();
});

describe('queries', () => {
  beforeEach(() => {
    store.record(
      [
        newPayment(11, { memos: [{ type: null, format: null, data: 'Invoice 100%_7', dataHex: null }] }),
        newPayment(12, { account: OTHER, from: ACCOUNT, destinationTag: 7 }),
        newPayment(13, {
          ...{ asset: { currency: 'USD', issuer: OTHER }, amount: '7.25', kind: 'exchange' },
          memos: [{ type: null, format: null, data: 'They say"so"', dataHex: null }],
        }),
        newPayment(14, { asset: { currency: 'USD', issuer: OTHER }, amount: '0.1', destinationTag: 12 }),
        newPayment(15, { network: 'testnet', amount: '0.2' }),
      ],
      [],
    );
  });

  const found = (query: Omit<Parameters<PaymentStore['query']>[0], 'offset' | 'limit'>) =>
    store.query({ ...query, offset: 0, limit: 100 }).rows.map(({ ledgerIndex }) => ledgerIndex - 1000);

  it('give the newest first', () => {
    expect(found({})).toEqual([15, 14, 13, 12, 11]);
    expect(store.query({ offset: 1, limit: 2 }).rows.map(({ ledgerIndex }) => ledgerIndex)).toEqual([
      1014, 1013,
    ]);
    expect(store.query({ offset: 99, limit: 2 })).toEqual({ rows: [], total: 5 });
  });

  it.each<[string, string, number[]]>([
    ['a memo', 'invoice', [11]],
    ['a memo with characters that mean something to SQL', '100%_7', [11]],
    ['an address', ACCOUNT.slice(0, 9), [15, 14, 13, 12, 11]],
    ['part of a hash', samplePayment(12).hash.slice(20, 40).toLowerCase(), [12]],
    ['a whole address', OTHER, [15, 14, 13, 12, 11]],
    ['an amount', '7.25', [13]],
    ['a short tag', '7', [13, 12]],
    ['a currency and a tag', 'usd 12', [14]],
    ['quotes', '"', []],
    ['a quotation mark inside a longer word', 'say"so', [13]],
    ['one that nothing matches', 'ab"c', []],
    ['an operator of the index', 'NOT OR*', []],
    ['nothing but spaces', '  ', [15, 14, 13, 12, 11]],
  ])('find %s', (_what, search, expected) => {
    expect(found({ search })).toEqual(expected);
  });

  it('filter by watched entry, kind, asset, time and row', () => {
    expect(found({ watched: [{ network: 'mainnet', account: OTHER, tag: null }] })).toEqual([12]);
    expect(found({ watched: [{ network: 'mainnet', account: ACCOUNT, tag: 12 }] })).toEqual([14]);
    expect(
      found({
        watched: [
          { network: 'testnet', account: ACCOUNT, tag: null },
          { network: 'mainnet', account: OTHER, tag: 7 },
        ],
      }),
    ).toEqual([15, 12]);
    expect(found({ watched: [] })).toEqual([]);
    expect(found({ kinds: ['exchange'] })).toEqual([13]);
    expect(found({ assets: [`USD.${OTHER}`] })).toEqual([14, 13]);
    const [from, to] = [samplePayment(12).closeTime ?? '', samplePayment(14).closeTime ?? ''];
    expect(found({ from, to })).toEqual([13, 12]);
    expect(found({ upToId: 2 })).toEqual([12, 11]);
    expect(found({ kinds: ['payment'], assets: ['XRP'], search: 'invoice' })).toEqual([11]);
  });

  it('leave out what came to an account for other tags than those it is watched for', () => {
    const alone = (tags: readonly number[], account = ACCOUNT) =>
      [{ network: 'mainnet', account, tags }] as const;
    // ACCOUNT has the tags 11, 13 and 12 (14), OTHER the tag 7, and number 15 is on another network.
    expect(found({ byTagAlone: alone([11]) })).toEqual([15, 12, 11]);
    expect(found({ byTagAlone: alone([11, 12]) })).toEqual([15, 14, 12, 11]);
    expect(found({ byTagAlone: alone([]) })).toEqual([15, 12]);
    expect(found({ byTagAlone: [...alone([11]), ...alone([8], OTHER)] })).toEqual([15, 11]);
    expect(found({ byTagAlone: [], kinds: ['exchange'] })).toEqual([13]);
    expect(
      store.sums({ byTagAlone: alone([11], OTHER), kinds: ['payment'], offset: 0, limit: 0 }),
    ).not.toEqual(store.sums({ kinds: ['payment'], offset: 0, limit: 0 }));
    store.record([newPayment(20, { destinationTag: null })], []);
    expect(found({ byTagAlone: alone([11]) })).toEqual([15, 12, 11]);
    expect(store.unreadCount()).toBe(6);
    expect(store.unreadCount(alone([11]))).toBe(3);
  });

  it('sum exactly, without what is not public', () => {
    const secret = { asset: { mptIssuanceId: '0'.repeat(48) }, amount: 'hidden' };
    store.record([newPayment(30, secret)], []);
    expect(found({ search: 'hidden' })).toEqual([30]);
    expect(store.sums({ offset: 0, limit: 0 })).toEqual([
      { asset: { currency: 'USD', issuer: OTHER }, amount: '7.35' },
      { asset: { currency: 'XRP' }, amount: '24.2' },
    ]);
  });

  it('count, and know the last one, the assets and the unread', () => {
    expect(store.totals('mainnet', ACCOUNT, null).count).toBe(3);
    expect(store.lastPayment('mainnet', ACCOUNT, null)?.ledgerIndex).toBe(1014);
    expect(store.lastPayment('mainnet', ACCOUNT, 11)?.ledgerIndex).toBe(1011);
    expect(store.lastPayment('devnet', ACCOUNT, null)).toBeNull();
    expect(store.assets()).toEqual([
      { key: 'XRP', asset: { currency: 'XRP' }, count: 3 },
      { key: `USD.${OTHER}`, asset: { currency: 'USD', issuer: OTHER }, count: 2 },
    ]);
    expect(store.unreadCount()).toBe(5);
    store.markRead([1, 2]);
    expect(store.unreadCount()).toBe(3);
    store.markRead('all');
    expect(store.unreadCount()).toBe(0);
    expect(store.info()).toMatchObject({
      payments: 5,
      oldest: samplePayment(11).closeTime,
      bytes: expect.any(Number),
    });
  });
});
