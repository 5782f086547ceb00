import type { StoredPayment } from '../../contract/index.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import { SingleTimer } from '../../xrpl/clock.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import { bringsTooMuch } from '../record/most-credits.ts';
import type { BuiltPayment } from '../record/payment-builder.ts';
import type { ReadTransaction, Recorder } from '../record/recorder.ts';
import type { StatementScreen } from '../record/statement-screen.ts';
import type { WatchContext } from '../watch-context.ts';
import type { WatchList } from '../watch-list.ts';
import type { LiveCoverage } from './live-coverage.ts';
import { mentionedAccounts } from './mentioned-accounts.ts';

/**
 * In a flood payments wait so long for each other: some two hundred are read in that time, and a commit costs as much as
 * reading dozens.
 */
const FLOOD_TURN_MS = 50;

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

/** What waits to be recorded. The message itself, many times as large in memory, is let go. */
interface Received {
  readonly session: number;
  readonly hash: string;
  readonly ledgerIndex: number;
  readonly accounts: readonly string[];
  readonly payments: readonly BuiltPayment[];
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
    const { hash, ledgerIndex } = transaction;
    const payments = this.#read(session, transaction, accounts);
    if (payments === null) {
      client.noteUseless(session, 'quietTransaction', bytes);
      return;
    }
    this.#waiting.push({ session, hash, ledgerIndex, accounts, payments, bytes });
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
   * What a transaction brought to these accounts. Null where there is nothing to record: it brings nothing, and nobody
   * said otherwise before (most that name an account are of this kind; what it proves is written with the next payment,
   * or at a regular time), or it cannot be true.
   */
  #read(
    session: number,
    transaction: ValidatedTransaction,
    accounts: readonly string[],
  ): readonly BuiltPayment[] | null {
    const { client, recorder, screen } = this.#deps;
    const { ledgerIndex } = transaction;
    const origin = { source: 'live', server: client.nameOf({ session }) } as const;
    try {
      const read = accounts.map((account) => recorder.read(transaction, account, origin));
      const saysSomething = ({ account, payments }: ReadTransaction) =>
        payments.length > 0 || screen.mayHaveRecorded(transaction, account);
      if (!read.some(saysSomething)) return null;
      const believable = read.filter((item) => screen.isBelievable(item, { session }));
      if (believable.length < read.length) this.unreadable(session, ledgerIndex);
      return believable.length === 0 ? null : believable.flatMap(({ payments }) => payments);
    } catch (error) {
      this.#lose([{ session, ledgerIndex, accounts }], error);
      return null;
    }
  }

  /** Records what waits. Call it before anything else is concluded from the connection or the list of accounts. */
  flush(): void {
    this.#timer.clear();
    this.#record();
  }

  #record(): void {
    const { tracker, recorder } = this.#deps;
    const received = this.#waiting;
    if (received.length === 0) return;
    this.#waiting = [];
    const accounts = [...new Set(received.flatMap((item) => item.accounts))];
    try {
      // Of a server found to lie, what was pending is withdrawn by now.
      const advances = accounts.map((account) => tracker.pendingOf(account)).filter((item) => item !== null);
      const payments = received.flatMap((item) => item.payments);
      const news = recorder.record(payments, 'live', advances);
      const recorded = new Set(news.map(({ hash }) => hash));
      for (const { session, hash, ledgerIndex } of received) {
        if (recorded.has(hash)) this.#checkLateness(session, ledgerIndex);
      }
      this.#countQuiet(received, news);
    } catch (error) {
      this.#deps.screen.forget();
      this.#lose(received, error);
    }
  }

  /** What could not be recorded: its ledgers are not proven then, and history brings it again. */
  #lose(lost: readonly Pick<Received, 'session' | 'ledgerIndex' | 'accounts'>[], error: unknown): void {
    const { live, recorder } = this.#deps;
    for (const { session, ledgerIndex, accounts } of lost) {
      live.breakProof(null, ledgerIndex, accounts);
      this.#withdraw(session, ledgerIndex);
    }
    recorder.failed(error);
  }

  /** However fast a server sends what alerts nobody, reading it takes a bounded share of the time. */
  #countQuiet(received: readonly Received[], news: readonly StoredPayment[]): void {
    const heard = new Set(news.filter(({ alerted }) => alerted).map(({ hash }) => hash));
    for (const { session, hash, bytes } of received) {
      if (!heard.has(hash)) this.#deps.client.noteUseless(session, 'quietTransaction', bytes);
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
