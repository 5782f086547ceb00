import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPaymentStore, type PaymentStore } from '../../electron/store/database/payment-store.ts';
import { keepValidatorsWord } from '../../electron/watch/validators-word.ts';
import { newPayment } from '../store/database/sample-payment.ts';
import { SUMMARY } from '../store/database/sample-proof.ts';

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-word-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const AT = '2026-11-21T12:00:00Z';

function recorded() {
  const [payment] = store.record([{ ...newPayment(1), server: 'wss://s.example/' }], []);
  if (payment === undefined) throw new Error('not recorded');
  return { payment, proof: { id: payment.id, summary: SUMMARY, receipt: '{}' } };
}

it('is kept with its proof, and is the last of what was said', () => {
  const { payment, proof } = recorded();
  const told = keepValidatorsWord(store, payment, { proof, at: AT });
  expect(told).toMatchObject({ trust: 'proved', payments: [{ id: payment.id, trust: 'proved' }] });
  expect(told.servers).toEqual(['wss://s.example/', 'validators']);
  expect(store.proofOf(payment.id)).toEqual(SUMMARY);
});

it('that cannot be kept leaves no proof behind', () => {
  const { payment, proof } = recorded();
  const full = () => {
    throw new Error('the disk is full');
  };
  expect(() => keepValidatorsWord({ ...store, setTrust: full }, payment, { proof, at: AT })).toThrow();
  expect(store.proofOf(payment.id)).toBeNull();
  expect(store.payment(payment.id)?.trust).toBe('seen');
});

it('against a payment takes it out of what is counted, without a proof', () => {
  const { payment } = recorded();
  const told = keepValidatorsWord(store, payment, { proof: null, at: AT });
  expect(told).toMatchObject({ trust: 'disputed', sumsChanged: true });
  expect(store.proofOf(payment.id)).toBeNull();
});
