import type { StoredPayment } from '../../contract/index.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import { SingleTimer } from '../../xrpl/clock.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import { bringsTooMuch } from '../record/most-credits.ts';
import type { ReadTransaction, Recorder } from '../record/recorder.ts';
import type { StatementScreen } from '../record/statement-screen.ts';
import type { WatchContext } from '../watch-context.ts';
import type { WatchList } from '../watch-list.ts';
import type { LiveCoverage } from './live-coverage.ts';
import { mentionedAccounts } from './mentioned-accounts.ts';

/** In a flood payments wait so long for each other. The shortest that a timer can be set to. */
const FLOOD_TURN_MS = 1;

export interface LiveRecorderDeps extends WatchContext {
  readonly live: LiveCoverage;
  readonly tracker: CoverageTracker;
  readonly list: WatchList;
  readonly recorder: Recorder;
  readonly screen: StatementScreen;
  readonly readCredits: ReadCredits;
}

/** Whoever sent it is not to be believed. */
class ImplausibleTransaction extends Error {
  override readonly name = 'ImplausibleTransaction';
}

interface Received {
  readonly session: number;
  readonly transaction: ValidatedTransaction;
  readonly accounts: readonly string[];
  readonly bytes: number;
}

/**
 * Records what subscriptions bring and what they prove; history brings what they lose. A payment by itself is
 * committed at once. What follows in the same turn of the event loop shares one commit, because each commit costs the
 * disk some milliseconds and a flood brings thousands. Nothing else overtakes them: see flush.
 */
export class LiveRecorder {
  readonly #deps: LiveRecorderDeps;
  readonly #timer: SingleTimer;
  #waiting: Received[] = [];

  constructor(deps: LiveRecorderDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  ledgerClosed(session: number, ledgerIndex: number): void {
    const { live, client, events } = this.#deps;
    const { proven, started } = live.ledger(session, ledgerIndex, client.nameOf({ session }));
    if (proven !== null) events.emit({ type: 'coverage-advanced' });
    if (started.length > 0) events.emit({ type: 'incomplete', accounts: started });
  }

  /**
   * `mentions`: accounts that it may concern; null: not looked for yet. `bytes`: of its message.
   * @throws ImplausibleTransaction when the ledger allows no such transaction.
   */
  transaction(
    session: number,
    transaction: ValidatedTransaction,
    { mentions, bytes }: { readonly mentions: readonly string[] | null; readonly bytes: number },
  ): void {
    const { list, client, readCredits } = this.#deps;
    const accounts =
      mentions?.filter((account) => list.addresses.has(account)) ??
      mentionedAccounts(transaction, list.addresses);
    if (accounts.length === 0) {
      client.noteUseless(session, 'unaskedTransaction', bytes);
      return;
    }
    if (bringsTooMuch(transaction, accounts, readCredits)) throw new ImplausibleTransaction();
    if (this.#saysNothing(transaction, accounts)) {
      client.noteUseless(session, 'quietTransaction', bytes);
      return;
    }
    this.#waiting.push({ session, transaction, accounts, bytes });
    if (this.#timer.pending) return;
    this.#record();
    this.#timer.set(0, () => this.#endTurn());
  }

  /** Records what a turn brought. While turns bring something, each has this one commit. */
  #endTurn(): void {
    const isFlood = this.#waiting.length > 0;
    this.#record();
    if (isFlood) this.#timer.set(FLOOD_TURN_MS, () => this.#endTurn());
  }

  /**
   * Whether a transaction brings these accounts nothing, and nobody said otherwise before. Most that name an account are
   * of this kind. What it proves is written with the next payment, or at a regular time.
   */
  #saysNothing(transaction: ValidatedTransaction, accounts: readonly string[]): boolean {
    const { readCredits, screen } = this.#deps;
    try {
      return accounts.every(
        (account) =>
          readCredits(transaction, account) === null && !screen.mayHaveRecorded(transaction, account),
      );
    } catch {
      // It fails once more where what follows from that is known.
      return false;
    }
  }

