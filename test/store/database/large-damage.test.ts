import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../electron/contract/index.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { damagePage } from './damage-page.ts';
import { ACCOUNT, newPayment } from './sample-payment.ts';
import { SUMMARY } from './sample-proof.ts';

const PAYMENTS = 500;
const now = () => Date.UTC(2026, 5, 1, 12, 30);
/** Every database is over this size. */
const large = { now, checkedAtOpen: 0 };
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-large-damage-'));
  path = join(folder, 'payments.db');
  const store = openPaymentStore(folder, large);
  store.beginCoverage('mainnet', ACCOUNT, 1);
  store.record(
    Array.from({ length: PAYMENTS }, (_, n) => newPayment(n)),
    [{ network: 'mainnet', account: ACCOUNT, ranges: [[1, 9]] }],
  );
  while (store.workOff(PAYMENTS));
  for (const id of [1, 2, 3]) store.saveProof(id, SUMMARY, randomBytes(20_000).toString('hex'));
  store.close();
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a run finds that opens the database and checks the rest of it. */
async function run(use: (store: ReturnType<typeof openPaymentStore>) => void = () => undefined) {
  const store = openPaymentStore(folder, large);
  const found: Problem[] = [];
  use(store);
  await store.checkRest((problem) => found.push(problem));
  const payments = store.query({ offset: 0, limit: 1 }).total;
  store.close();
  return { opening: store.problems, rebuilt: store.rebuilt, found, payments };
}

/** Writes over the values of one row of the search's index, whose pages stay what they were. */
function damageSearch(): void {
  const database = new DatabaseSync(path);
  database.enableDefensive(false);
  database.exec('UPDATE payment_search_data SET block = zeroblob(length(block)) WHERE id > 10');
  database.close();
}

describe('a database that is too large to be checked before it is used', () => {
  it.each<[string, () => void]>([
    ['a page of the payments', () => damagePage(path, 'payments')],
    ['a page of an index', () => damagePage(path, 'payments_of_account')],
    ['a page of the raw transactions', () => damagePage(path, 'raw_transactions')],
    ['a page of the proofs', () => damagePage(path, 'proofs')],
    ['the contents of the search', damageSearch],
  ])(
    'is checked after the start: damage to %s is told, and the next start rebuilds',
    async (_what, damage) => {
      damage();
      const store = openPaymentStore(folder, large);
      expect([store.problems, store.rebuilt]).toEqual([[], false]);
      const found: Problem[] = [];
      await store.checkRest((problem) => found.push(problem));
      expect(found).toMatchObject([
        { code: 'store-corrupted', message: expect.stringContaining('next time') },
      ]);
      // The app goes on with what can be read and written.
      expect(store.coverage('mainnet', ACCOUNT)?.through).toBe(9);
      store.close();
      const damaged = readFileSync(path);

      const next = await run();
      expect(next).toMatchObject({ rebuilt: true, found: [], payments: 0 });
      expect(next.opening).toMatchObject([
        { code: 'store-corrupted', message: expect.stringContaining('damaged-2026-06-01T12-30-00') },
      ]);
      expect(readFileSync(`${path}.damaged-2026-06-01T12-30-00`).equals(damaged)).toBe(true);
      expect(await run()).toEqual({ opening: [], rebuilt: false, found: [], payments: 0 });
    },
  );

  it('is set aside at once where a small table is damaged, which a start relies on', async () => {
    damagePage(path, 'coverage_ranges');
    expect(await run()).toMatchObject({ rebuilt: true, opening: [{ code: 'store-corrupted' }] });
  });

  it('is set aside by the next start when damage was met before the check got there', async () => {
    damagePage(path, 'payments');
    const store = openPaymentStore(folder, large);
    expect(() => store.query({ offset: 0, limit: PAYMENTS })).toThrow(/damaged/);
    store.close();
    expect(await run()).toMatchObject({ rebuilt: true });
  });

  it('tells nothing when it is sound, also while it is written to', async () => {
    const ran = await run((store) => {
      store.record([newPayment(PAYMENTS)], []);
      setImmediate(() => store.record([newPayment(PAYMENTS + 1)], []));
    });
    expect(ran).toEqual({ opening: [], rebuilt: false, found: [], payments: PAYMENTS + 2 });
    expect(readdirSync(folder)).toEqual(['payments.db']);
  });

  it('tells what keeps the check from reading it, and keeps it', async () => {
    const store = openPaymentStore(folder, large);
    const found: Problem[] = [];
    rmSync(path);
    await store.checkRest((problem) => found.push(problem));
    store.close();
    expect(found).toMatchObject([{ code: 'data-dir-unusable' }]);
    expect(existsSync(`${path}.damaged`)).toBe(false);
  });

  it.each(['close', 'erase'] as const)('is checked no longer once it is to %s', async (end) => {
    damagePage(path, 'raw_transactions');
    const store = openPaymentStore(folder, large);
    const found: Problem[] = [];
    const ended = store.checkRest((problem) => found.push(problem));
    if (end === 'close') store.close();
    else expect(store.erase).toThrow(/damaged/);
    await ended;
    expect(found).toEqual([]);
    if (end === 'erase') store.close();
  });
});

it('a mark without a database, as a start leaves it that was cut short, is no damage', async () => {
  rmSync(path);
  closeSync(openSync(`${path}.damaged`, 'w'));
  expect(await run()).toEqual({ opening: [], rebuilt: false, found: [], payments: 0 });
  expect(readdirSync(folder)).toEqual(['payments.db']);
});
