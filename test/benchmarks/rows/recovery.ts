import { type CaughtUp, oursCatchesUp, rawCatchesUp } from '../harness/catch-up.ts';
import { OURS, type Row } from '../harness/row.ts';
import { startHistory } from '../worlds/history-process.ts';
import type { NetworkPlan } from '../worlds/history-program.ts';

const LATENCY_MS = 50;
/** What a server of one's own is asked at once. */
const AT_ONCE = 16;
/** Transactions of others in a ledger where whole ledgers may be read: about what mainnet has. */
const BACKGROUND = 100;

/**
 * Until everything is examined after a gap, of a server of one's own that answers after 50 ms. The floor asks for the
 * same pages, as many at once as the app, and keeps nothing. `every`: ledgers from payment to payment of each account.
 */
function recoveryOf(
  gap: string,
  plan: Pick<NetworkPlan, 'ledgers' | 'accounts' | 'every' | 'background'>,
): Row {
  return {
    name: `recovery of ${gap}, ${plan.accounts.toLocaleString('en')} ${plan.accounts === 1 ? 'account' : 'accounts'}`,
    isLong: true,
    mostRounds: 3,
    async measure(rounds) {
      const network = await startHistory({ ...plan, latencyMs: LATENCY_MS });
      const runs: { readonly raw: CaughtUp; readonly ours: CaughtUp }[] = [];
      try {
        for (let round = 0; round < rounds; round += 1) {
          const raw = await rawCatchesUp(network, AT_ONCE);
          const ours = await oursCatchesUp(network);
          if (ours.requests > network.built.floor) throw new Error(`${ours.requests} requests`);
          runs.push({ raw, ours });
        }
      } finally {
        network.stop();
      }
      const each = (key: 'elapsed' | 'processor') => ({
        raw: runs.map(({ raw }) => raw[key]),
        [OURS]: runs.map(({ ours }) => ours[key]),
      });
      return [
        { what: 'until caught up', unit: 's', subjects: each('elapsed') },
        { what: 'processor', unit: 's', subjects: each('processor') },
      ];
    },
  };
}

export const recoveryRows: readonly Row[] = [
  recoveryOf('1 minute', { ledgers: 15, accounts: 1000, every: 2000, background: BACKGROUND }),
  recoveryOf('1 hour', { ledgers: 900, accounts: 1000, every: 2000, background: 0 }),
  recoveryOf('8 hours', { ledgers: 7200, accounts: 20, every: 100, background: 0 }),
  recoveryOf('7 days', { ledgers: 151_200, accounts: 1, every: 10, background: 0 }),
];
