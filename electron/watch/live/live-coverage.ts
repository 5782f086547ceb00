import type { CoverageTracker } from '../coverage/coverage-tracker.ts';
import type { ProvenRow } from '../coverage/proven-row.ts';

/** What a subscription proves is noted there. CoverageTracker satisfies it. */
type ProvenRows = Pick<CoverageTracker, 'openRow' | 'closeRow' | 'join' | 'leave'>;

/**
 * What an uninterrupted subscription proves. rippled sends ledgerClosed of L *before* the transactions of L; only
 * ledgerClosed of L + 1 shows their end. It proves L for every account whose subscription was confirmed before
 * ledgerClosed of L came on the same session. A skipped index breaks the proof. The accounts of an unbroken proof share
 * one row, so that a ledger costs the same however many they are.
 */
export class LiveCoverage {
  readonly #rows: ProvenRows;
  readonly #sessions = new Map<number, Session>();

  constructor(rows: ProvenRows) {
    this.#rows = rows;
  }

  /** The server confirmed the subscription to these accounts on this session. */
  subscribed(session: number, accounts: readonly string[]): void {
    const state = this.#sessions.get(session) ?? newSession();
    this.#sessions.set(session, state);
    for (const account of accounts) if (!state.row?.has(account)) state.waiting.add(account);
  }

  unsubscribed(session: number, accounts: readonly string[]): void {
    const state = this.#sessions.get(session);
    if (state === undefined) return;
    for (const account of accounts) {
      state.waiting.delete(account);
      if (state.row?.has(account)) this.#rows.leave(state.row, account);
    }
  }

  sessionEnded(session: number): void {
    const row = this.#sessions.get(session)?.row ?? null;
    if (row !== null) this.#rows.closeRow(row);
    this.#sessions.delete(session);
  }

  /**
   * Handles ledgerClosed on a session of this server (redacted URL; null where it is not known). Returns what it proves,
   * and for which accounts a proof begins or begins anew.
   */
  ledger(session: number, ledgerIndex: number, server: string | null = null): LedgerOutcome {
    const state = this.#sessions.get(session);
    if (state === undefined) return NOTHING;
    // A repeated or late ledgerClosed says nothing new.
    if (state.last !== null && ledgerIndex <= state.last) return NOTHING;
    const contiguous = state.last !== null && ledgerIndex === state.last + 1;
    state.last = ledgerIndex;
    if (state.row !== null && !contiguous) {
      for (const account of state.row.accounts()) state.waiting.add(account);
      this.#rows.closeRow(state.row);
      state.row = null;
    }
    const proves = state.row !== null && state.row.size > 0;
    const row = state.row ?? this.#rows.openRow(server, ledgerIndex - 1);
    state.row = row;
    row.proveThrough(ledgerIndex - 1);
    return {
      proven: proves ? ledgerIndex - 1 : null,
      started: this.#start(state, row, ledgerIndex),
    };
  }

  #start({ waiting, notBefore }: Session, row: ProvenRow, ledgerIndex: number): readonly string[] {
    const started = [...waiting].filter((account) => ledgerIndex >= (notBefore.get(account) ?? 0));
    for (const account of started) {
      waiting.delete(account);
      notBefore.delete(account);
      this.#rows.join(row, account, ledgerIndex);
    }
    return started;
  }

  /**
   * Notes that something of a ledger was lost (a frame that could not be understood or recorded). The session (null:
   * any) then proves neither this ledger nor one before it for these accounts (default: all). A server out of order
   * sends transactions before their own ledgerClosed, so the ledger may be one that is still to be announced. Null is
   * an unknown ledger, the next one at the latest.
   */
  breakProof(session: number | null, ledgerIndex: number | null, accounts?: readonly string[]): void {
    for (const [id, state] of this.#sessions) {
      if (session !== null && id !== session) continue;
      const lost = ledgerIndex ?? (state.last ?? 0) + 1;
      for (const account of accounts ?? accountsOf(state)) {
        if (!isSubscribed(state, account)) continue;
        if (state.row?.has(account)) this.#rows.leave(state.row, account);
        state.waiting.add(account);
        state.notBefore.set(account, Math.max(lost + 1, state.notBefore.get(account) ?? 0));
      }
    }
  }

  /** The last ledgerClosed of a session; null before the first. */
  lastLedger(session: number): number | null {
    return this.#sessions.get(session)?.last ?? null;
  }

  hasSession(): boolean {
    return this.#sessions.size > 0;
  }

  isSubscribed(account: string): boolean {
    for (const state of this.#sessions.values()) if (isSubscribed(state, account)) return true;
    return false;
  }

  /**
   * The first ledger that a subscription is still to prove by itself; null when none will. No subscription is going to
   * prove what is missing before it. Of two sessions the one that is behind counts, as during a handover: history need
   * not be asked for what it is about to prove.
   */
  nextToProve(account: string): number | null {
    let first: number | null = null;
    for (const { row, last } of this.#sessions.values()) {
      if (last === null || !row?.has(account)) continue;
      if (first === null || last < first) first = last;
    }
    return first;
  }

  accountsOf(session: number): readonly string[] {
    const state = this.#sessions.get(session);
    return state === undefined ? [] : accountsOf(state);
  }
}

interface Session {
  last: number | null;
  /** Of an unbroken row of ledgerClosed; null before the first one. */
  row: ProvenRow | null;
  /** Subscribed accounts for which no proof has begun, or not again. */
  readonly waiting: Set<string>;
  /** By account: no proof begins before this ledger, because something of an earlier ledger was lost. */
  readonly notBefore: Map<string, number>;
}

function newSession(): Session {
  return { last: null, row: null, waiting: new Set(), notBefore: new Map() };
}

function accountsOf({ row, waiting }: Session): readonly string[] {
  return [...(row?.accounts() ?? []), ...waiting];
}

function isSubscribed({ row, waiting }: Session, account: string): boolean {
  return waiting.has(account) || row?.has(account) === true;
}

export interface LedgerOutcome {
  /** The ledger that is proven now for the accounts of the row; null where none is. */
  readonly proven: number | null;
  /** Accounts whose proof begins with this ledger: everything before it must come from history. */
  readonly started: readonly string[];
}

const NOTHING: LedgerOutcome = { proven: null, started: [] };
