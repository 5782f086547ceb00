import { describe, expect, test } from 'vitest';
import { brief, read } from '../support/brief.ts';
import { BOB, CAROL, deleted, modified, root, TEN_XRP } from '../support/build.ts';
import { ALICE, SHOP } from '../support/payments.ts';

/** Kinds, senders and tags in roles that the recorded scenario does not contain. */

describe('types the app does not know', () => {
  test.each([
    ['of somebody else', { TransactionType: 'TeleportValue' }, 'other from Alice: 10 XRP'],
    ['of its own', { TransactionType: 'TeleportValue', Account: SHOP }, 'other from nobody: 10.00001 XRP'],
    ['a loan that it took', { TransactionType: 'LoanSet', Account: SHOP }, 'other from nobody: 10.00001 XRP'],
    ['without a type', {}, 'other from Alice: 10 XRP'],
    ['a known type that cannot pay', { TransactionType: 'TrustSet' }, 'other from Alice: 10 XRP'],
    [
      'addressed to it',
      { TransactionType: 'VaultWithdraw', Destination: SHOP, DestinationTag: 9 },
      'other from Alice: 10 XRP',
    ],
    [
      'its own vault share',
      { TransactionType: 'VaultWithdraw', Account: SHOP },
      'exchange from nobody: 10.00001 XRP',
    ],
    ['named like a property of objects', { TransactionType: 'constructor' }, 'other from Alice: 10 XRP'],
  ])('%s', (_, tx, expected) => expect(brief(read(tx, [TEN_XRP]))).toBe(expected));

  test('the tag counts for the account that is addressed', () => {
    expect(
      read({ TransactionType: 'VaultWithdraw', Destination: SHOP, DestinationTag: 9 }, [TEN_XRP])
        ?.destinationTag,
    ).toBe(9);
    expect(
      read({ TransactionType: 'Teleport', Destination: BOB, DestinationTag: 9 }, [TEN_XRP])?.destinationTag,
    ).toBeNull();
  });
});

describe('checks and channels', () => {
  test('a check’s tags and invoice are on the check', () => {
    const check = deleted('Check', {
      Account: ALICE,
      Destination: SHOP,
      SendMax: '10',
      DestinationTag: 3,
      SourceTag: 4,
      InvoiceID: 'ab'.repeat(32),
    });
    const credits = read({ TransactionType: 'CheckCash', Account: SHOP, SourceTag: 99 }, [TEN_XRP, check]);
    expect(credits).toMatchObject({
      kind: 'check',
      from: ALICE,
      destinationTag: 3,
      sourceTag: 4,
      invoiceId: 'AB'.repeat(32),
    });
  });
  test('somebody else cashing a check through its offer is an exchange', () => {
    const check = deleted('Check', { Account: ALICE, Destination: BOB, SendMax: '10' });
    expect(brief(read({ TransactionType: 'CheckCash', Account: BOB }, [TEN_XRP, check]))).toBe(
      'exchange from Bob: 10 XRP',
    );
  });
  const channel = { Account: ALICE, Destination: SHOP, Amount: '50', Balance: '20', DestinationTag: 8 };
  test.each([
    [
      'a claim by its source',
      'PaymentChannelClaim',
      modified('PayChannel', channel, { Balance: '10' }),
      'channel from Alice: 10 XRP',
    ],
    [
      'a claim that closes',
      'PaymentChannelClaim',
      deleted('PayChannel', channel, { Balance: '10' }),
      'channel from Alice: 10 XRP',
    ],
    [
      'its own channel closed',
      'PaymentChannelClaim',
      deleted('PayChannel', { ...channel, Account: SHOP, Destination: ALICE }),
      'refund from itself: 10 XRP',
    ],
    [
      'its own channel found expired on funding',
      'PaymentChannelFund',
      deleted('PayChannel', { ...channel, Account: SHOP, Destination: ALICE }),
      'refund from itself: 10 XRP',
    ],
  ])('%s', (_, type, node, expected) => {
    const credits = read({ TransactionType: type }, [TEN_XRP, node]);
    expect(brief(credits)).toBe(expected);
    expect(credits?.destinationTag).toBe(expected.startsWith('channel') ? 8 : null);
  });
  test.each([
    ['a claim without its entry in the metadata', 'PaymentChannelClaim', [], 'channel from Alice: 10 XRP'],
    [
      'a channel between others, whose currency is its own',
      'PaymentChannelClaim',
      [modified('PayChannel', { ...channel, Destination: BOB }, { Balance: '10' })],
      'exchange from Alice: 10 XRP',
    ],
    ['an escrow without its entry in the metadata', 'EscrowFinish', [], 'escrow from Carol: 10 XRP'],
    ['its own cancelled, without its entry', 'EscrowCancel', [], 'exchange from Alice: 10 XRP'],
    ['a deleted account that paid another', 'AccountDelete', [], 'other from Alice: 10 XRP'],
    [
      'a sponsorship of others',
      'SponsorshipSet',
      [deleted('Sponsorship', { Owner: BOB, Sponsee: SHOP })],
      'other from Alice: 10 XRP',
    ],
  ])('%s', (_, type, nodes, expected) => {
    const tx = { TransactionType: type, Destination: BOB, Owner: CAROL };
    expect(brief(read(tx, [TEN_XRP, ...nodes]))).toBe(expected);
  });
  test('its own escrow by the transaction’s word alone is a refund', () => {
    for (const TransactionType of ['EscrowFinish', 'EscrowCancel']) {
      expect(brief(read({ TransactionType, Owner: SHOP }, [TEN_XRP]))).toBe('refund from itself: 10 XRP');
    }
  });
});

