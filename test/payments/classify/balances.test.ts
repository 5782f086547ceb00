import { describe, expect, test } from 'vitest';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { brief, read } from '../support/brief.ts';
import { BOB, created, deleted, line, modified, root, TEN_XRP, transaction } from '../support/build.ts';
import { ALICE, ISSUER, MPT, SHOP } from '../support/payments.ts';

/** Balance changes in orders and magnitudes that the recorded scenario does not contain. */

describe('fees', () => {
  const check = deleted('Check', { Account: ALICE, Destination: SHOP, SendMax: '100' });
  test('a credit as large as the fee leaves the balance as it was, and still arrived', () => {
    expect(
      brief(read({ TransactionType: 'CheckCash', Account: SHOP }, [root(SHOP, '500', '500'), check])),
    ).toBe('check from Alice: 0.00001 XRP');
  });
  test('a credit smaller than the fee arrived too', () => {
    expect(
      brief(read({ TransactionType: 'CheckCash', Account: SHOP }, [root(SHOP, '500', '493'), check])),
    ).toBe('check from Alice: 0.000003 XRP');
  });
  test('the fee alone is nothing', () => {
    expect(read({ TransactionType: 'AccountSet', Account: SHOP }, [root(SHOP, '500', '490')])).toBeNull();
  });
  test('a delegate pays it: nothing is given back to the account', () => {
    const delegated = { TransactionType: 'AccountSet', Account: SHOP, Delegate: BOB };
    expect(read(delegated, [root(SHOP, '500', '500'), root(BOB, '500', '490')])).toBeNull();
  });
  describe('a sponsor', () => {
    const sponsored = { TransactionType: 'AccountSet', Account: SHOP, Sponsor: BOB, SponsorFlags: 1 };
    const fund = modified('Sponsorship', { Owner: BOB, FeeAmount: '90' }, { FeeAmount: '100' });
    test('pays it: nothing is given back to the account', () => {
      expect(read(sponsored, [root(SHOP, '500', '500'), root(BOB, '500', '490')])).toBeNull();
    });
    test('who is watched lost no more than the fee', () => {
      expect(read({ ...sponsored, Account: ALICE, Sponsor: SHOP }, [root(SHOP, '500', '490')])).toBeNull();
    });
    test('pays it out of what was set aside: nobody’s balance did', () => {
      const own = { ...sponsored, Account: ALICE, Sponsor: SHOP };
      expect(read(own, [root(SHOP, '500', '500'), fund])).toBeNull();
      expect(read(sponsored, [root(SHOP, '500', '500'), fund])).toBeNull();
    });
    test('for the reserve alone leaves the fee to the account', () => {
      expect(read({ ...sponsored, SponsorFlags: 2 }, [root(SHOP, '500', '490')])).toBeNull();
      expect(brief(read({ ...sponsored, SponsorFlags: 2 }, [root(SHOP, '500', '495')]))).toBe(
        'exchange from nobody: 0.000005 XRP',
      );
    });
    test('gets back what it had set aside', () => {
      const entry = deleted('Sponsorship', { Owner: SHOP, Sponsee: BOB }, { FeeAmount: '100' });
      expect(
        brief(read({ TransactionType: 'SponsorshipSet', Account: BOB }, [root(SHOP, '500', '600'), entry])),
      ).toBe('refund from itself: 0.0001 XRP');
    });
  });
  test('a watched delegate lost no more than the fee', () => {
    expect(
      read({ TransactionType: 'Payment', Destination: BOB, Delegate: SHOP }, [root(SHOP, '500', '490')]),
    ).toBeNull();
  });
});