  /** Records what waits. Call it before anything else is concluded from the connection or the list of accounts. */
  flush(): void {
    this.#timer.clear();
    this.#record();
  }

  #record(): void {
    const { live, tracker, recorder } = this.#deps;
    const received = this.#waiting;
    if (received.length === 0) return;
    this.#waiting = [];
    const accounts = [...new Set(received.flatMap((item) => item.accounts))];
    const items = received.flatMap(({ transaction, accounts: own }) =>
      own.map((account) => ({ transaction, account })),
    );
    try {
      const read = this.#believable(recorder.read(items, 'live'), received);
      // Read after that: of a server found to lie, what was pending is withdrawn.
      const advances = accounts.map((account) => tracker.pendingOf(account)).filter((item) => item !== null);
      const news = recorder.record(read, 'live', advances);
      const recorded = new Set(news.map(({ hash }) => hash));
      for (const { session, transaction } of received) {
        if (recorded.has(transaction.hash)) this.#checkLateness(session, transaction.ledgerIndex);
      }
      this.#countQuiet(received, news);
    } catch (error) {
      this.#deps.screen.forget();
      // Their ledgers are not proven then, and history brings them again.
      for (const { session, transaction, accounts: own } of received) {
        live.breakProof(null, transaction.ledgerIndex, own);
        this.#withdraw(session, transaction.ledgerIndex);
      }
      recorder.failed(error);
    }
  }

  /** Those of these that can be true. What cannot is not recorded, and its ledger is not proven by this session. */
  #believable(read: readonly ReadTransaction[], received: readonly Received[]): readonly ReadTransaction[] {
    const sessions = new Map(received.map(({ transaction, session }) => [transaction, session]));
    return read.flatMap((item) => {
      const session = sessions.get(item.transaction);
      if (session === undefined) return [item];
      const server = this.#deps.client.nameOf({ session });
      if (this.#deps.screen.isBelievable(item, { session })) return [{ ...item, server }];
      this.unreadable(session, item.transaction.ledgerIndex);
      return [];
    });
  }

  /** However fast a server sends what alerts nobody, reading it takes a bounded share of the time. */
  #countQuiet(received: readonly Received[], news: readonly StoredPayment[]): void {
    const heard = new Set(news.filter(({ alerted }) => alerted).map(({ hash }) => hash));
    for (const { session, transaction, bytes } of received) {
      if (!heard.has(transaction.hash)) this.#deps.client.noteUseless(session, 'quietTransaction', bytes);
    }
  }

  unreadable(session: number, ledgerIndex: number | null): void {
    const { live, events } = this.#deps;
    live.breakProof(session, ledgerIndex);
    if (ledgerIndex !== null) this.#withdraw(session, ledgerIndex);
    events.emit({ type: 'incomplete', accounts: live.accountsOf(session) });
  }

  /** A new transaction of a ledger that counted as complete: the server does not keep the order, so it proved nothing. */
  #checkLateness(session: number, ledgerIndex: number): void {
    const { live } = this.#deps;
    const last = live.lastLedger(session);
    if (last === null || ledgerIndex >= last) return;
    live.breakProof(session, last);
    this.#withdraw(session, ledgerIndex);
  }

  /** Withdraws the proof of ledgers from this one on, which a session gave wrongly. */
  #withdraw(session: number, ledgerIndex: number): void {
    const { live, tracker, recorder, events } = this.#deps;
    const last = live.lastLedger(session);
    if (last === null || ledgerIndex >= last) return;
    for (const account of live.accountsOf(session)) {
      try {
        tracker.withdraw(account, [ledgerIndex, last]);
      } catch (error) {
        // In memory it is withdrawn, and history is asked; the other accounts follow.
        recorder.failed(error);
      }
    }
    events.emit({ type: 'incomplete', accounts: live.accountsOf(session) });
  }
}