describe('NFT sales', () => {
  const tokenOf = (hex: string) => `000827 10${hex}8788A2E400000049`.replace(' ', '');
  const SHOP_ID = 'E702B8D932B8368756D5A69F9701EDF25FFAB4F1';
  const OTHER_ID = 'DF3C31EE3E95467D472BEA0A11BBE77FDC0D6B28';
  const sell = (owner: string, token = OTHER_ID) =>
    deleted('NFTokenOffer', { Owner: owner, Flags: 1, NFTokenID: tokenOf(token), Amount: '1' });
  const buy = (owner: string, token = OTHER_ID) =>
    deleted('NFTokenOffer', { Owner: owner, Flags: 0, NFTokenID: tokenOf(token), Amount: '1' });
  const accept = { TransactionType: 'NFTokenAcceptOffer', Account: BOB };
  test.each([
    ['its sell offer is accepted', accept, [sell(SHOP)], 'nft-sale from Bob: 10 XRP'],
    ['its sell offer is brokered', accept, [sell(SHOP), buy(CAROL)], 'nft-sale from Carol: 10 XRP'],
    ['its own mint sold by itself', accept, [sell(SHOP, SHOP_ID)], 'nft-sale from Bob: 10 XRP'],
    ['another sells its mint', accept, [sell(ALICE, SHOP_ID)], 'nft-royalty from Bob: 10 XRP'],
    [
      'another accepts an offer for its mint',
      accept,
      [buy(CAROL, SHOP_ID)],
      'nft-royalty from Carol: 10 XRP',
    ],
    ['only the sale’s currency is its own', accept, [sell(ALICE)], 'exchange from Bob: 10 XRP'],
    [
      'its mint is sold through a broker',
      accept,
      [sell(ALICE, SHOP_ID), buy(CAROL, SHOP_ID)],
      'nft-royalty from Carol: 10 XRP',
    ],
    [
      'its mint, which it buys back itself',
      { ...accept, Account: SHOP, Fee: '0' },
      [sell(ALICE, SHOP_ID)],
      'nft-royalty from nobody: 10 XRP',
    ],
    [
      'an offer of another flag beside is no sell offer',
      accept,
      [deleted('NFTokenOffer', { Owner: SHOP, Flags: 0x80000000, NFTokenID: tokenOf(SHOP_ID) })],
      'nft-royalty from nobody: 10 XRP',
    ],
  ])('%s', (_, tx, offers, expected) => {
    expect(brief(read(tx, [TEN_XRP, ...offers]))).toBe(expected);
  });
  test('it brokers, and takes a fee', () => {
    const nodes = [root(SHOP, '50000000', '59999990'), sell(ALICE, SHOP_ID), buy(CAROL, SHOP_ID)];
    expect(brief(read({ ...accept, Account: SHOP }, nodes))).toBe('nft-broker-fee from Carol: 10 XRP');
  });
  test('it accepts a buy offer', () => {
    expect(brief(read({ ...accept, Account: SHOP }, [root(SHOP, '50000000', '59999990'), buy(CAROL)]))).toBe(
      'nft-sale from Carol: 10 XRP',
    );
  });
});

