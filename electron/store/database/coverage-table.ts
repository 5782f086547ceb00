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
export interface CoverageTable {
  begin(network: NetworkName, account: string, from: number): void;
  /** Forgets all accounts of the network, and from which ledger on their entries alert. */
  forget(network: NetworkName): void;
  of(network: NetworkName, account: string): AccountCoverage | null;
  ranges(network: NetworkName, account: string): readonly LedgerRange[];
  add(network: NetworkName, account: string, ranges: readonly LedgerRange[]): void;
  withdraw(network: NetworkName, account: string, range: LedgerRange): void;
  alertsFrom(network: NetworkName, entryId: string): number | null;
  setAlertsFrom(network: NetworkName, entryId: string, ledgerIndex: number): void;
}

export function createCoverageTable(database: DatabaseSync): CoverageTable {
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

  function first(network: NetworkName, account: string): number | null {
    const row = selectFirst.get(network, account);
    return row === undefined ? null : Number(row.first_ledger);
  }

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
    begin(network, account, from) {
      upsertFirst.run(network, account, from);
    },
    forget(network) {
      for (const statement of deleteAll) statement.run(network);
    },
    of(network, account) {
      const from = first(network, account);
      return from === null ? null : summarize(network, account, from, ranges(network, account));
    },
    ranges,
    add(network, account, added) {
      const before = ranges(network, account);
      replace(network, account, before, uniteRanges(before, added));
    },
    withdraw(network, account, range) {
      const before = ranges(network, account);
      replace(network, account, before, subtractRanges(before, [range]));
    },
    alertsFrom(network, entryId) {
      const row = selectAlertsFrom.get(network, entryId);
      return row === undefined ? null : Number(row.ledger_index);
    },
    setAlertsFrom(network, entryId, ledgerIndex) {
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
