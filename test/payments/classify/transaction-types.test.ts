import { TRANSACTION_TYPES } from 'ripple-binary-codec';
import { describe, expect, test } from 'vitest';
import { isPlaced } from '../../../electron/payments/classify/classify.ts';
import { brief, read } from '../support/brief.ts';
import { BOB, CAROL, created, deleted, line, modified, root, TEN_XRP } from '../support/build.ts';
import { ALICE, ISSUER, MPT, SHOP } from '../support/payments.ts';

/**
 * Every transaction type of the newest published definitions has its place: a rule of its own, or the list of types
 * whose own credits are understood. A type that is missing here is new: decide what it brings to whom.
 */
test('every type of the newest definitions has its place', () => {
  const types = TRANSACTION_TYPES.filter((type) => type !== 'Invalid');
  expect(types.length).toBeGreaterThanOrEqual(81);
  expect(types.filter((type) => !isPlaced(type))).toEqual([]);
});

test('a type that is not among them has none', () => {
  expect(isPlaced('TeleportValue')).toBe(false);
  expect(isPlaced('constructor')).toBe(false);
});

describe('lending', () => {
  const nodes = (borrower: string, owner: string) => [
    created('Loan', { Borrower: borrower, LoanBrokerID: '0'.repeat(64), PrincipalOutstanding: '10' }),
    modified('LoanBroker', { Owner: owner, Account: CAROL }, { DebtTotal: '1' }),
  ];
  const own = root(SHOP, '50000000', '59999990');
  test.each([
    [
      'a loan that it asked for',
      { Account: SHOP, Counterparty: BOB },
      [own, ...nodes(SHOP, BOB)],
      'other from Bob: 10 XRP',
    ],
    [
      'a loan that the broker signed',
      { Account: BOB, Counterparty: SHOP },
      [TEN_XRP, ...nodes(SHOP, BOB)],
      'other from Bob: 10 XRP',
    ],
    [
      'the fee of a loan that it arranged',
      { Account: SHOP, Counterparty: BOB },
      [own, ...nodes(BOB, SHOP)],
      'other from Bob: 10 XRP',
    ],
    [
      'the fee where the borrower signed',
      { Account: BOB },
      [TEN_XRP, ...nodes(BOB, SHOP)],
      'other from Bob: 10 XRP',
    ],
    ['a loan without other entries', { Account: BOB }, [TEN_XRP], 'other from Bob: 10 XRP'],
  ])('%s', (_, tx, affected, expected) => {
    expect(brief(read({ TransactionType: 'LoanSet', ...tx }, affected))).toBe(expected);
  });

  test.each([
    [
      'a borrower’s payment brings the broker its fee',
      { TransactionType: 'LoanPay', Account: BOB },
      [TEN_XRP],
      'other from Bob: 10 XRP',
    ],
    [
      'its own first-loss capital',
      { TransactionType: 'LoanBrokerCoverWithdraw', Account: SHOP },
      [own],
      'exchange from nobody: 10 XRP',
    ],
    [
      'somebody’s, sent to it',
      { TransactionType: 'LoanBrokerCoverWithdraw', Account: BOB, Destination: SHOP },
      [TEN_XRP],
      'other from Bob: 10 XRP',
    ],
    [
      'what is left in a broker that it closes',
      { TransactionType: 'LoanBrokerDelete', Account: SHOP },
      [own],
      'exchange from nobody: 10 XRP',
    ],
    [
      'its tokens clawed back from a broker',
      { TransactionType: 'LoanBrokerCoverClawback', Account: SHOP },
      [line('low', SHOP, CAROL, 'WUS', '-5', '-2')],
      'exchange from nobody: 3 WUS (own)',
    ],
  ])('%s', (_, tx, affected, expected) => expect(brief(read(tx, affected))).toBe(expected));
});

describe('vaults', () => {
  const shares = created('MPToken', { Account: SHOP, MPTokenIssuanceID: MPT, MPTAmount: '500' });
  test.each([
    [
      'a deposit brings shares',
      { TransactionType: 'VaultDeposit', Account: SHOP },
      [root(SHOP, '50000000', '39999990'), shares],
      'exchange from nobody: 500 MPT',
    ],
    [
      'a withdrawal brings the asset',
      { TransactionType: 'VaultWithdraw', Account: SHOP },
      [line('high', SHOP, ISSUER, 'USD', '0', '9')],
      'exchange from nobody: 9 USD',
    ],
    [
      'a clawback takes shares, and brings its tokens home',
      { TransactionType: 'VaultClawback', Account: SHOP },
      [line('low', SHOP, CAROL, 'WUS', '-5', '-2')],
      'exchange from nobody: 3 WUS (own)',
    ],
  ])('%s', (_, tx, affected, expected) => expect(brief(read(tx, affected))).toBe(expected));
});

describe('tokens that are traded as MPTs', () => {
  const holding = { Account: SHOP, MPTokenIssuanceID: MPT, MPTAmount: '70', Flags: 0 };
  test.each([
    ['its offer eaten', { TransactionType: 'OfferCreate' }, 'exchange from Alice: 70 MPT'],
    [
      'its own offer filled at once',
      { TransactionType: 'OfferCreate', Account: SHOP },
      'exchange from nobody: 70 MPT',
    ],
    ['out of a pool', { TransactionType: 'AMMWithdraw', Account: SHOP }, 'exchange from nobody: 70 MPT'],
    ['a check in tokens', { TransactionType: 'CheckCash', Account: SHOP }, 'check from Alice: 70 MPT'],
  ])('%s', (_, tx, expected) => {
    const check = deleted('Check', { Account: ALICE, Destination: SHOP });
    expect(brief(read(tx, [modified('MPToken', holding, {}), check]))).toBe(expected);
  });
});
