import type { LedgerRange } from '../../contract/index.ts';
import type { LedgerContents } from '../../xrpl/network-client.ts';

/** Ledgers asked for ahead of the one to be committed next. */
const AHEAD = 6;

export interface LedgerWalkDeps {
  readonly fetch: (ledgerIndex: number) => Promise<LedgerContents>;
  /** Called in ledger order. Throws when the ledger could not be committed. */
  readonly record: (contents: LedgerContents) => void;
  /** Nothing is recorded any more once it is aborted. */
  readonly signal: AbortSignal;
}

export type WalkEnd =
  | { readonly type: 'done' }
  /** A ledger could not be had or read. */
  | { readonly type: 'failed' }
  | { readonly type: 'not-committed'; readonly error: unknown };

/**
 * Reads whole ledgers of a range, several at once, and records them in ledger order. Ends at the first one that
 * cannot be had, read or committed; what was recorded before stays.
 */
export async function walkLedgers([first, last]: LedgerRange, deps: LedgerWalkDeps): Promise<WalkEnd> {
  const underWay: Promise<LedgerContents>[] = [];
  let next = first;
  for (let ledgerIndex = first; ledgerIndex <= last; ledgerIndex++) {
    for (; next <= last && next < ledgerIndex + AHEAD; next++) {
      const contents = deps.fetch(next);
      // Handled when its turn comes, if it comes.
      contents.catch(() => undefined);
      underWay.push(contents);
    }
    const contents = await underWay.shift()?.catch(() => undefined);
    if (deps.signal.aborted) return { type: 'failed' };
    if (contents === undefined || contents.ledgerIndex !== ledgerIndex || contents.unreadable > 0) {
      return { type: 'failed' };
    }
    try {
      deps.record(contents);
    } catch (error) {
      return { type: 'not-committed', error };
    }
  }
  return { type: 'done' };
}
