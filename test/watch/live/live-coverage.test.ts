import { beforeEach, describe, expect, it } from 'vitest';
import { ProvenRow } from '../../../electron/watch/coverage/proven-row.ts';
import { LiveCoverage } from '../../../electron/watch/live/live-coverage.ts';

let live: LiveCoverage;
let rows: Set<ProvenRow>;

beforeEach(() => {
  rows = new Set();
  live = new LiveCoverage({
    openRow(server, last) {
      const row = new ProvenRow(server, last);
      rows.add(row);
      return row;
    },
    closeRow: (row) => void rows.delete(row),
    join: (row, account, first) => row.join(account, first),
    leave: (row, account) => row.leave(account),
  });
});

/** For whom a ledger is proven by a row that has just reached it. */
function accountsAt(ledger: number): readonly string[] {
  const accounts = [...rows]
    .filter(({ last }) => last === ledger)
    .flatMap((row) => [...row.accounts()].filter((account) => row.rangeOf(account) !== null));
  return [...new Set(accounts)].sort();
}

function proven(
  session: number,
  ...ledgers: readonly number[]
): readonly (readonly [number, readonly string[]])[] {
  return ledgers.flatMap((ledger) => {
    const outcome = live.ledger(session, ledger);
    return outcome.proven === null ? [] : [[outcome.proven, accountsAt(outcome.proven)] as const];
  });
}

describe('ledgerClosed of L', () => {
  it('proves L - 1, and the first one nothing', () => {
    live.subscribed(1, ['a']);
    expect(proven(1, 10, 11, 12)).toEqual([
      [10, ['a']],
      [11, ['a']],
    ]);
    expect(live.nextToProve('a')).toBe(12);
  });

  it('proves nothing of a ledger whose own ledgerClosed came before the subscription was confirmed', () => {
    live.subscribed(1, ['a']);
    proven(1, 10);
    live.subscribed(1, ['b']);
    expect(live.ledger(1, 11)).toEqual({ proven: 10, started: ['b'] });
    expect(accountsAt(10)).toEqual(['a']);
    expect(proven(1, 12)).toEqual([[11, ['a', 'b']]]);
    expect(live.nextToProve('b')).toBe(12);
  });

  it('proves nothing across a skipped index, on neither side of it', () => {
    live.subscribed(1, ['a']);
    proven(1, 10, 11);
    const skip = live.ledger(1, 14);
    expect(skip).toEqual({ proven: null, started: ['a'] });
    expect(proven(1, 15)).toEqual([[14, ['a']]]);
    expect(live.nextToProve('a')).toBe(15);
  });

  it('proves nothing when it comes twice or late', () => {
    live.subscribed(1, ['a']);
    expect(proven(1, 10, 10, 11, 11, 9)).toEqual([[10, ['a']]]);
  });

  it('proves nothing for another session', () => {
    live.subscribed(1, ['a']);
    proven(1, 10);
    live.subscribed(2, ['a']);
    expect(proven(2, 11)).toEqual([]);
    live.sessionEnded(1);
    expect(live.nextToProve('a')).toBe(11);
    expect(proven(2, 12)).toEqual([[11, ['a']]]);
  });

  it('leaves to the session that is behind what it is still to prove, as long as it lasts', () => {
    live.subscribed(1, ['a']);
    proven(1, 116, 117, 118);
    live.subscribed(2, ['a']);
    proven(2, 120);
    expect(live.nextToProve('a')).toBe(118);
    live.sessionEnded(1);
    expect(live.nextToProve('a')).toBe(120);
  });

  it('proves nothing after the session ended, or for an account no longer subscribed', () => {
    live.subscribed(1, ['a', 'b']);
    proven(1, 10);
    live.unsubscribed(1, ['a']);
    expect(proven(1, 11)).toEqual([[10, ['b']]]);
    live.sessionEnded(1);
    expect(proven(1, 12)).toEqual([]);
    expect(live.hasSession()).toBe(false);
  });
});

describe('something lost', () => {
  it('keeps the ledger under way from being proven', () => {
    live.subscribed(1, ['a', 'b']);
    proven(1, 10, 11);
    live.breakProof(1, 11, ['a']);
    expect(proven(1, 12)).toEqual([[11, ['b']]]);
    expect(live.nextToProve('a')).toBe(12);
    expect(proven(1, 13)).toEqual([[12, ['a', 'b']]]);
  });

  it('keeps a ledger from being proven whose ledgerClosed only comes after the loss', () => {
    // A server out of order sends a transaction of 12 before ledgerClosed of 12, and it could not be recorded.
    live.subscribed(1, ['a']);
    proven(1, 10, 11);
    live.breakProof(null, 12, ['a']);
    expect(proven(1, 12, 13)).toEqual([]);
    expect(live.nextToProve('a')).toBe(13);
    expect(proven(1, 14)).toEqual([[13, ['a']]]);
  });

  it('of a ledger that is not known, counts for the present one and the next', () => {
    live.subscribed(1, ['a']);
    proven(1, 10, 11);
    live.breakProof(1, null);
    expect(proven(1, 12, 13)).toEqual([]);
    expect(proven(1, 14)).toEqual([[13, ['a']]]);
  });
});
