import { describe, expect, test } from 'vitest';
import { formatAmount } from '../../../electron/payments/amounts/format.ts';
import { sumByAsset } from '../../../electron/payments/amounts/sum.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { describePayment, describeSummary } from '../../../electron/payments/text/describe.ts';
import type {
  JsonObject,
  JsonValue,
  ValidatedTransaction,
} from '../../../electron/xrpl/protocol/transaction.ts';
import { ALICE, exported, ISSUER, MPT, paymentsOf, SHOP } from '../support/payments.ts';
import { allRecorded, readTruth } from '../support/recorded.ts';

/**
 * The partial payment abuse (xrpl.org, "Partial Payments Exploit"): an Amount of a million with a delivered fraction,
 * sent to whoever credits Amount. What was asked for must not be shown as received, notified, summed or exported.
 */

interface Case {
  readonly name: string;
  readonly amount: JsonValue;
  /** What each digit string of the huge amount would look like anywhere. */
  readonly huge: RegExp;
  readonly delivered: JsonValue;
  readonly node: JsonObject;
  readonly arrived: string;
}

const line = (currency: string, before: string, after: string): JsonObject => ({
  ModifiedNode: {
    LedgerEntryType: 'RippleState',
    LedgerIndex: '00',
    FinalFields: {
      Balance: { currency, issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: after },
      LowLimit: { currency, issuer: SHOP, value: '1000000' },
      HighLimit: { currency, issuer: ISSUER, value: '0' },
    },
    PreviousFields: { Balance: { currency, issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji', value: before } },
  },
});

const CASES: readonly Case[] = [
  {
    name: 'a billion dollars asked, a cent delivered',
    amount: { currency: 'USD', issuer: ISSUER, value: '987654321' },
    huge: /987.?654.?321/,
    delivered: { currency: 'USD', issuer: ISSUER, value: '0.01' },
    node: line('USD', '5', '5.01'),
    arrived: '0.01 USD',
  },
  {
    name: 'an amount at the end of the range',
    amount: { currency: 'USD', issuer: ISSUER, value: '9999999999999999e80' },
    huge: /9{10,}|e80|10⁹⁵/,
    delivered: { currency: 'USD', issuer: ISSUER, value: '1e-15' },
    node: line('USD', '0', '0.000000000000001'),
    arrived: '1 × 10⁻¹⁵ USD',
  },
  {
    name: 'a billion XRP asked, a drop delivered',
    amount: '987654321000000',
    huge: /987.?654.?321/,
    delivered: '1',
    node: {
      ModifiedNode: {
        LedgerEntryType: 'AccountRoot',
        FinalFields: { Account: SHOP, Balance: '50000001' },
        PreviousFields: { Balance: '50000000' },
      },
    },
    arrived: '0.000001 XRP',
  },
  {
    name: 'an MPT whose delivered_amount repeats what was asked',
    amount: { mpt_issuance_id: MPT, value: '987654321' },
    huge: /987.?654.?321/,
    delivered: { mpt_issuance_id: MPT, value: '987654321' },
    node: {
      ModifiedNode: {
        LedgerEntryType: 'MPToken',
        FinalFields: { Account: SHOP, MPTokenIssuanceID: MPT, MPTAmount: '7' },
        PreviousFields: {},
      },
    },
    arrived: '7 MPT',
  },
  {
    name: 'a delivered_amount that the server cannot give',
    amount: { currency: 'USD', issuer: ISSUER, value: '987654321' },
    huge: /987.?654.?321/,
    delivered: 'unavailable',
    node: line('USD', '0', '2'),
    arrived: '2 USD',
  },
];

function abuse({ amount, delivered, node }: Case, version: 1 | 2): ValidatedTransaction {
  const asked: JsonObject = version === 1 ? { Amount: amount, DeliverMax: amount } : { DeliverMax: amount };
  return {
    hash: 'CD'.repeat(32),
    ledgerIndex: 5,
    closeTime: null,
    transactionIndex: 0,
    result: 'tesSUCCESS',
    tx: {
      TransactionType: 'Payment',
      Account: ALICE,
      Destination: SHOP,
      Fee: '10',
      Flags: 131_072,
      SendMax: '1000',
      ...asked,
    },
    meta: { AffectedNodes: [node], TransactionResult: 'tesSUCCESS', delivered_amount: delivered },
  };
}

describe.each(CASES)('$name', (one) => {
  test.each([1, 2] as const)('API v%i: only what arrived is shown', (version) => {
    const transaction = abuse(one, version);
    const credits = readCredits(transaction, SHOP);
    expect(credits?.kind).toBe('payment');
    expect(credits?.partialOf, 'marked as partial').not.toBeNull();
    if (credits === null) return;
    const payments = paymentsOf(transaction, SHOP, credits);
    expect(payments.map((payment) => formatAmount(payment, 'en'))).toEqual([one.arrived]);

    const shown: string[] = [JSON.stringify(credits.credits), JSON.stringify(sumByAsset(payments))];
    for (const locale of ['en', 'de', 'es', 'ja', 'hi']) {
      for (const payment of payments) {
        const { title, body } = describePayment(payment, { label: 'Shop', locale });
        shown.push(title, body);
      }
      const options = { locale, labelOf: () => 'Shop' };
      shown.push(describeSummary([...payments, ...payments], { ...options, away: true }).title);
    }
    for (const payment of payments) {
      shown.push(exported('csv', [{ ...payment, label: 'Shop', alerted: true }]));
      shown.push(exported('json', [payment]));
    }
    for (const text of shown) expect(text).not.toMatch(one.huge);
    const { body } = describePayment(
      { ...(payments[0] as (typeof payments)[0]) },
      { label: 'Shop', locale: 'en' },
    );
    expect(body).toContain('partial payment');
  });
});

test('recorded partial payments are marked when less than asked arrived, and only then', () => {
  const labels = new Map(readTruth().map(({ hash, label }) => [hash, label]));
  const partial: Record<string, string> = {};
  for (const transaction of allRecorded()) {
    const credits = readCredits(transaction, SHOP);
    if (credits?.partialOf) partial[labels.get(transaction.hash) ?? ''] = credits.partialOf.amount;
  }
  expect(partial).toEqual({
    'partial-iou': '1000000',
    'partial-xrp-from-iou (Amount huge XRP, SendMax 3 USD)': '5000000',
    'partial-iou-from-xrp (Amount huge USD, SendMax 4 XRP)': '99999999',
    'partial-transfer-fee': '100',
    'partial-delivermin-ok': '1000',
    'partial-rlusd': '1000000000',
    'self-convert partial xrp->usd': '4000',
    'mpt-partial-alice-to-W': '100000',
  });
});

test('recorded delivered amounts are kept only where the balances prove them wrong', () => {
  const labels = new Map(readTruth().map(({ hash, label }) => [hash, label]));
  const disputed: Record<string, unknown> = {};
  let withDelivered = 0;
  for (const transaction of allRecorded()) {
    const credits = readCredits(transaction, SHOP);
    if (credits !== null && transaction.meta.delivered_amount !== undefined) withDelivered += 1;
    if (credits?.deliveredAmount) disputed[labels.get(transaction.hash) ?? ''] = credits.deliveredAmount;
  }
  expect(withDelivered).toBeGreaterThan(60);
  expect(disputed).toEqual({
    // Without the amendment fixMPTDeliveredAmount: 100 arrived.
    'mpt-partial-alice-to-W': { asset: { mptIssuanceId: MPT }, amount: '100000' },
    // Filled from the account's own offer: +9.9 XRP, and the 5 USD came from and went to itself.
    "offer-consumed-by-payment-to-W (Alice pays W USD with XRP through W's own offer)": {
      asset: { currency: 'USD', issuer: ISSUER },
      amount: '5',
    },
  });
});
