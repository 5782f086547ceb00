import type { LedgerRange } from '../../contract/index.ts';
import type { LedgerContents } from '../../xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import type { LedgerTimes } from '../coverage/ledger-times.ts';
import { mentionedAccounts } from '../live/mentioned-accounts.ts';
import type { Recorder } from '../record/recorder.ts';
import type { WatchContext } from '../watch-context.ts';
import type { WatchList } from '../watch-list.ts';
import type { GapRetrier } from './gap-retrier.ts';

export interface RecoveredRecorderDeps extends WatchContext {
  readonly recorder: Recorder;
  readonly list: WatchList;
  readonly tracker: CoverageTracker;
  readonly gaps: GapRetrier;
  readonly times: LedgerTimes;
}

/** Records what history brings, each piece in one commit with what it proves. Both methods throw StoreError when it fails. */
export class RecoveredRecorder {
  readonly #deps: RecoveredRecorderDeps;

  constructor(deps: RecoveredRecorderDeps) {
    this.#deps = deps;
  }

  /** Records a page. False when the account is no longer watched: then nothing was recorded. */
  page(
    account: string,
    transactions: readonly ValidatedTransaction[],
    proven: readonly LedgerRange[],
  ): boolean {
    const { network, recorder, list, times } = this.#deps;
    if (!list.addresses.has(account)) return false;
    const items = transactions.map((transaction) => ({ transaction, account }));
    recorder.record(items, 'recovered', proven.length === 0 ? [] : [{ network, account, ranges: proven }]);
    for (const { ledgerIndex, closeTime } of transactions) times.note(ledgerIndex, closeTime);
    if (proven.length > 0) this.#examined([account]);
    return true;
  }

  /** Records a whole ledger for those of these accounts that are watched. */
  ledger(accounts: readonly string[], contents: LedgerContents): void {
    const { network, recorder, list, times } = this.#deps;
    const watched = new Set(accounts.filter((account) => list.addresses.has(account)));
    const range: LedgerRange = [contents.ledgerIndex, contents.ledgerIndex];
    const items = contents.transactions.flatMap((transaction) =>
      mentionedAccounts(transaction, watched).map((account) => ({ transaction, account })),
    );
    const advances = [...watched].map((account) => ({ network, account, ranges: [range] }));
    recorder.record(items, 'recovered', advances);
    times.note(contents.ledgerIndex, contents.closeTime);
    this.#examined([...watched]);
  }

  /** Closes the gaps in what is proven now. */
  #examined(accounts: readonly string[]): void {
    const { gaps, tracker, events } = this.#deps;
    events.emit({ type: 'coverage-changed', accounts });
    for (const account of accounts) gaps.settle(account, tracker.covered(account));
  }
}
