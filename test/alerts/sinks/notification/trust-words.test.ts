import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTrustWords } from '../../../../electron/alerts/sinks/notification/trust-words.ts';
import { type ProofSummary, type StoredPayment, VALIDATORS } from '../../../../electron/contract/index.ts';
import { i18nFor } from '../../../../electron/desktop/texts/i18n.ts';
import { openPaymentStore, type PaymentStore } from '../../../../electron/store/database/payment-store.ts';
import { newPayment, STATEMENT, samplePayment } from '../../../store/database/sample-payment.ts';

const PROOF = { votes: [{}, {}, {}, {}], listed: 5 } as unknown as ProofSummary;
const { t } = i18nFor('en');
let folder: string;
let store: PaymentStore;
let paid: StoredPayment;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-trust-words-'));
  store = openPaymentStore(folder);
  const [recorded] = store.record(
    [{ ...newPayment(1), server: 'wss://s1.ripple.com', ledgerHash: null }],
    [],
  );
  if (recorded === undefined) throw new Error('not recorded');
  paid = recorded;
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const words = () =>
  createTrustWords({
    store,
    isAwaited: () => false,
    failed: (error) => {
      throw error;
    },
  });
const validators = (says: 'agrees' | 'disagrees') => ({ ...STATEMENT, server: VALIDATORS, says });

it('servers that disagree are no refutation, and a refutation is not their disagreement', () => {
  store.setTrust(samplePayment(1), 'disputed', { ...STATEMENT, says: 'disagrees' });
  expect(words().of(paid, t)).toBe('Servers disagree');
  expect(words().disputed([paid])).toEqual(new Map([[paid.id, 'disputed']]));
  store.setTrust(samplePayment(1), 'disputed', validators('disagrees'));
  expect(words().of(paid, t)).toBe('Refuted by validators');
  expect(words().disputed([paid])).toEqual(new Map([[paid.id, 'refuted']]));
});

it('a proof ends every dispute, whatever was said before it', () => {
  store.setTrust(samplePayment(1), 'disputed', validators('disagrees'));
  store.saveProof(paid.id, PROOF, '{}');
  store.setTrust(samplePayment(1), 'proved', validators('agrees'));
  expect(words().of(paid, t)).toBe('Proved: signed by 4 of 5 validators');
  expect(words().disputed([paid])).toEqual(new Map());
});
