import { describe, expect, test } from 'vitest';
import { brief, read } from '../support/brief.ts';
import { BOB, created, deleted, modified } from '../support/build.ts';
import { MPT, SHOP } from '../support/payments.ts';

/**
 * Transactions that write an MPToken without moving its public balance, or that move it without listing it. The ledger
 * lists in PreviousFields only what was there before: an empty list means that *some* field is new.
 */

const KEY = '02'.repeat(33);
const CIPHERTEXT = '03'.repeat(66);
const holding = { Account: SHOP, MPTokenIssuanceID: MPT, MPTAmount: '100', Flags: 0 };
const confidential = {
  ...holding,
  HolderEncryptionKey: KEY,
  ConfidentialBalanceSpending: CIPHERTEXT,
  ConfidentialBalanceInbox: CIPHERTEXT,
  IssuerEncryptedBalance: CIPHERTEXT,
};

describe('fields that are new beside a balance that stays', () => {
  test.each([
    [
      'a key registered for confidential transfers',
      { TransactionType: 'ConfidentialMPTConvert', Account: SHOP },
    ],
    ['the same by a delegate', { TransactionType: 'ConfidentialMPTConvert', Account: SHOP, Delegate: BOB }],
    ['an inbox merged', { TransactionType: 'ConfidentialMPTMergeInbox', Account: SHOP }],
    [
      'a version of the transfers to come',
      { TransactionType: 'ConfidentialMPTHolderKeyUpdate', Account: SHOP },
    ],
    ['a sponsor of the entry’s reserve', { TransactionType: 'SponsorshipTransfer', Account: SHOP }],
    [
      'the same, signed by the sponsor',
      { TransactionType: 'SponsorshipTransfer', Account: BOB, Sponsee: SHOP },
    ],
  ])('%s bring nothing', (_, tx) => {
    expect(read(tx, [modified('MPToken', { ...confidential, Sponsor: BOB }, {})])).toBeNull();
  });

  test('a payment into the same entry arrives', () => {
    const payment = { TransactionType: 'Payment', Destination: SHOP };
    expect(brief(read(payment, [modified('MPToken', confidential, {})]))).toBe('payment from Alice: 100 MPT');
    expect(brief(read(payment, [created('MPToken', holding)]))).toBe('payment from Alice: 100 MPT');
  });

  test('an unknown type may have raised it: better announced than missed', () => {
    expect(brief(read({ TransactionType: 'TeleportValue' }, [modified('MPToken', holding, {})]))).toBe(
      'other from Alice: 100 MPT',
    );
  });
});

describe('confidential tokens made public again', () => {
  const convertBack = { TransactionType: 'ConfidentialMPTConvertBack', Account: SHOP, MPTAmount: '40' };
  const previous = { ConfidentialBalanceSpending: CIPHERTEXT, ConfidentialBalanceVersion: 3 };
  test.each([
    ['beside others', '100', { ...previous, MPTAmount: '60' }, 'exchange from nobody: 40 MPT'],
    // What was absent because it was zero cannot be listed; other fields are.
    ['where nothing was public before', '40', previous, 'exchange from nobody: 40 MPT'],
  ])('%s', (_, MPTAmount, before, expected) => {
    expect(brief(read(convertBack, [modified('MPToken', { ...confidential, MPTAmount }, before)]))).toBe(
      expected,
    );
  });
});

test('what an issuer claws back from confidential balances has come home', () => {
  const issuance = {
    Issuer: SHOP,
    Sequence: 71,
    OutstandingAmount: '180',
    ConfidentialOutstandingAmount: '20',
  };
  const previous = { OutstandingAmount: '230', ConfidentialOutstandingAmount: '70' };
  const clawback = {
    TransactionType: 'ConfidentialMPTClawback',
    Account: SHOP,
    Holder: BOB,
    MPTAmount: '50',
  };
  expect(brief(read(clawback, [modified('MPTokenIssuance', issuance, previous)]))).toBe(
    'exchange from nobody: 50 MPT',
  );
});

describe('what proves no rise', () => {
  const payment = { TransactionType: 'Payment', Destination: SHOP };
  const locked = modified('MPToken', { ...holding, LockedAmount: '5' }, { LockedAmount: '35' });
  const escrowOf = (Account: string) =>
    deleted('Escrow', { Account, Destination: BOB, Amount: { mpt_issuance_id: MPT, value: '30' } });
  test.each([
    [
      'locked tokens beside somebody else’s escrow',
      { TransactionType: 'EscrowCancel' },
      [locked, escrowOf(BOB)],
    ],
    ['locked tokens without an escrow', { TransactionType: 'EscrowCancel', Owner: SHOP }, [locked]],
    ['locked tokens in another type', payment, [locked, escrowOf(SHOP)]],
    [
      'an escrow that is still there',
      { TransactionType: 'EscrowCancel', Owner: SHOP },
      [locked, modified('Escrow', { Account: SHOP, Destination: BOB })],
    ],
    [
      'an id that is none',
      payment,
      [modified('MPToken', { ...holding, MPTokenIssuanceID: 'F'.repeat(47) }, {})],
    ],
    [
      'an issuance of a sequence that is none',
      payment,
      [
        modified(
          'MPTokenIssuance',
          { Issuer: SHOP, Sequence: -1, OutstandingAmount: '1' },
          { OutstandingAmount: '3' },
        ),
      ],
    ],
  ])('%s', (_, tx, nodes) => expect(read(tx, nodes)).toBeNull());
});
