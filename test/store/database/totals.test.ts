import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Asset,
  type AssetAmount,
  HIDDEN_AMOUNT,
  type StoredPayment,
} from '../../../electron/contract/index.ts';
import { assetKey } from '../../../electron/payments/amounts/asset.ts';
import { sumByAsset } from '../../../electron/payments/amounts/sum.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { MIGRATIONS, migrate } from '../../../electron/store/database/schema.ts';
import { ACCOUNT, newPayment, OTHER, STATEMENT, samplePayment } from './sample-payment.ts';

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-totals-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const USD: Asset = { currency: 'USD', issuer: OTHER };
const MPT: Asset = { mptIssuanceId: '00'.repeat(24) };
const ACCOUNTS = [ACCOUNT, OTHER] as const;
const FAR = '9999-01-01T00:00:00Z';
const TAGS = [null, 0, 1, 4_294_967_295] as const;

const isUndisputed = ({ trust }: StoredPayment) => trust !== 'disputed';
const byAssetKey = (one: AssetAmount, other: AssetAmount) =>
  assetKey(one.asset) < assetKey(other.asset) ? -1 : 1;

/** What is kept must be what adding everything up anew gives, for every account and tag. */
function expectExact(): void {
  for (const account of ACCOUNTS) {
    for (const network of ['mainnet', 'testnet'] as const) {
      for (const tag of TAGS) {
        const watched = [{ network, account, tag }];
        const kept = store.totals(network, account, tag);
        const where = `${network} ${account} ${tag}`;
        const summed = store.query({ watched, offset: 0, limit: 500 }).rows.filter(isUndisputed);
        expect(kept.sums, where).toEqual(sumByAsset(summed).toSorted(byAssetKey));
        expect(kept.count, where).toBe(summed.length);
        expect(store.sums({ watched, offset: 0, limit: 0 }), where).toEqual(kept.sums);
      }
    }
  }
  const counts = new Map<string, number>();
  const { rows } = store.query({ offset: 0, limit: 500 });
  expect(store.amounts(rows.map(({ id }) => id)).map(({ id }) => id)).toEqual(
    rows.filter(isUndisputed).map(({ id }) => id),
  );
  for (const { asset } of rows.filter(isUndisputed)) {
    const text = JSON.stringify(asset);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const received = store.assets().map(({ asset, count }) => [JSON.stringify(asset), count]);
  expect(Object.fromEntries(received)).toEqual(Object.fromEntries(counts));
  expect(received.map(([, count]) => Number(count))).toEqual([...counts.values()].sort((a, b) => b - a));
}

const payment = fc.record({
  n: fc.nat(60),
  network: fc.constantFrom('mainnet' as const, 'testnet' as const),
  account: fc.constantFrom(...ACCOUNTS),
  asset: fc.constantFrom<Asset>({ currency: 'XRP' }, USD, MPT),
  destinationTag: fc.constantFrom(...TAGS),
  amount: fc.constantFrom(
    '1',
    '0.000001',
    '99999999999.999999',
    `0.${'0'.repeat(80)}1234567890123456`,
    `1234567890123456${'0'.repeat(80)}`,
    '9223372036854775807',
    HIDDEN_AMOUNT,
  ),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.array(payment, { minLength: 1, maxLength: 8 }) },
  { weight: 2, arbitrary: fc.record({ before: fc.nat(70), most: fc.constantFrom(undefined, 1, 3) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      nth: fc.nat(30),
      trust: fc.constantFrom('disputed' as const, 'disputed' as const, 'confirmed' as const, 'seen' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant('fails' as const) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
  { weight: 1, arbitrary: fc.constant('erase' as const) },
);

describe('totals', () => {
  it('are exactly the sums of what is stored and not disputed, whatever is recorded, doubled, disputed, deleted, erased or fails', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 10 }), (steps) => {
        // Erasing writes the whole file anew, which the many runs of this test can do without.
        store.prune(FAR);
        for (const one of steps) {
          if (one === 'erase') store.erase();
          else if (one === 'reopen') {
            store.close();
            store = openPaymentStore(folder);
          } else if (one === 'fails') {
            const advance = { network: 'mainnet', account: ACCOUNT, ranges: [[1, 1.5]] } as const;
            expect(() => store.record([newPayment(999)], [advance])).toThrow();
          } else if (Array.isArray(one))
            store.record(
              one.map(({ n, ...change }) => newPayment(n, change)),
              [],
            );
          else if ('nth' in one) {
            const { rows } = store.query({ offset: 0, limit: 500 });
            const chosen = rows[one.nth % rows.length];
            if (chosen !== undefined) store.setTrust(chosen, one.trust, STATEMENT);
          } else if ('before' in one) store.prune(samplePayment(one.before).closeTime ?? '', one.most);
        }
        expectExact();
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  it('of a database of the version before are added up when it is opened', () => {
    store.record(
      [
        newPayment(1, { destinationTag: 1, amount: '0.1' }),
        newPayment(2, { destinationTag: 1, amount: '0.2', asset: USD }),
        newPayment(3, { destinationTag: null, amount: '0.2' }),
        newPayment(4, { account: OTHER, network: 'testnet' }),
      ],
      [],
    );
    store.close();
    const path = join(folder, 'payments.db');
    const old = new DatabaseSync(`${path}.old`);
    migrate(old, MIGRATIONS.slice(0, 1), () => undefined);
    old.prepare('ATTACH ? AS new').run(path);
    const kept = old.prepare(`SELECT group_concat(name) AS names FROM pragma_table_info('payments', 'new')
      WHERE name IN (SELECT name FROM pragma_table_info('payments', 'main'))`);
    const columns = String(kept.get()?.names);
    old.exec(`INSERT INTO main.payments (${columns}) SELECT ${columns} FROM new.payments`);
    old.close();
    renameSync(`${path}.old`, path);
    store = openPaymentStore(folder);
    expect(store.totals('mainnet', ACCOUNT, null)).toEqual({
      sums: [
        { asset: USD, amount: '0.2' },
        { asset: { currency: 'XRP' }, amount: '0.3' },
      ],
      count: 3,
    });
    expectExact();
  });
});

describe('work in slices', () => {
  it('has the ids of all that match, newest first, and reads rows and amounts by them', () => {
    store.record(
      Array.from({ length: 30 }, (_unused, n) => newPayment(n, { account: n % 2 === 0 ? ACCOUNT : OTHER })),
      [],
    );
    const query = {
      watched: [{ network: 'mainnet' as const, account: OTHER, tag: null }],
      offset: 5,
      limit: 1,
    };
    const ids = store.matching(query);
    const all = store.query({ ...query, offset: 0, limit: 100 }).rows;
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(store.payments(ids)).toEqual(all);
    expect(store.payments([...ids].reverse())).toEqual([...all].reverse());
    expect(store.amounts(ids)).toEqual(
      all.map(({ id, network, asset, amount, closeTime }) => ({
        id,
        network,
        asset,
        amount,
        time: Date.parse(closeTime ?? ''),
      })),
    );
    store.prune(samplePayment(10).closeTime ?? '');
    expect(store.payments(ids)).toEqual(all.slice(0, 10));
    expect(store.matching({ search: 'no such thing', offset: 0, limit: 0 })).toEqual([]);
  });

  it('deletes the oldest first, and no more than asked', () => {
    store.record(
      Array.from({ length: 10 }, (_unused, n) => newPayment(9 - n)),
      [],
    );
    const before = samplePayment(6).closeTime ?? '';
    expect([store.prune(before, 4), store.prune(before, 4), store.prune(before, 4)]).toEqual([4, 2, 0]);
    const left = store.query({ offset: 0, limit: 100 }).rows.map(({ ledgerIndex }) => ledgerIndex - 1000);
    expect(left).toEqual([9, 8, 7, 6]);
  });
});
