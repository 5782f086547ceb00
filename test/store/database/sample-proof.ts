import type { ProofSummary } from '../../../electron/contract/index.ts';

/** What is proved of a payment, whichever. */
export const SUMMARY: ProofSummary = {
  provedAt: '2026-01-02T00:00:00.000Z',
  ...{ ledgerIndex: 1001, ledgerHash: 'AB'.repeat(32), closeTime: '2026-01-01T00:00:00Z' },
  ...{ signedLedgerIndex: 1001, signedLedgerHash: 'AB'.repeat(32), listed: 35, needed: 28 },
  votes: [{ master: 'ED00', domain: 'validator.example' }],
  list: { publisher: 'ED01', name: 'Ripple', sequence: 3, expiration: '2027-01-01T00:00:00Z' },
  form: 'xpop',
};
