import { type CaughtUp, oursCatchesUp, rawCatchesUp } from '../harness/catch-up.ts';
import { startHistory } from '../harness/history-process.ts';
import { type Figure, OURS, type Row } from '../harness/row.ts';

const LATENCY_MS = 50;
/** What a server of one's own is asked at once. */
const AT_ONCE = 16;
/** Transactions of others in a ledger where whole ledgers may be read: about what mainnet has. */
const BACKGROUND = 100;

/** Ledgers of the gap, accounts, and ledgers from payment to payment of each. */
const GAPS = {
  '1 minute, 1,000 accounts': { ledgers: 15, accounts: 1000, every: 2000, background: BACKGROUND },
  '1 hour, 1,000 accounts': { ledgers: 900, accounts: 1000, every: 2000, background: 0 },
  '8 hours, 20 accounts': { ledgers: 7200, accounts: 20, every: 100, background: 0 },
  '7 days, 1 account': { ledgers: 151_200, accounts: 1, every: 10, background: 0 },
} as const;

/**
 * Until everything is examined after a gap, of a server of one's own that answers after 50 ms. The floor asks for the
 * same pages and keeps nothing: as many at once as the app, and one after another.
 */
export const recovery: Row = {
  name: 'recovery',
  isLong: true,
  async measure(rounds) {
    const figures: Figure[] = [];
    for (const [what, plan] of Object.entries(GAPS)) {
      const network = await startHistory({ ...plan, latencyMs: LATENCY_MS });
      const runs: { readonly raw: CaughtUp; readonly ours: CaughtUp; readonly inTurn: CaughtUp | null }[] =
        [];
      try {
        for (let round = 0; round < rounds; round += 1) {
          const raw = await rawCatchesUp(network, AT_ONCE);
          const ours = await oursCatchesUp(network);
          if (ours.requests > network.built.floor) throw new Error(`${ours.requests} requests`);
          // One after another is the latency times the pages, again and again: once is enough.
          runs.push({ raw, ours, inTurn: round === 0 ? await rawCatchesUp(network, 1) : null });
        }
      } finally {
        network.stop();
      }
      const each = (key: 'elapsed' | 'processor') => ({
        raw: runs.map(({ raw }) => raw[key]),
        [OURS]: runs.map(({ ours }) => ours[key]),
        'raw, one after another': runs.flatMap(({ inTurn }) => inTurn?.[key] ?? []),
      });
      figures.push({ what: `${what}: until caught up`, unit: 's', subjects: each('elapsed') });
      figures.push({ what: `${what}: processor`, unit: 's', subjects: each('processor') });
    }
    return figures;
  },
};
