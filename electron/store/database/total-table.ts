import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type Asset, HIDDEN_AMOUNT, type NetworkName, type Payment } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import { Decimal, plain, ZERO } from '../../payments/amounts/decimal.ts';
import { assetOfColumn } from './payment-row.ts';
import type { StoredTotals } from './store.types.ts';

export type TotalTable = ReturnType<typeof createTotalTable>;

/** Tags are 0 and above; this row holds the sum over all tags and over payments without one. */
const ANY_TAG = -1;

/** Migration to version 2: makes the table from the payments that are there. The sum is text: money is never a number. */
export function createTotals(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE payment_totals (
      network TEXT NOT NULL,
      account TEXT NOT NULL,
      tag INTEGER NOT NULL,
      asset_key TEXT NOT NULL,
      asset TEXT NOT NULL,
      payments INTEGER NOT NULL,
      amount TEXT NOT NULL,
      PRIMARY KEY (network, account, tag, asset_key)
    ) STRICT, WITHOUT ROWID;
  `);
  const changes = new Map<string, Change>();
  const select = 'SELECT network, account, destination_tag, asset_key, asset, amount FROM payments';
  for (const row of database.prepare(select).iterate()) note(changes, summedOfRow(row), 1);
  writer(database)(changes);
}

/**
 * Sums of all payments that are not disputed, by account and asset, and by destination tag. The transaction that records,
 * disputes or deletes a payment changes them, so that no view adds 100,000 payments to show one number.
 */
export function createTotalTable(database: DatabaseSync) {
  const selectSummed = database.prepare(
    `SELECT network, account, destination_tag, asset_key, asset, amount FROM payments
     WHERE id IN (SELECT value FROM json_each(?)) AND trust <> 'disputed'`,
  );
  const selectTotals = database.prepare(
    `SELECT asset, payments, amount FROM payment_totals WHERE network = ? AND account = ? AND tag = ?
     ORDER BY asset_key`,
  );
  const selectAssets = database.prepare(
    `SELECT asset_key, min(asset) AS asset, sum(payments) AS n FROM payment_totals WHERE tag = ${ANY_TAG}
     GROUP BY asset_key ORDER BY n DESC, asset_key`,
  );
  const write = writer(database);
  /** Adds or subtracts those of these rows that are not disputed now. */
  function change(ids: readonly number[], sign: 1 | -1): void {
    const changes = new Map<string, Change>();
    for (const row of selectSummed.iterate(JSON.stringify(ids))) note(changes, summedOfRow(row), sign);
    write(changes);
  }
  return {
    /** Adds payments that were just recorded. */
    add(payments: readonly Payment[]): void {
      const changes = new Map<string, Change>();
      for (const payment of payments) note(changes, summedOf(payment), 1);
      write(changes);
    },
    /** Subtracts these rows of `payments`, which are about to be deleted or disputed. Disputed ones are in no sum. */
    take: (ids: readonly number[]): void => change(ids, -1),
    /** Adds these rows of `payments`, of which a dispute ended. */
    put: (ids: readonly number[]): void => change(ids, 1),
    /** What an account received in all, or with one tag. */
    of(network: NetworkName, account: string, tag: number | null): StoredTotals {
      const rows = selectTotals.all(network, account, tag ?? ANY_TAG);
      return {
        // Amounts are positive, so a sum of zero means that only amounts that are not public arrived.
        sums: rows
          .filter(({ amount }) => amount !== '0')
          .map((row) => ({ asset: assetOfColumn(row.asset), amount: String(row.amount) })),
        count: rows.reduce((sum, row) => sum + Number(row.payments), 0),
      };
    },
    /** Every asset there are payments of, most frequent first. */
    assets: (): readonly { readonly key: string; readonly asset: Asset; readonly count: number }[] =>
      selectAssets.all().map((row) => ({
        key: String(row.asset_key),
        asset: assetOfColumn(row.asset),
        count: Number(row.n),
      })),
  };
}

interface Summed {
  readonly network: string;
  readonly account: string;
  readonly tag: number | null;
  readonly assetKey: string;
  readonly asset: string;
  readonly amount: string;
}

function summedOf(payment: Payment): Summed {
  const { network, account, destinationTag, asset, amount } = payment;
  return {
    ...{ network, account, tag: destinationTag },
    ...{ assetKey: assetKey(asset), asset: JSON.stringify(asset), amount },
  };
}

function summedOfRow(row: Readonly<Record<string, SQLOutputValue>>): Summed {
  return {
    network: String(row.network),
    account: String(row.account),
    tag: row.destination_tag === null ? null : Number(row.destination_tag),
    assetKey: String(row.asset_key),
    asset: String(row.asset),
    amount: String(row.amount),
  };
}

/** The change of one row of the table. */
interface Change {
  readonly of: Summed;
  readonly tag: number;
  payments: number;
  amount: Decimal;
}

function note(changes: Map<string, Change>, of: Summed, sign: 1 | -1): void {
  // A payment whose amount is not public counts, and is in no sum.
  const amount = of.amount === HIDDEN_AMOUNT ? ZERO : new Decimal(of.amount);
  for (const tag of of.tag === null ? [ANY_TAG] : [ANY_TAG, of.tag]) {
    const key = `${of.network}/${of.account}/${tag}/${of.assetKey}`;
    const change = changes.get(key) ?? { of, tag, payments: 0, amount: ZERO };
    change.payments += sign;
    change.amount = sign === 1 ? change.amount.plus(amount) : change.amount.minus(amount);
    changes.set(key, change);
  }
}

/** Applies changes and deletes rows without payments. Joins the caller's transaction. */
function writer(database: DatabaseSync): (changes: ReadonlyMap<string, Change>) => void {
  const place = 'network = ? AND account = ? AND tag = ? AND asset_key = ?';
  const select = database.prepare(`SELECT payments, amount FROM payment_totals WHERE ${place}`);
  const remove = database.prepare(`DELETE FROM payment_totals WHERE ${place}`);
  const save = database.prepare(
    `INSERT INTO payment_totals (network, account, tag, asset_key, asset, payments, amount)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET payments = excluded.payments, amount = excluded.amount`,
  );
  return (changes) => {
    for (const { of, tag, payments, amount } of changes.values()) {
      const at = [of.network, of.account, tag, of.assetKey] as const;
      const known = select.get(...at);
      const count = Number(known?.payments ?? 0) + payments;
      const sum = new Decimal(String(known?.amount ?? '0')).plus(amount);
      if (count === 0) remove.run(...at);
      else save.run(...at, of.asset, count, plain(sum));
    }
  };
}
