/**
 * What an uninterrupted subscription proves. rippled sends ledgerClosed of L *before* the transactions of L; only
 * ledgerClosed of L + 1 shows their end. It proves L for every account whose subscription was confirmed before
 * ledgerClosed of L came on the same session. A skipped index breaks the proof.
 */
export class LiveCoverage {
  readonly #sessions = new Map<number, Session>();

  /** The server confirmed the subscription to these accounts on this session. */
  subscribed(session: number, accounts: readonly string[]): void {
    const state = this.#sessions.get(session) ?? newSession();
    this.#sessions.set(session, state);
    for (const account of accounts) if (!state.since.has(account)) state.since.set(account, null);
  }

  unsubscribed(session: number, accounts: readonly string[]): void {
    const state = this.#sessions.get(session);
    for (const account of accounts) state?.since.delete(account);
  }

  sessionEnded(session: number): void {
    this.#sessions.delete(session);
  }

  /** Handles ledgerClosed on a session. Returns what it proves, and for which accounts a proof begins or begins anew. */
  ledger(session: number, ledgerIndex: number): LedgerOutcome {
    const state = this.#sessions.get(session);
    if (state === undefined) return NOTHING;
    // A repeated or late ledgerClosed says nothing new.
    if (state.last !== null && ledgerIndex <= state.last) return NOTHING;
    const contiguous = state.last !== null && ledgerIndex === state.last + 1;
    state.last = ledgerIndex;
    const proven: string[] = [];
    const started: string[] = [];
    for (const [account, since] of state.since) {
      if (contiguous && since !== null) {
        proven.push(account);
      } else if (ledgerIndex >= (state.notBefore.get(account) ?? 0)) {
        state.since.set(account, ledgerIndex);
        started.push(account);
      }
    }
    return {
      proven: proven.length > 0 ? { ledgerIndex: ledgerIndex - 1, accounts: proven } : null,
      started,
    };
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
      for (const account of accounts ?? [...state.since.keys()]) {
        if (!state.since.has(account)) continue;
        state.since.set(account, null);
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
    return [...this.#sessions.values()].some((state) => state.since.has(account));
  }

  /**
   * The first ledger that a subscription is still to prove by itself; null when none will. No subscription is going to
   * prove what is missing before it. Of two sessions the one that is behind counts, as during a handover: history need
   * not be asked for what it is about to prove.
   */
  nextToProve(account: string): number | null {
    let first: number | null = null;
    for (const { since, last } of this.#sessions.values()) {
      const proves = last !== null && (since.get(account) ?? null) !== null;
      if (proves && (first === null || last < first)) first = last;
    }
    return first;
  }

  accountsOf(session: number): readonly string[] {
    return [...(this.#sessions.get(session)?.since.keys() ?? [])];
  }
}

interface Session {
  last: number | null;
  /** By subscribed account: the first ledgerClosed of an unbroken row; null before it. */
  readonly since: Map<string, number | null>;
  /** By account: no proof begins before this ledger, because something of an earlier ledger was lost. */
  readonly notBefore: Map<string, number>;
}

function newSession(): Session {
  return { last: null, since: new Map(), notBefore: new Map() };
}

export interface LedgerOutcome {
  readonly proven: { readonly ledgerIndex: number; readonly accounts: readonly string[] } | null;
  /** Accounts whose proof begins with this ledger: everything before it must come from history. */
  readonly started: readonly string[];
}

const NOTHING: LedgerOutcome = { proven: null, started: [] };