describe('bridges', () => {
  const doors = { LockingChainDoor: CAROL, IssuingChainDoor: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh' };
  const claim = deleted('XChainOwnedClaimID', { Account: BOB, OtherChainSource: ALICE });
  test.each([
    [
      'a claim to it',
      { TransactionType: 'XChainClaim', Account: BOB, Destination: SHOP },
      [claim],
      'bridge from Alice: 10 XRP',
    ],
    [
      'an attestation that pays it',
      {
        TransactionType: 'XChainAddClaimAttestation',
        Account: CAROL,
        Destination: SHOP,
        OtherChainSource: ALICE,
      },
      [],
      'bridge from Alice: 10 XRP',
    ],
    [
      'an account made for it',
      {
        TransactionType: 'XChainAddAccountCreateAttestation',
        Account: CAROL,
        Destination: SHOP,
        OtherChainSource: ALICE,
      },
      [],
      'bridge from Alice: 10 XRP',
    ],
    [
      'a witness’s reward',
      { TransactionType: 'XChainClaim', Account: BOB, Destination: CAROL },
      [claim],
      'bridge from Bob: 10 XRP',
    ],
    [
      'a commitment to it as a door',
      { TransactionType: 'XChainCommit', Account: BOB },
      [],
      'bridge from Bob: 10 XRP',
    ],
    [
      'nothing says who sent it',
      { TransactionType: 'XChainClaim', Account: SHOP, Destination: SHOP, XChainBridge: doors, Fee: '0' },
      [],
      'bridge from Carol: 10 XRP',
    ],
    [
      'nothing says who sent it, from the other door',
      {
        TransactionType: 'XChainClaim',
        Destination: SHOP,
        XChainBridge: { LockingChainDoor: BOB, IssuingChainDoor: CAROL },
        WasLockingChainSend: 1,
      },
      [],
      'bridge from Carol: 10 XRP',
    ],
    [
      'nothing but its own door',
      { TransactionType: 'XChainClaim', Destination: SHOP, XChainBridge: { LockingChainDoor: SHOP } },
      [],
      'bridge from nobody: 10 XRP',
    ],
  ])('%s', (_, tx, nodes, expected) => {
    expect(brief(read(tx, [TEN_XRP, ...nodes]))).toBe(expected);
  });
});

test('credential ids, invoice and source tag of a payment', () => {
  const id = 'c1'.repeat(32);
  const credits = read(
    {
      TransactionType: 'Payment',
      Destination: SHOP,
      CredentialIDs: [id, 'short', 5],
      InvoiceID: id,
      SourceTag: 0,
      DestinationTag: 4_294_967_295,
    },
    [TEN_XRP],
  );
  expect(credits).toMatchObject({
    credentialIds: [id.toUpperCase()],
    invoiceId: id.toUpperCase(),
    sourceTag: 0,
    destinationTag: 4_294_967_295,
  });
});

test.each([0, 1, 4_294_967_295])('the tag %j is a tag', (tag) => {
  const tx = { TransactionType: 'Payment', Destination: SHOP, DestinationTag: tag, SourceTag: tag };
  expect(read(tx, [TEN_XRP])).toMatchObject({ destinationTag: tag, sourceTag: tag });
});

test.each([-1, 1.5, 4_294_967_296, '5', null, true, [5], Number.NaN, Number.NEGATIVE_INFINITY])(
  'the tag %j is none',
  (tag) => {
    const tx = { TransactionType: 'Payment', Destination: SHOP, DestinationTag: tag, SourceTag: tag };
    expect(read(tx, [TEN_XRP])).toMatchObject({ destinationTag: null, sourceTag: null });
  },
);