describe('trust lines', () => {
  const payment = { TransactionType: 'Payment', Destination: SHOP };
  test.each(['low', 'high'] as const)('as the %s account: held tokens rise, others fall', (side) => {
    expect(brief(read(payment, [line(side, SHOP, ISSUER, 'USD', '5', '7.5')]))).toBe(
      'payment from Alice: 2.5 USD',
    );
    expect(read(payment, [line(side, SHOP, ISSUER, 'USD', '7.5', '5')])).toBeNull();
  });
  test.each(['low', 'high'] as const)('as the %s account: its own tokens come home', (side) => {
    expect(brief(read(payment, [line(side, SHOP, ALICE, 'WUS', '-5', '-2')]))).toBe(
      'payment from Alice: 3 WUS (own)',
    );
    expect(read(payment, [line(side, SHOP, ALICE, 'WUS', '-2', '-5')])).toBeNull();
  });
  test('a line that crosses zero does both, exactly', () => {
    expect(brief(read(payment, [line('low', SHOP, ALICE, 'USD', '-5', '10')]))).toBe(
      'payment from Alice: 10 USD, 5 USD (own)',
    );
  });
  test('a new line, and one that is closed', () => {
    const fields = {
      Balance: { currency: 'USD', issuer: ISSUER, value: '-3' },
      LowLimit: { currency: 'USD', issuer: ISSUER, value: '0' },
      HighLimit: { currency: 'USD', issuer: SHOP, value: '0' },
    };
    expect(brief(read(payment, [created('RippleState', fields)]))).toBe('payment from Alice: 3 USD');
    const zero = { ...fields, Balance: { currency: 'USD', issuer: ISSUER, value: '0' } };
    expect(read(payment, [deleted('RippleState', zero, { Balance: fields.Balance })])).toBeNull();
    expect(read(payment, [deleted('RippleState', zero)])).toBeNull();
  });
  test('one code of two issuers is two credits; the same tokens over two lines are one', () => {
    const two = [
      line('low', SHOP, ISSUER, 'USD', '0', '1'),
      line('high', SHOP, BOB, 'USD', '0', '2'),
      TEN_XRP,
    ];
    expect(read(payment, two)?.credits).toEqual([
      { asset: { currency: 'XRP' }, amount: '10' },
      { asset: { currency: 'USD', issuer: BOB }, amount: '2' },
      { asset: { currency: 'USD', issuer: ISSUER }, amount: '1' },
    ]);
    const own = [line('low', SHOP, ALICE, 'WUS', '-5', '-2'), line('low', SHOP, BOB, 'WUS', '-9', '-8')];
    expect(brief(read(payment, own))).toBe('payment from Alice: 4 WUS (own)');
  });
  test('its own tokens passing from hand to hand bring the issuer nothing, a transfer fee what it is', () => {
    const others = { TransactionType: 'Payment', Destination: BOB };
    const from = line('low', SHOP, ALICE, 'WUS', '-50', '-30');
    expect(read(others, [from, line('low', SHOP, BOB, 'WUS', '0', '-20')])).toBeNull();
    expect(brief(read(others, [from, line('low', SHOP, BOB, 'WUS', '0', '-19.6')]))).toBe(
      'exchange from Alice: 0.4 WUS (own)',
    );
  });
  test.each([
    // Alice's balance has no digit for what Bob's has: 16 digits each.
    ['nothing where rounding explains it', '-1000000000000000', '-999999999999999', '-0.7', null],
    ['each line rounds on its own', '-1000000000000000', '-999999999999995', '-1000000000000001', null],
    [
      'a fee where it does not',
      '-1000000000000000',
      '-999999999999990',
      '-3',
      'exchange from Alice: 7 WUS (own)',
    ],
    ['a fee of small numbers', '-0.003', '-0.002', '-0.0009', 'exchange from Alice: 0.0001 WUS (own)'],
  ])('what is left over on the way: %s', (_, before, after, received, expected) => {
    const bob = received === '-1000000000000001' ? '-999999999999999' : '0';
    const lines = [
      line('low', SHOP, ALICE, 'WUS', before, after),
      line('low', SHOP, BOB, 'WUS', bob, received),
    ];
    expect(brief(read({ TransactionType: 'Payment', Destination: BOB }, lines))).toBe(expected);
  });
  test('what comes home over several lines at once is never taken for rounding', () => {
    const lines = [ALICE, BOB].map((peer) =>
      line('low', SHOP, peer, 'WUS', '-1000000000000000', '-999999999999999'),
    );
    expect(brief(read(payment, lines))).toBe('payment from Alice: 2 WUS (own)');
  });
  test.each([
    'xrp',
    '<b>',
    '$$$',
    '0158415500000000C1F76FF6ECB0BAC600000000',
    '5852500000000000000000000000000000000000',
  ])('the code %s stays the ledger’s own', (currency) => {
    expect(read(payment, [line('high', SHOP, ISSUER, currency, '0', '1')])?.credits).toEqual([
      { asset: { currency, issuer: ISSUER }, amount: '1' },
    ]);
  });
  test('an issued "XRP", which the ledger forbids, is never taken for XRP', () => {
    expect(read(payment, [line('high', SHOP, ISSUER, 'XRP', '0', '1000000')])).toBeNull();
    expect(read(payment, [line('high', SHOP, ISSUER, 'XRP', '-1000000', '0')])).toBeNull();
  });
});

