import type { LedgerRange } from '../../contract/index.ts';
import type { LedgerContents } from '../../xrpl/network-client.ts';

/** Ledgers asked for ahead of the one to be committed next. */
const AHEAD = 6;

export interface LedgerWalkDeps {
  readonly fetch: (ledgerIndex: number) => Promise<LedgerContents>;
  /** Called in ledger order. */
  readonly deliver: (contents: LedgerContents) => void;
}

/**
 * Reads whole ledgers of a range, several at once, and delivers them in ledger order. Ends with 'done', or with
 * 'failed' at the first one that cannot be had, read or committed; what was delivered before stays.
 */
export function walkLedgers([first, last]: LedgerRange, ports: LedgerWalkDeps): Promise<'done' | 'failed'> {
  return new Promise((resolve) => {
    const arrived = new Map<number, LedgerContents>();
    let nextToFetch = first;
    let nextToDeliver = first;
    let ended = false;

    const end = (outcome: 'done' | 'failed') => {
      if (ended) return;
      ended = true;
      resolve(outcome);
    };

    const deliver = () => {
      for (
        let contents = arrived.get(nextToDeliver);
        contents && !ended;
        contents = arrived.get(nextToDeliver)
      ) {
        arrived.delete(nextToDeliver);
        ports.deliver(contents);
        nextToDeliver += 1;
      }
      if (nextToDeliver > last) end('done');
    };

    const fetch = (ledgerIndex: number) => {
      ports
        .fetch(ledgerIndex)
        .then((contents) => {
          if (ended) return;
          if (contents.ledgerIndex !== ledgerIndex || contents.unreadable > 0) {
            end('failed');
            return;
          }
          arrived.set(ledgerIndex, contents);
          deliver();
          fill();
        })
        .catch(() => end('failed'));
    };

    const fill = () => {
      while (!ended && nextToFetch <= last && nextToFetch < nextToDeliver + AHEAD) {
        nextToFetch += 1;
        fetch(nextToFetch - 1);
      }
    };

    fill();
  });
}
