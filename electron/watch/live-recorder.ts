import type { ValidatedTransaction } from '../xrpl/transaction.ts';
import type { CoverageBook } from './coverage-book.ts';
import type { LiveCoverage } from './live-coverage.ts';
import { mentionedAccounts } from './mentioned-accounts.ts';
import type { Recorder } from './recorder.ts';

export interface LiveRecorderPorts {
  readonly live: LiveCoverage;
  readonly book: CoverageBook;
  readonly recorder: Recorder;
  readonly addresses: () => ReadonlySet<string>;
  /** These accounts may lack something that history has. */
  readonly incomplete: (accounts: readonly string[]) => void;
  readonly changedCoverage: (account: string) => void;
}

/** Records what subscriptions bring, and what they prove; what they lose is left to history. */
export class LiveRecorder {
  readonly #ports: LiveRecorderPorts;

  constructor(ports: LiveRecorderPorts) {
    this.#ports = ports;
  }

  ledgerClosed(session: number, ledgerIndex: number): void {
    const { live, book, changedCoverage, incomplete } = this.#ports;
    const { proven, started } = live.ledger(session, ledgerIndex);
    if (proven !== null) {
      for (const account of proven.accounts) {
        book.prove(account, [proven.ledgerIndex, proven.ledgerIndex]);
        changedCoverage(account);
      }
    }
    if (started.length > 0) incomplete(started);
  }

  transaction(session: number, transaction: ValidatedTransaction): void {
    const { live, book, recorder, addresses } = this.#ports;
    const accounts = mentionedAccounts(transaction, addresses());
    if (accounts.length === 0) return;
    const advances = accounts.map((account) => book.pendingOf(account)).filter((item) => item !== null);
    try {
      const items = accounts.map((account) => ({ transaction, account }));
      const recorded = recorder.record(items, 'live', advances);
      if (recorded.length > 0) this.#checkLateness(session, transaction.ledgerIndex);
    } catch (error) {
      // Not recorded: its ledger is not proven, and history brings it again.
      live.breakProof(null, transaction.ledgerIndex, accounts);
      this.#withdraw(session, transaction.ledgerIndex);
      recorder.failed(error);
    }
  }

  unreadable(session: number, ledgerIndex: number | null): void {
    const { live, incomplete } = this.#ports;
    live.breakProof(session, ledgerIndex);
    if (ledgerIndex !== null) this.#withdraw(session, ledgerIndex);
    incomplete(live.accountsOf(session));
  }

  /** A new transaction of a ledger that counted as told: this server does not keep the order, so nothing was proven. */
  #checkLateness(session: number, ledgerIndex: number): void {
    const { live } = this.#ports;
    const last = live.lastLedger(session);
    if (last === null || ledgerIndex >= last) return;
    live.breakProof(session, last);
    this.#withdraw(session, ledgerIndex);
  }

  /** Takes back the proof of ledgers from this one on, where a session gave it wrongly. */
  #withdraw(session: number, ledgerIndex: number): void {
    const { live, book, recorder, incomplete } = this.#ports;
    const last = live.lastLedger(session);
    if (last === null || ledgerIndex >= last) return;
    for (const account of live.accountsOf(session)) {
      try {
        book.withdraw(account, [ledgerIndex, last]);
      } catch (error) {
        // In memory it is withdrawn, and history will be asked; the others follow.
        recorder.failed(error);
      }
    }
    incomplete(live.accountsOf(session));
  }
}
