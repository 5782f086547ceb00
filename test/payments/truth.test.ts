import { BigNumber } from 'bignumber.js';
import { describe, expect, test } from 'vitest';
import { assetKey } from '../../electron/payments/amounts/asset.ts';
import { affectedNodes } from '../../electron/payments/classify/affected-nodes.ts';
import { balanceChanges } from '../../electron/payments/classify/balance-changes.ts';
import type { AccountCredits } from '../../electron/payments/classify/classify.types.ts';
import { readCredits } from '../../electron/payments/classify/read-credits.ts';
import type { ValidatedTransaction } from '../../electron/xrpl/protocol/transaction.ts';
import { addressOf, allRecorded, readTruth, recordedForms } from './support/recorded.ts';
import { type Changes, designedCredit, measuredChanges, netChanges } from './support/truth-changes.ts';

/**
 * The recorded scenario: 362 transactions of a real server, with the balances of two accounts measured before and
 * after each. What is computed from the metadata must equal what was measured, in every form and API version.
 */

const truth = readTruth();
const byHash = new Map(truth.map((record) => [record.hash, record]));
const forms = recordedForms();
const WATCHED = ['W', 'W2'] as const;

function computedChanges(transaction: ValidatedTransaction, account: string): Changes {
  const changes = balanceChanges(affectedNodes(transaction.meta), transaction.tx, account);
  return netChanges(changes.map(({ asset, change }) => [assetKey(asset), change] as const));
}

function creditChanges(credits: AccountCredits | null): Changes {
  return netChanges(
    (credits?.credits ?? []).map(({ asset, amount }) => [assetKey(asset), new BigNumber(amount)] as const),
  );
}

function rises(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([, amount]) => !amount.startsWith('-')));
}

describe.each(forms)('$name', (form) => {
  test('has the transactions it should', () => {
    const hashes = new Set(form.transactions.map(({ hash }) => hash));
    const inLedger = truth.filter(({ ledger_index }) => ledger_index !== null);
    if (form.scope === 'all') {
      expect(inLedger.filter(({ hash }) => !hashes.has(hash))).toEqual([]);
    } else {
      const accounts = form.scope === 'both' ? WATCHED : [form.scope];
      const concerned = inLedger.filter(({ expected, result }) =>
        accounts.some(
          (name) =>
            result === 'tesSUCCESS' &&
            expected[name].kind !== 'batch' &&
            (expected[name].received || (expected[name].deltas?.length ?? 0) > 0),
        ),
      );
      expect(concerned.length).toBeGreaterThan(20);
      expect(concerned.filter(({ hash }) => !hashes.has(hash)).map(({ label }) => label)).toEqual([]);
    }
  });

  test.each(WATCHED)('changes and credits of %s are what was measured', (name) => {
    const account = addressOf(name);
    let compared = 0;
    for (const transaction of form.transactions) {
      const record = byHash.get(transaction.hash);
      expect(record, transaction.hash).toBeDefined();
      if (record === undefined) continue;
      const side = record.expected[name];
      const computed = computedChanges(transaction, account);
      const credits = creditChanges(readCredits(transaction, account));
      if (record.type === 'Batch') {
        // The truth gives the sum of the whole ledger here; see the test of ledgers with several transactions.
        expect(computed, record.label).toEqual({});
        expect(credits, record.label).toEqual({});
        continue;
      }
      const measured = measuredChanges(side, account);
      if (measured === null) {
        expect(rises(computed), record.label).toEqual(designedCredit(side, account));
      } else {
        expect(computed, record.label).toEqual(measured);
      }
      // A failed transaction may cost a fee, but brings nothing; nor does one that only takes.
      const expected = transaction.result === 'tesSUCCESS' ? rises(computed) : {};
      expect(credits, record.label).toEqual(expected);
      if (side.received) expect(Object.keys(credits).length, record.label).toBeGreaterThan(0);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(20);
  });
});

test('every received amount of the truth is a credit, and every credit is a measured rise', () => {
  const transactions = new Map(allRecorded().map((transaction) => [transaction.hash, transaction]));
  let received = 0;
  for (const record of truth) {
    for (const name of WATCHED) {
      const side = record.expected[name];
      const transaction = transactions.get(record.hash);
      if (!side.received) continue;
      received += 1;
      expect(transaction, record.label).toBeDefined();
      if (transaction === undefined) continue;
      const credits = creditChanges(readCredits(transaction, addressOf(name)));
      expect(credits, record.label).toMatchObject(designedCredit(side, addressOf(name)));
    }
  }
  expect(received).toBe(109);
});

test('ledgers with several transactions: the sum of the changes is what the balances did', () => {
  const ledgers = new Map<number, ValidatedTransaction[]>();
  for (const transaction of allRecorded()) {
    const list = ledgers.get(transaction.ledgerIndex) ?? [];
    list.push(transaction);
    ledgers.set(transaction.ledgerIndex, list);
  }
  const sumOf = (ledgerIndex: number, account: string) =>
    netChanges(
      (ledgers.get(ledgerIndex) ?? []).flatMap((transaction) =>
        Object.entries(computedChanges(transaction, account)).map(
          ([key, amount]) => [key, new BigNumber(amount)] as const,
        ),
      ),
    );
  let batches = 0;
  let bundles = 0;
  for (const { label, type, expected, ledger_index, ledger_delta } of truth) {
    if (ledger_index === null) continue;
    for (const name of WATCHED) {
      const account = addressOf(name);
      if (type === 'Batch') {
        batches += 1;
        expect(sumOf(ledger_index, account), label).toEqual(measuredChanges(expected[name], account));
      }
      if (ledger_delta !== undefined) {
        bundles += 1;
        const fees = (ledgers.get(ledger_index) ?? [])
          .filter(({ tx }) => tx.Account === account)
          .map(({ tx }) => ['XRP', new BigNumber(String(tx.Fee)).shiftedBy(-6).negated()] as const);
        const measured = netChanges(
          Object.entries(ledger_delta[name]).map(
            ([key, amount]) =>
              [key, key === 'XRP' ? new BigNumber(amount).shiftedBy(-6) : new BigNumber(amount)] as const,
          ),
        );
        const computed = Object.entries(sumOf(ledger_index, account)).map(
          ([key, amount]) => [key, new BigNumber(amount)] as const,
        );
        expect(netChanges([...computed, ...fees]), label).toEqual(measured);
      }
    }
  }
  expect(batches).toBeGreaterThanOrEqual(10);
  expect(bundles).toBeGreaterThanOrEqual(40);
});

test('every form and API version gives the same in every field', () => {
  const reference = new Map(allRecorded().map((transaction) => [transaction.hash, transaction]));
  let compared = 0;
  for (const form of forms) {
    for (const transaction of form.transactions) {
      const other = reference.get(transaction.hash);
      if (other === undefined) throw new Error(`${form.name}: ${transaction.hash} is in no ledger.`);
      for (const name of WATCHED) {
        const account = addressOf(name);
        const credits = readCredits(transaction, account);
        expect(credits, `${form.name} ${byHash.get(transaction.hash)?.label}`).toEqual(
          readCredits(other, account),
        );
        if (credits !== null) compared += 1;
      }
    }
  }
  expect(compared).toBeGreaterThan(1000);
});
