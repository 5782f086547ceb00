import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { createProofs } from '../../../electron/store/database/proof-table.ts';
import { MIGRATIONS, migrate } from '../../../electron/store/database/schema.ts';
import { ACCOUNT, newPayment, OTHER } from './sample-payment.ts';
import { SUMMARY } from './sample-proof.ts';

const USD = { currency: 'USD', issuer: OTHER };

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-proofs-'));
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

it('a proof belongs to all that its transaction brought, and survives a restart', () => {
  const [xrp, usd] = store.record([newPayment(1), newPayment(1, { asset: USD, amount: '7' })], []);
  if (xrp === undefined || usd === undefined) throw new Error('not recorded');
  expect(store.proofOf(xrp.id)).toBeNull();
  store.saveProof(xrp.id, SUMMARY, '{"format":"a receipt"}');
  reopen();
  expect(store.proofOf(usd.id)).toEqual(SUMMARY);
  expect(store.receiptOf(usd.id)).toBe('{"format":"a receipt"}');
});

/** Rows of a table, as whoever opens the file finds them. */
function numberOf(table: string): number {
  const database = new DatabaseSync(join(folder, 'payments.db'), { readOnly: true });
  const count = Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count);
  database.close();
  return count;
}

it('a proof goes with its payment', () => {
  const [old, paid] = store.record([newPayment(1), newPayment(2)], []);
  if (old === undefined || paid === undefined) throw new Error('not recorded');
  for (const { id } of [old, paid]) store.saveProof(id, SUMMARY, '{}');
  expect(store.prune('2030-01-01T00:00:00Z', 1)).toBe(1);
  expect([store.proofOf(old.id), store.proofOf(paid.id), numberOf('proofs')]).toEqual([null, SUMMARY, 1]);
});

it('to erase everything takes proofs, lists of validators, and withdrawn keys with it', () => {
  const [paid] = store.record([newPayment(1)], []);
  if (paid === undefined) throw new Error('not recorded');
  store.saveProof(paid.id, SUMMARY, '{}');
  store.saveValidatorLists([{ publisher: 'A', sequence: 1, signed: 'A1' }]);
  store.saveWithdrawnKey(Buffer.from('one'));
  store.erase();
  expect(store.proofOf(paid.id)).toBeNull();
  expect(['proofs', 'validator_lists', 'withdrawn_keys'].map(numberOf)).toEqual([0, 0, 0]);
});

it('a database of before proofs opens with its payments, which can be proved', () => {
  store.close();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  expect(MIGRATIONS).toContain(createProofs);
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(createProofs));
  const database = new DatabaseSync(join(folder, 'payments.db'));
  migrate(database, before, () => undefined);
  database.exec(`INSERT INTO payments (network, account, hash, asset_key, asset, amount, ledger_index,
    transaction_index, sort_time, kind, transaction_type, memos, credential_ids, source, recorded_at, alerted)
    VALUES ('mainnet', '${ACCOUNT}', '${'AB'.repeat(32)}', 'XRP', '{"currency":"XRP"}', '25', 1, 1, 1, 'payment',
      'Payment', '[]', '[]', 'live', '2026-01-01T00:00:00.000Z', 1)`);
  database.close();
  store = openPaymentStore(folder);
  expect([store.problems, store.rebuilt]).toEqual([[], false]);
  const [paid] = store.query({ offset: 0, limit: 5 }).rows;
  expect(paid).toMatchObject({ amount: '25', trust: 'seen' });
  expect(store.proofOf(paid?.id ?? 0)).toBeNull();
  store.saveProof(paid?.id ?? 0, SUMMARY, '{"format":"a receipt"}');
  expect(store.receiptOf(paid?.id ?? 0)).toBe('{"format":"a receipt"}');
});

it('lists of validators are kept, those of lower numbers than the kept ones go', () => {
  const list = (publisher: string, sequence: number) => ({
    publisher,
    sequence,
    signed: `${publisher}${sequence}`,
  });
  store.saveValidatorLists([list('A', 1), list('A', 2), list('B', 9)]);
  store.saveValidatorLists([list('A', 2), list('A', 3)]);
  reopen();
  expect(store.validatorLists()).toEqual(['A2', 'A3', 'B9']);
});

it('withdrawn keys are kept for good, each once', () => {
  store.saveWithdrawnKey(Buffer.from('one'));
  store.saveWithdrawnKey(Buffer.from('one'));
  store.saveWithdrawnKey(Buffer.from('two'));
  reopen();
  expect(store.withdrawnKeys().map(String)).toEqual(['one', 'two']);
});
