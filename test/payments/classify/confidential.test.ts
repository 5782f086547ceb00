import { describe, expect, test } from 'vitest';
import {
  DEFAULT_ALERT_KINDS,
  HIDDEN_AMOUNT,
  LANGUAGES,
  translateFor,
} from '../../../electron/contract/index.ts';
import { decideAlert } from '../../../electron/payments/alert-decision.ts';
import { assetKey } from '../../../electron/payments/amounts/asset.ts';
import { formatAmount } from '../../../electron/payments/amounts/format.ts';
import { sumByAsset } from '../../../electron/payments/amounts/sum.ts';
import { describePayment, describeSummary } from '../../../electron/payments/text/describe.ts';
import { brief, read } from '../support/brief.ts';
import { BOB, deleted, modified } from '../support/build.ts';
import { ALICE, exported, MPT, payment, SHOP, watched } from '../support/payments.ts';

/**
 * A confidential transfer adds an encrypted amount to the receiver's inbox. That something came is public, how much is
 * not: it is recorded and announced, and never shown as zero.
 */

const send = {
  TransactionType: 'ConfidentialMPTSend',
  Destination: SHOP,
  MPTokenIssuanceID: MPT,
  DestinationTag: 7,
};
const inboxOf = (Account: string, previous: Record<string, string> = { ConfidentialBalanceInbox: 'AA' }) =>
  modified(
    'MPToken',
    {
      Account,
      MPTokenIssuanceID: MPT,
      MPTAmount: '100',
      ConfidentialBalanceInbox: 'BB',
      IssuerEncryptedBalance: 'CC',
    },
    previous,
  );
const sender = modified(
  'MPToken',
  { Account: ALICE, MPTokenIssuanceID: MPT, ConfidentialBalanceSpending: 'DD' },
  { ConfidentialBalanceSpending: 'EE' },
);

describe('a confidential transfer', () => {
  test('is a payment whose amount is not public', () => {
    const credits = read(send, [sender, inboxOf(SHOP)]);
    expect(brief(credits)).toBe('payment from Alice: hidden MPT');
    expect(credits).toMatchObject({ destinationTag: 7, partialOf: null, deliveredAmount: null });
  });

  test.each([
    ['to somebody else', { ...send, Destination: BOB }, [sender, inboxOf(BOB)]],
    [
      'that it sent',
      { ...send, Account: SHOP, Destination: BOB },
      [inboxOf(BOB), inboxOf(SHOP, { ConfidentialBalanceSpending: 'EE' })],
    ],
    [
      'whose metadata shows no inbox that changed',
      send,
      [sender, inboxOf(SHOP, { IssuerEncryptedBalance: 'AA' })],
    ],
    ['that only touched the entry', send, [modified('MPToken', { Account: SHOP, MPTokenIssuanceID: MPT })]],
    [
      'without an issuance that can be read',
      send,
      [modified('MPToken', { Account: SHOP, MPTokenIssuanceID: 'x' }, { ConfidentialBalanceInbox: 'AA' })],
    ],
    ['without metadata entries', send, []],
    ['that only the sender’s inbox shows', send, [inboxOf(ALICE)]],
    [
      'that another entry shows',
      send,
      [modified('Vault', { Account: SHOP }, { ConfidentialBalanceInbox: 'AA' })],
    ],
  ])('%s brings nothing', (_, tx, nodes) => expect(read(tx, nodes)).toBeNull());

  test.each(['ConfidentialMPTMergeInbox', 'ConfidentialMPTConvert', 'ConfidentialMPTClawback'])(
    'an inbox that %s writes was not paid into',
    (TransactionType) => {
      expect(read({ ...send, TransactionType }, [inboxOf(SHOP)])).toBeNull();
      expect(read({ ...send, TransactionType, Account: SHOP }, [inboxOf(SHOP)])).toBeNull();
      const emptied = deleted(
        'MPToken',
        { Account: SHOP, MPTokenIssuanceID: MPT },
        { ConfidentialBalanceInbox: 'AA' },
      );
      expect(read({ ...send, TransactionType }, [emptied])).toBeNull();
    },
  );
});

describe('an amount that is not public', () => {
  const asset = { mptIssuanceId: MPT };
  const hidden = payment({ asset, amount: HIDDEN_AMOUNT, transactionType: 'ConfidentialMPTSend' });
  const gold = { type: 'mpt', issuer: null, ticker: 'GLD', name: null, assetScale: 2 } as const;

  test('is said to be hidden, in every language and never a number', () => {
    expect(formatAmount(hidden, 'en', gold)).toBe('hidden GLD');
    expect(formatAmount(hidden, 'en')).toBe('hidden MPT');
    expect(describePayment(hidden, { label: 'Savings', locale: 'en', info: gold })).toEqual({
      title: '+hidden GLD to Savings',
      body: 'from r49Ad…zATa · amount not public',
    });
    for (const locale of LANGUAGES) {
      const { title, body } = describePayment(hidden, { label: 'Savings', locale, info: gold });
      expect(title).toContain(translateFor(locale)('payment.hidden'));
      expect(body).toContain(translateFor(locale)('payment.notPublic'));
      expect(title).not.toMatch(/\d/);
    }
  });

  test('alerts whatever the smallest amount', () => {
    const entry = watched({ minimumAmounts: { [assetKey(asset)]: '1000000' } });
    expect(decideAlert(hidden, [entry], { kinds: DEFAULT_ALERT_KINDS }).alerted).toBe(true);
  });

  test('is in no sum, and named beside it', () => {
    const known = payment({ asset, amount: '5' });
    expect(sumByAsset([hidden, known, hidden])).toEqual([{ asset, amount: '5' }]);
    expect(sumByAsset([hidden])).toEqual([]);
    const options = { locale: 'en', labelOf: () => 'Savings', infoOf: () => gold, away: false };
    expect(describeSummary([hidden, known, payment(), hidden], options).title).toBe(
      '4 payments: 25 XRP, 0.05 GLD, hidden GLD to Savings',
    );
    expect(describeSummary([hidden, hidden], options).title).toBe('2 payments: hidden GLD to Savings');
  });

  test('is exported as such', () => {
    expect(exported('csv', [hidden])).toContain(',hidden,');
    expect(JSON.parse(exported('json', [hidden]))).toMatchObject([{ amount: 'hidden' }]);
  });
});
