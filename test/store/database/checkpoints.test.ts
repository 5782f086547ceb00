import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment } from './sample-payment.ts';

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-checkpoints-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The database file alone: what is only in its log is not in it. */
const fileHash = () =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'payments.db')))
    .digest('hex');
const logBytes = () => readFileSync(join(folder, 'payments.db-wal')).length;
const recordEach = (first: number, count: number) => {
  for (let number = first; number < first + count; number += 1) store.record([newPayment(number)], []);
};
/** SQLite's own bound is a thousand pages of the log. */
const BEYOND_DEFAULT = 200;

it('a payment does not wait for a checkpoint: the work that is put off for an idle moment brings it', () => {
  const before = fileHash();
  recordEach(0, BEYOND_DEFAULT);
  expect(logBytes()).toBeGreaterThan(1000 * 4096);
  expect(fileHash()).toBe(before);
  while (store.workOff(50));
  expect(fileHash()).not.toBe(before);
});

it('without an idle moment the log is bounded all the same', () => {
  recordEach(0, 400);
  expect(logBytes()).toBeLessThan(18_000_000);
});
