import { type AtSize, figuresBySize } from '../../harness/by-size.ts';
import { oursCatchesUp } from '../../harness/catch-up.ts';
import type { Row } from '../../harness/row.ts';
import { startHistory } from '../../worlds/history-process.ts';

/** A minute, an hour, a day and a week of mainnet. */
const SIZES = [15, 900, 21_600, 151_200];
/** Accounts, each paid in every hundredth ledger, by a server of one's own that answers at once. */
const PLAN = { accounts: 20, every: 100, background: 0, latencyMs: 0 };

/** Ledgers that nobody examined yet: until twenty accounts have caught up. */
export const ledgersOfGap: Row = {
  name: 'scale: ledgers of gap',
  isLong: true,
  mostRounds: 3,
  async measure(rounds) {
    const measured = new Map<number, AtSize>();
    for (const ledgers of SIZES) {
      const network = await startHistory({ ...PLAN, ledgers });
      const runs = [];
      try {
        for (let round = 0; round < rounds; round += 1) runs.push(await oursCatchesUp(network));
      } finally {
        network.stop();
      }
      measured.set(ledgers, {
        processor: { unit: 's', rounds: runs.map((run) => run.processor) },
        'until caught up': { unit: 's', rounds: runs.map((run) => run.elapsed) },
        requests: { unit: 'requests', rounds: runs.map((run) => run.requests) },
      });
    }
    return figuresBySize('ledgers', measured);
  },
};