describe('escrow', () => {
  const own = { currency: 'WUS', issuer: SHOP, value: '10' };
  test('tokens of the account going into escrow have not come home', () => {
    const entry = created('Escrow', { Account: ALICE, Destination: BOB, Amount: own });
    expect(
      read({ TransactionType: 'EscrowCreate', Destination: BOB }, [
        line('low', SHOP, ALICE, 'WUS', '-50', '-40'),
        entry,
      ]),
    ).toBeNull();
  });
  test('an escrow that was only written to has released nothing', () => {
    const entry = modified('Escrow', { Account: ALICE, Destination: BOB, Amount: own }, { Data: '00' });
    expect(read({ TransactionType: 'EscrowFinish', Owner: ALICE }, [entry])).toBeNull();
  });
  test('of tokens that leave an escrow, only the transfer fee comes home', () => {
    const entry = deleted('Escrow', { Account: ALICE, Destination: BOB, Amount: own });
    const finish = { TransactionType: 'EscrowFinish', Owner: ALICE };
    expect(read(finish, [line('low', SHOP, BOB, 'WUS', '0', '-10'), entry])).toBeNull();
    expect(brief(read(finish, [line('low', SHOP, BOB, 'WUS', '0', '-9.8'), entry]))).toBe(
      'exchange from Alice: 0.2 WUS (own)',
    );
  });
  test('an escrow of its own tokens to itself brings them home', () => {
    const entry = deleted('Escrow', { Account: ALICE, Destination: SHOP, Amount: own });
    expect(brief(read({ TransactionType: 'EscrowFinish', Account: BOB, Owner: ALICE }, [entry]))).toBe(
      'escrow from Alice: 10 WUS (own)',
    );
  });
  test('tags are those of the escrow, not of whoever finished it', () => {
    const entry = deleted('Escrow', {
      Account: ALICE,
      Destination: SHOP,
      Amount: '10',
      DestinationTag: 7,
      SourceTag: 0,
    });
    const credits = read({ TransactionType: 'EscrowFinish', Account: BOB, Owner: ALICE, SourceTag: 99 }, [
      TEN_XRP,
      entry,
    ]);
    expect(brief(credits)).toBe('escrow from Alice: 10 XRP');
    expect(credits).toMatchObject({ destinationTag: 7, sourceTag: 0 });
  });
  test.each([
    ['cancelled', 'EscrowCancel', BOB, 'refund from itself: 30 MPT'],
    ['finished to itself', 'EscrowFinish', SHOP, 'refund from itself: 30 MPT'],
    ['finished to another', 'EscrowFinish', BOB, null],
  ])(
    'an MPT escrow of its own, %s: only LockedAmount is listed when nothing was spendable before',
    (_, type, destination, expected) => {
      const token = modified(
        'MPToken',
        { Account: SHOP, MPTokenIssuanceID: MPT, MPTAmount: '30', LockedAmount: '5' },
        { LockedAmount: '35' },
      );
      const escrow = deleted('Escrow', {
        Account: SHOP,
        Destination: destination,
        Amount: { mpt_issuance_id: MPT, value: '30' },
      });
      expect(brief(read({ TransactionType: type, Owner: SHOP }, [token, escrow]))).toBe(expected);
    },
  );
});

