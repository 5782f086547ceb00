import type { DatabaseSync } from 'node:sqlite';
import type { AccountCoverage, LedgerRange, NetworkName } from '../../contract/index.ts';
import {
  missingRanges,
  normalizeRanges,
  sameRanges,
  subtractRanges,
  uniteRanges,
} from '../../xrpl/ledger-ranges.ts';
import type { TailAdvance } from './store.types.ts';

/**
 * Migration: adds tails. A tail is a row of examined ledgers that accounts share from a ledger of their own on
 * (`tail_first`), so that one more ledger of them all is one changed row.
 */
export function createTails(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE coverage_tails (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      network TEXT NOT NULL,
      last INTEGER NOT NULL
    ) STRICT;
    ALTER TABLE coverage_accounts ADD COLUMN tail INTEGER;
    ALTER TABLE coverage_accounts ADD COLUMN tail_first INTEGER;
  `);
}

/**
 * The ledgers proven to be examined, by network and account: ranges of its own, and those of the tail that it follows.
 * Writes join the caller's transaction.
 */
export function createCoverageTable(database: DatabaseSync) {
  const selectFirst = database.prepare(
    'SELECT first_ledger FROM coverage_accounts WHERE network = ? AND account = ?',
  );
  const selectTail = database.prepare(
    `SELECT tail_first, last FROM coverage_accounts JOIN coverage_tails ON coverage_tails.id = tail
     WHERE coverage_accounts.network = ? AND account = ?`,
  );
  const follow = database.prepare(
    'UPDATE coverage_accounts SET tail = ?, tail_first = ? WHERE network = ? AND account = ?',
  );
  const insertTail = database.prepare('INSERT INTO coverage_tails (network, last) VALUES (?, ?)');
  const advanceTail = database.prepare('UPDATE coverage_tails SET last = ? WHERE id = ? AND last < ?');
  const deleteUnfollowed = database.prepare(
    `DELETE FROM coverage_tails WHERE network = ? AND id <> ?
     AND id NOT IN (SELECT tail FROM coverage_accounts WHERE tail IS NOT NULL)`,
  );
  const upsertFirst = database.prepare(
    `INSERT INTO coverage_accounts (network, account, first_ledger) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET first_ledger = min(first_ledger, excluded.first_ledger)`,
  );
  const selectRanges = database.prepare(
    'SELECT first, last FROM coverage_ranges WHERE network = ? AND account = ? ORDER BY first',
  );
  const deleteRange = database.prepare(
    'DELETE FROM coverage_ranges WHERE network = ? AND account = ? AND first = ?',
  );
  const deleteAll = ['coverage_accounts', 'coverage_ranges', 'coverage_tails', 'alert_starts'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE network = ?`),
  );
  const upsertRange = database.prepare(
    `INSERT INTO coverage_ranges (network, account, first, last) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last = excluded.last`,
  );
  const selectAlertsFrom = database.prepare(
    'SELECT ledger_index FROM alert_starts WHERE network = ? AND entry_id = ?',
  );
  const selectAllAlertsFrom = database.prepare(
    'SELECT entry_id, ledger_index FROM alert_starts WHERE network = ?',
  );
  const upsertAlertsFrom = database.prepare(
    `INSERT INTO alert_starts (network, entry_id, ledger_index) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET ledger_index = excluded.ledger_index`,
  );

  /** Examined ranges, ascending, disjoint, not touching. */
  function ranges(network: NetworkName, account: string): readonly LedgerRange[] {
    return uniteRanges(ownRanges(network, account), tailOf(network, account));
  }

  /** The ledger from which on an account is to be examined, and what is; null for one never watched. */
  function examined(
    network: NetworkName,
    account: string,
  ): { readonly from: number; readonly ranges: readonly LedgerRange[] } | null {
    const row = selectFirst.get(network, account);
    return row === undefined ? null : { from: Number(row.first_ledger), ranges: ranges(network, account) };
  }

  function ownRanges(network: NetworkName, account: string): readonly LedgerRange[] {
    const rows = selectRanges.all(network, account);
    return rows.map((row): LedgerRange => [Number(row.first), Number(row.last)]);
  }

  /** What the account has of the tail that it follows: one range, or none. */
  function tailOf(network: NetworkName, account: string): readonly LedgerRange[] {
    const row = selectTail.get(network, account);
    return row === undefined ? [] : [[Number(row.tail_first), Number(row.last)]];
  }

  /** Makes what an account has of a tail its own, before it follows another one or none. */
  function leave(network: NetworkName, account: string): void {
    const tail = tailOf(network, account);
    if (tail.length === 0) return;
    const before = ownRanges(network, account);
    replace(network, account, before, uniteRanges(before, tail));
    follow.run(null, null, network, account);
  }

  /** Writes only the ranges that changed: mostly the last one, which is a ledger longer. */
  function replace(
    network: NetworkName,
    account: string,
    before: readonly LedgerRange[],
    after: readonly LedgerRange[],
  ): void {
    if (sameRanges(before, after)) return;
    const kept = new Map(after);
    for (const [start] of before) if (!kept.has(start)) deleteRange.run(network, account, start);
    const held = new Map(before);
    for (const [start, end] of after) {
      if (held.get(start) !== end) upsertRange.run(network, account, start, end);
    }
  }

  return {
    begin(network: NetworkName, account: string, from: number): void {
      upsertFirst.run(network, account, from);
    },
    /** Forgets all accounts of the network, and from which ledger on their entries alert. */
    forget(network: NetworkName): void {
      for (const statement of deleteAll) statement.run(network);
    },
    /** Null for an account never watched. */
    of(network: NetworkName, account: string): AccountCoverage | null {
      const stored = examined(network, account);
      return stored === null ? null : summarize(network, account, stored.from, stored.ranges);
    },
    examined,
    ranges,
    add(network: NetworkName, account: string, added: readonly LedgerRange[]): void {
      const before = ownRanges(network, account);
      // What the tail has needs no range of its own.
      const after = subtractRanges(uniteRanges(before, added), tailOf(network, account));
      replace(network, account, before, after);
    },
    /**
     * Takes back coverage that turned out to be unproven (a frame of those ledgers could not be read). The account
     * follows no tail from then on.
     */
    withdraw(network: NetworkName, account: string, range: LedgerRange): void {
      leave(network, account);
      const before = ownRanges(network, account);
      replace(network, account, before, subtractRanges(before, [range]));
    },
    /**
     * Moves a tail on, and with it all accounts that follow it and do not leave it in the same call. Returns its id.
     */
    advanceTail(network: NetworkName, { tail, last, joins, leaves }: TailAdvance): number {
      for (const account of leaves) leave(network, account);
      const id = tail ?? Number(insertTail.run(network, last).lastInsertRowid);
      for (const [account, first] of joins) {
        leave(network, account);
        follow.run(id, first, network, account);
      }
      advanceTail.run(last, id, last);
      if (joins.length + leaves.length > 0) deleteUnfollowed.run(network, id);
      return id;
    },
    /** First ledger whose payments alert for a watched entry: the one after which it was added. Null when not yet known. */
    alertsFrom(network: NetworkName, entryId: string): number | null {
      const row = selectAlertsFrom.get(network, entryId);
      return row === undefined ? null : Number(row.ledger_index);
    },
    /** The same of all entries that have one, by entry id. */
    allAlertsFrom(network: NetworkName): ReadonlyMap<string, number> {
      const rows = selectAllAlertsFrom.all(network);
      return new Map(rows.map((row) => [String(row.entry_id), Number(row.ledger_index)]));
    },
    setAlertsFrom(network: NetworkName, entryId: string, ledgerIndex: number): void {
      upsertAlertsFrom.run(network, entryId, ledgerIndex);
    },
  };
}

/** Coverage as people read it: the last examined ledger, and the gaps before it. */
export function summarize(
  network: NetworkName,
  account: string,
  from: number,
  covered: readonly LedgerRange[],
): AccountCoverage {
  const through = Math.max(from - 1, normalizeRanges(covered).at(-1)?.[1] ?? 0);
  return { network, account, from, through, gaps: missingRanges(covered, from, through) };
}
