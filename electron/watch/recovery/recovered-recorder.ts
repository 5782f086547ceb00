import type { LedgerRange } from '../../contract/index.ts';
import type { CoverageAdvance } from '../../store/database/store.types.ts';
import type { HistoryClaim } from '../../verify/history/claim.ts';
import type { AccountTxPage, LedgerContents } from '../../xrpl/network-client.ts';
import type { CoverageOrigins } from '../coverage/coverage-origins.ts';
import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import type { LedgerTimes } from '../coverage/ledger-times.ts';
import { mentionedAccounts } from '../live/mentioned-accounts.ts';
import type { ReadTransaction, Recorder } from '../record/recorder.ts';
import type { StatementScreen } from '../record/statement-screen.ts';
import type { WatchContext } from '../watch-context.ts';
import type { WatchList } from '../watch-list.ts';
import type { GapRetrier } from './gap-retrier.ts';

export interface RecoveredRecorderDeps extends WatchContext {
  readonly recorder: Recorder;
  readonly screen: StatementScreen;
  readonly list: WatchList;
  readonly tracker: CoverageTracker;
  readonly origins: CoverageOrigins;
  readonly gaps: GapRetrier;
  readonly times: LedgerTimes;
  /** Hears of each range that a server's history proved. */
  readonly claimed: (claim: HistoryClaim) => void;
}

/** Records what history brings, each piece in one commit with what it proves. Recording throws StoreError when it fails. */
export class RecoveredRecorder {
  readonly #deps: RecoveredRecorderDeps;

  constructor(deps: RecoveredRecorderDeps) {
    this.#deps = deps;
  }

  /**
   * Reads a page for an account. What its server cannot have meant is left out, and its ledgers count as unreadable.
   */
  readPage(
    account: string,
    page: AccountTxPage,
  ): { readonly page: AccountTxPage; readonly read: readonly ReadTransaction[] } {
    const { recorder, screen } = this.#deps;
    const { server } = page;
    const all = page.transactions.map((transaction) =>
      recorder.read(transaction, account, { source: 'recovered', server }),
    );
    const believable: ReadonlySet<ReadTransaction> = new Set(
      all.filter((item) => screen.isBelievable(item, { server })),
    );
    const read = all.filter((item) => believable.has(item));
    if (read.length === all.length) return { page, read };
    const untrue = all
      .filter((item) => !believable.has(item))
      .map(({ transaction }) => transaction.ledgerIndex);
    return { page: { ...page, unreadable: [...page.unreadable, ...untrue] }, read };
  }

  /** Records a page. False when the account is no longer watched: then nothing was recorded. */
  page(
    account: string,
    server: string,
    read: readonly ReadTransaction[],
    proven: readonly LedgerRange[],
  ): boolean {
    const { network, list, times, origins, claimed } = this.#deps;
    if (!list.addresses.has(account)) return false;
    this.#record(read, proven.length === 0 ? [] : [{ network, account, ranges: proven }]);
    for (const { transaction } of read) times.note(transaction.ledgerIndex, transaction.closeTime);
    for (const range of proven) origins.note(server, [account], range);
    const rows = read.map(({ transaction }) => transaction.ledgerIndex);
    for (const range of proven) claimed({ account, server, range, ...rowsIn(rows, range) });
    if (proven.length > 0) this.#examined([account]);
    return true;
  }

  /**
   * Records a whole ledger for those of these accounts that are watched. False when its server cannot have meant it:
   * then nothing was recorded.
   */
  ledger(accounts: readonly string[], contents: LedgerContents): boolean {
    const { network, recorder, screen, list, tracker, times, origins, claimed } = this.#deps;
    const watched = new Set(accounts.filter((account) => list.addresses.has(account)));
    const range: LedgerRange = [contents.ledgerIndex, contents.ledgerIndex];
    const items = contents.transactions.flatMap((transaction) =>
      mentionedAccounts(transaction, watched).map((account) => ({ transaction, account })),
    );
    const { server } = contents;
    const read = items.map(({ transaction, account }) =>
      recorder.read(transaction, account, { source: 'recovered', server }),
    );
    // What it proves of thousands of accounts that it does not concern is written later, for all of them together.
    const concerned = new Set(items.map(({ account }) => account));
    const advances = [...concerned].map((account) => ({ network, account, ranges: [range] }));
    if (!read.every((item) => screen.isBelievable(item, { server }))) return false;
    this.#record(read, advances);
    for (const account of watched) if (!concerned.has(account)) tracker.prove(account, range);
    times.note(contents.ledgerIndex, contents.closeTime);
    origins.note(server, watched, range);
    for (const account of watched) {
      const rows = concerned.has(account)
        ? items.flatMap((item) => (item.account === account ? [contents.ledgerIndex] : []))
        : [];
      claimed({ account, server, range, ...rowsIn(rows, range) });
    }
    this.#examined([...watched]);
    return true;
  }

  #record(read: readonly ReadTransaction[], advances: readonly CoverageAdvance[]): void {
    const { recorder, screen } = this.#deps;
    try {
      const payments = read.flatMap((item) => item.payments);
      recorder.record(payments, 'recovered', advances);
    } catch (error) {
      screen.forget();
      throw error;
    }
  }

  /** Closes the gaps in what is proven now. */
  #examined(accounts: readonly string[]): void {
    const { gaps, tracker, events } = this.#deps;
    events.emit({ type: 'coverage-changed', accounts });
    for (const account of accounts) gaps.settle(account, tracker.covered(account));
  }
}

function rowsIn(
  ledgers: readonly number[],
  [first, last]: LedgerRange,
): Pick<HistoryClaim, 'rows' | 'lastRow'> {
  const own = ledgers.filter((ledger) => ledger >= first && ledger <= last);
  return { rows: own.length, lastRow: own.length === 0 ? null : Math.max(...own) };
}