describe('MPTs', () => {
  const payment = { TransactionType: 'Payment', Destination: SHOP };
  const holding = { Account: SHOP, MPTokenIssuanceID: MPT, MPTAmount: '9223372036854775807', Flags: 0 };
  test.each([
    ['from zero', modified('MPToken', holding, {}), '9223372036854775807'],
    ['from something', modified('MPToken', holding, { MPTAmount: '9223372036854775806' }), '1'],
    ['into a new entry', created('MPToken', holding), '9223372036854775807'],
    ['locked by its issuer', modified('MPToken', holding, { Flags: 1 }), null],
    ['only threaded', modified('MPToken', holding), null],
    ['to zero', modified('MPToken', { ...holding, MPTAmount: undefined }, { MPTAmount: '5' }), null],
    ['deleted', deleted('MPToken', { ...holding, MPTAmount: undefined }, { MPTAmount: '5' }), null],
    ['of somebody else', modified('MPToken', { ...holding, Account: BOB }, {}), null],
  ])('%s', (_, node, amount) => {
    expect(read(payment, [node])?.credits ?? null).toEqual(
      amount === null ? null : [{ asset: { mptIssuanceId: MPT }, amount }],
    );
  });

  const issuance = { Issuer: SHOP, Sequence: 71, OutstandingAmount: '180' };
  const ownMpt = '00000047E702B8D932B8368756D5A69F9701EDF25FFAB4F1';
  test('an issuance that names its id is read by it', () => {
    const fields = { mpt_issuance_id: MPT.toLowerCase(), Issuer: SHOP, OutstandingAmount: '1' };
    expect(read(payment, [modified('MPTokenIssuance', fields, { OutstandingAmount: '3' })])?.credits).toEqual(
      [{ asset: { mptIssuanceId: MPT }, amount: '2' }],
    );
  });
  test.each([
    ['its tokens came home', modified('MPTokenIssuance', issuance, { OutstandingAmount: '300' }), '120'],
    [
      'all of them',
      modified('MPTokenIssuance', { ...issuance, OutstandingAmount: '0' }, { OutstandingAmount: '300' }),
      '300',
    ],
    ['more were issued', modified('MPTokenIssuance', issuance, { OutstandingAmount: '100' }), null],
    [
      'some were locked for the first time',
      modified('MPTokenIssuance', { ...issuance, LockedAmount: '5' }, {}),
      null,
    ],
    ['settings changed', modified('MPTokenIssuance', issuance, { Flags: 0 }), null],
    ['the issuance is new', created('MPTokenIssuance', { ...issuance, OutstandingAmount: undefined }), null],
  ])('as issuer: %s', (_, node, amount) => {
    expect(read(payment, [node])?.credits ?? null).toEqual(
      amount === null ? null : [{ asset: { mptIssuanceId: ownMpt }, amount }],
    );
  });
});

describe('what brings nothing', () => {
  test.each(['tecUNFUNDED_PAYMENT', 'tecPATH_DRY', 'tefPAST_SEQ', '', 'TESSUCCESS'])(
    'the result %j',
    (result) => {
      expect(
        readCredits(
          { ...transaction({ TransactionType: 'Payment', Destination: SHOP }, [TEN_XRP]), result },
          SHOP,
        ),
      ).toBeNull();
    },
  );
  test('a Batch itself, whatever its metadata', () => {
    expect(read({ TransactionType: 'Batch' }, [TEN_XRP])).toBeNull();
  });
  test('another account’s gain', () => {
    expect(read({ TransactionType: 'Payment', Destination: BOB }, [root(BOB, '1', '2')])).toBeNull();
  });
  test('an amount that promises without metadata that moves', () => {
    const promised = { TransactionType: 'Payment', Destination: SHOP, Amount: '1000000' };
    expect(read(promised, [], { delivered_amount: '1000000' })).toBeNull();
    expect(
      read(promised, [modified('AccountRoot', { Account: SHOP, Balance: '60000000' })], {
        delivered_amount: '1000000',
      }),
    ).toBeNull();
  });
});
