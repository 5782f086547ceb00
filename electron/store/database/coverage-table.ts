import type { DatabaseSync } from 'node:sqlite';
import type { AccountCoverage, LedgerRange, NetworkName } from '../../contract/index.ts';
import {
  missingRanges,
  normalizeRanges,
  sameRanges,
  subtractRanges,
  uniteRanges,
} from '../../xrpl/ledger-ranges.ts';

/** The ledgers proven to be examined, by network and account. Writes join the caller's transaction. */
export function createCoverageTable(database: DatabaseSync) {
  const selectFirst = database.prepare(
    'SELECT first_ledger FROM coverage_accounts WHERE network = ? AND account = ?',
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
  const deleteAll = ['coverage_accounts', 'coverage_ranges', 'alert_starts'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE network = ?`),
  );
  const upsertRange = database.prepare(
    `INSERT INTO coverage_ranges (network, account, first, last) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last = excluded.last`,
  );
  const selectAlertsFrom = database.prepare(
    'SELECT ledger_index FROM alert_starts WHERE network = ? AND entry_id = ?',
  );
  const upsertAlertsFrom = database.prepare(
    `INSERT INTO alert_starts (network, entry_id, ledger_index) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET ledger_index = excluded.ledger_index`,
  );

  /** Examined ranges, ascending, disjoint, not touching. */
  function ranges(network: NetworkName, account: string): readonly LedgerRange[] {
    const rows = selectRanges.all(network, account);
    return rows.map((row): LedgerRange => [Number(row.first), Number(row.last)]);
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
      const row = selectFirst.get(network, account);
      return row === undefined
        ? null
        : summarize(network, account, Number(row.first_ledger), ranges(network, account));
    },
    ranges,
    add(network: NetworkName, account: string, added: readonly LedgerRange[]): void {
      const before = ranges(network, account);
      replace(network, account, before, uniteRanges(before, added));
    },
    /** Takes back coverage that turned out to be unproven (a frame of those ledgers could not be read). */
    withdraw(network: NetworkName, account: string, range: LedgerRange): void {
      const before = ranges(network, account);
      replace(network, account, before, subtractRanges(before, [range]));
    },
    /** First ledger whose payments alert for a watched entry: the one after which it was added. Null when not yet known. */
    alertsFrom(network: NetworkName, entryId: string): number | null {
      const row = selectAlertsFrom.get(network, entryId);
      return row === undefined ? null : Number(row.ledger_index);
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
