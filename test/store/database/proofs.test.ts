import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProofSummary } from '../../../electron/contract/index.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { newPayment, OTHER } from './sample-payment.ts';

const USD = { currency: 'USD', issuer: OTHER };
const SUMMARY: ProofSummary = {
  provedAt: '2026-01-02T00:00:00.000Z',
  ...{ ledgerIndex: 1001, ledgerHash: 'AB'.repeat(32), closeTime: '2026-01-01T00:00:00Z' },
  ...{ signedLedgerIndex: 1001, signedLedgerHash: 'AB'.repeat(32), listed: 35, needed: 28 },
  votes: [{ master: 'ED00', domain: 'validator.example' }],
  list: { publisher: 'ED01', name: 'Ripple', sequence: 3, expiration: '2027-01-01T00:00:00Z' },
  form: 'xpop',
};

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

it('goes with its payments', () => {
  const [paid] = store.record([newPayment(1)], []);
  if (paid === undefined) throw new Error('not recorded');
  store.saveProof(paid.id, SUMMARY, '{}');
  store.erase();
  expect(store.proofOf(paid.id)).toBeNull();
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
