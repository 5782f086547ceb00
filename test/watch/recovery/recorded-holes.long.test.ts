import { afterEach, describe, expect, it } from 'vitest';
import type { LedgerRange } from '../../../electron/contract/index.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { createNetworkClient, type XrplClient } from '../../../electron/xrpl/client.ts';
import { intersectRanges, subtractRanges } from '../../../electron/xrpl/ledger-ranges.ts';
import { addressOf } from '../../payments/support/recorded.ts';
import { LAST_RECORDED_LEDGER } from '../../recordings/recorded-ledgers.ts';
import { type ReplayServer, startReplayServer } from '../../recordings/replay-server.ts';
import { MonitorHarness } from '../support/monitor-harness.ts';
import { creditsIn, creditsStored } from '../support/recorded-credits.ts';

/**
 * Recorded traffic asked of servers that do not hold all of it. API v1 clamps such a range without a word, v2
 * refuses it; what a server lacks stays a gap, named to the ledger, until one that holds it joins.
 */

const BEGINNING: readonly LedgerRange[] = [[2, 90]];
const HOLE: readonly LedgerRange[] = [[200, 230]];
/** account_tx reaches back to the newest hole only: what the server holds before it is not to be had either. */
const UP_TO_THE_HOLE: readonly LedgerRange[] = [[2, 230]];

const account = addressOf('W');
const everything: readonly LedgerRange[] = [[3, LAST_RECORDED_LEDGER]];
let harness: MonitorHarness;
let client: XrplClient;
const servers: ReplayServer[] = [];

afterEach(async () => {
  await client.stop();
  await harness.dispose();
  for (const server of servers.splice(0)) await server.stop();
});

describe.each([[1], [2]] as const)('over API v%i', (version) => {
  async function serve(): Promise<ReplayServer> {
    const server = await startReplayServer({
      at: 'end',
      apiVersions: version === 1 ? [1] : [1, 2],
      pageLimits: { min: 1, max: 7 },
    });
    servers.push(server);
    return server;
  }

  it.each<[string, readonly LedgerRange[], readonly LedgerRange[], readonly LedgerRange[]]>([
    ['everything, its beginning lost', everything, BEGINNING, BEGINNING],
    ['a range across the beginning of the history', [[80, 100]], BEGINNING, BEGINNING],
    ['a range wholly outside', [[20, 41]], BEGINNING, BEGINNING],
    ['a range across a hole', [[195, 240]], HOLE, UP_TO_THE_HOLE],
    ['a range that ends where a hole begins', [[150, 200]], HOLE, UP_TO_THE_HOLE],
  ])(
    '%s: what is held is recovered exactly, the rest is a gap until a server with history joins',
    async (_what, wanted, lost, unreachable) => {
      const lossy = await serve();
      lossy.server.faults.holes = lost;
      harness = new MonitorHarness(readCredits);
      client = createNetworkClient({ network: 'mainnet', servers: [lossy.url] });
      harness.store.beginCoverage('mainnet', account, 3);
      harness.store.record([], [{ network: 'mainnet', account, ranges: subtractRanges(everything, wanted) }]);
      harness.useRealClient(client);
      harness.watch({ address: account });
      harness.monitor.start();

      const missing = intersectRanges(wanted, unreachable);
      const held = subtractRanges(wanted, unreachable);
      await expect
        .poll(() => [harness.monitor.gaps().map(({ range }) => range), harness.coverage(account)?.gaps], {
          timeout: 20_000,
        })
        .toEqual([missing, missing]);
      expect(creditsStored(harness.store)).toEqual(creditsIn(account, held));

      const library = await serve();
      harness.monitor.setServers([lossy.url, library.url]);
      await expect.poll(() => harness.coverage(account)?.gaps, { timeout: 20_000 }).toEqual([]);
      expect(harness.monitor.gaps()).toEqual([]);
      expect(creditsStored(harness.store)).toEqual(creditsIn(account, wanted));
    },
  );
});
