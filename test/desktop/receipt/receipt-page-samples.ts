import type { Memo } from '../../../electron/contract/index.ts';
import type { ProvedFacts } from '../../../electron/desktop/receipt/proved-facts.ts';
import { receiptPage } from '../../../electron/desktop/receipt/receipt-page.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

export const HASH = 'A7'.repeat(32);

const memo = (data: string): Memo => ({ type: null, format: null, data, dataHex: null });

/** What a page of a large payment says. */
export function provedPageFacts(change: Partial<ProvedFacts> = {}): ProvedFacts {
  return {
    account: 'rDNvpCUY7V6dTbsUmJ5Cd4abQ3SAogJFLL',
    from: 'rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH',
    ...{ destinationTag: 77, sourceTag: null, invoiceId: null, credentialIds: [] },
    ...{ partialOf: null, deliveredAmount: null, memos: [memo('Thank you!')] },
    credits: [{ asset: { currency: 'XRP' }, amount: '1234.5' }],
    hash: HASH,
    proof: {
      provedAt: '2026-11-21T09:42:00Z',
      ...{ ledgerIndex: 99_800_000, ledgerHash: 'B'.repeat(64), closeTime: '2026-11-21T09:41:00Z' },
      ...{ signedLedgerIndex: 99_800_101, signedLedgerHash: 'C'.repeat(64), listed: 35, needed: 28 },
      votes: Array.from({ length: 31 }, (_, index) => ({
        master: `ED${index}`,
        domain: index === 0 ? 'ripple.com' : index < 25 ? `validator-${index}.example` : null,
      })),
      list: { publisher: 'ED00', name: 'Ripple', sequence: 83, expiration: '2027-01-18T00:00:00Z' },
      form: 'own',
    },
    ...change,
  };
}

/** With everything that strangers choose, at its worst. */
export function hostileFacts(): ProvedFacts {
  const attack = '"\'></bdi></style><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&amp;';
  const { proof } = provedPageFacts();
  return provedPageFacts({
    memos: [
      memo(attack),
      memo(`two\nlines ${'long'.repeat(200)}`),
      memo('<!-- --><base href="//evil.example">'),
    ],
    credits: [
      // "<b>" as a currency code of three characters.
      { asset: { currency: '<b>', issuer: 'rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq' }, amount: '9'.repeat(40) },
    ],
    proof: {
      ...proof,
      votes: [{ master: 'ED01', domain: '<script>alert(1)</script>' }],
      list: { ...proof.list, name: null, publisher: 'ED'.padEnd(66, '7') },
    },
  });
}

export function pageIn(locale: string, facts: ProvedFacts): Promise<string> {
  return receiptPage(facts, { i18n: i18nFor(locale), network: 'mainnet', infoOf: () => null });
}
