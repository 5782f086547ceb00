import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerRange } from '../../../electron/contract/index.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { createNetworkClient, type XrplClient } from '../../../electron/xrpl/client.ts';
import { missingRanges, subtractRanges } from '../../../electron/xrpl/ledger-ranges.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { parseAccountTxResult } from '../../../electron/xrpl/protocol/wire-messages.ts';
import { addressOf } from '../../payments/support/recorded.ts';
import { LAST_RECORDED_LEDGER } from '../../recordings/recorded-ledgers.ts';
import { loadExchanges, type RecordingName } from '../../recordings/recordings.ts';
import { type ReplayServer, startReplayServer } from '../../recordings/replay-server.ts';
import { MonitorHarness } from '../support/monitor-harness.ts';
import { creditsIn, creditsStored } from '../support/recorded-credits.ts';
import type { ScriptedClient } from '../support/scripted-client.ts';

/**
 * Recovery on what a real server answered: account_tx in pages of 7, both directions, both API versions, and
 * sub-ranges. What must be recorded follows from the recorded ledgers, read whole by another way (`ledger`).
 */

let harness: MonitorHarness;

afterEach(async () => {
  await harness.dispose();
});

describe.each<[RecordingName, 'W' | 'W2']>([
  ['account_tx-W-v1-fwd-limit7', 'W'],
  ['account_tx-W-v2-fwd-limit7', 'W'],
  ['account_tx-W-v1-bwd-limit7', 'W'],
  ['account_tx-W-v2-bwd-limit7', 'W'],
  ['account_tx-W-v1-nolimit', 'W'],
  ['account_tx-W-v2-nolimit', 'W'],
  ['account_tx-W2-v1-fwd-limit7', 'W2'],
  ['account_tx-W2-v2-fwd-limit7', 'W2'],
])('%s', (name, who) => {
  const account = addressOf(who);
  /** The recorded answers by the marker that was asked with; '' for the first. */
  const answers = new Map(
    loadExchanges(name).flatMap(({ request, answerText }) => {
      const { result } = JSON.parse(answerText ?? '{}') as { result?: JsonObject };
      const page = result === undefined ? null : parseAccountTxResult(result);
      const marker = JSON.stringify(request.marker ?? '');
      return page === null ? [] : [[marker, page] as const];
    }),
  );

  function serve(client: ScriptedClient, pages = Number.POSITIVE_INFINITY): void {
    let left = pages;
    client.answerPage = (query) => {
      const page = answers.get(JSON.stringify(query.marker ?? ''));
      if (left-- <= 0 || page === undefined) return new Promise(() => undefined);
      return { ...page, server: 'wss://a', connection: 1 };
    };
  }

  function watch(): void {
    harness.watch({ address: account, sinceLedger: 3 });
    harness.monitor.start();
    harness.client.subscribe(LAST_RECORDED_LEDGER);
  }

  beforeEach(() => {
    harness = new MonitorHarness(readCredits);
  });

  it('is recovered exactly', async () => {
    serve(harness.client);
    watch();
    await harness.clock.pass(0);
    expect(creditsStored(harness.store)).toEqual(creditsIn(account, [[3, LAST_RECORDED_LEDGER]]));
    expect(creditsStored(harness.store).length).toBeGreaterThan(10);
    expect(harness.coverage(account)).toMatchObject({ from: 3, through: LAST_RECORDED_LEDGER, gaps: [] });
  });

  it('is recovered exactly with an interruption after any page', async () => {
    const pages = answers.size;
    for (let stop = 1; stop < pages; stop += 4) {
      serve(harness.client, stop);
      watch();
      await harness.clock.pass(0);
      // Never more coverage than what was read.
      const covered = harness.store.coveredRanges('mainnet', account);
      const have = creditsStored(harness.store);
      expect(creditsIn(account, covered).filter((credit) => !have.includes(credit))).toEqual([]);
      harness.crash();
    }
    serve(harness.client);
    watch();
    await harness.clock.pass(0);
    expect(creditsStored(harness.store)).toEqual(creditsIn(account, [[3, LAST_RECORDED_LEDGER]]));
  });
});

describe('sub-ranges on the replayed server, in pages of 7', () => {
  const account = addressOf('W');
  let server: ReplayServer;
  let client: XrplClient;

  afterEach(async () => {
    await client.stop();
    await server.stop();
  });

  it.each<[string, readonly LedgerRange[]]>([
    ['one ledger with one transaction', [[41, 41]]],
    ['ledgers with several transactions', [[291, 293]]],
    [
      'a range in the middle',
      [
        [20, 40],
        [100, 100],
      ],
    ],
    ['the end', [[307, 312]]],
    ['the last ledger alone', [[312, 312]]],
    ['the beginning', [[3, 30]]],
    [
      'many pieces',
      [
        [5, 9],
        [24, 24],
        [26, 27],
        [56, 80],
        [190, 260],
        [300, 302],
      ],
    ],
    ['everything', [[3, 312]]],
  ])('%s', async (_what, wanted) => {
    harness = new MonitorHarness(readCredits);
    server = await startReplayServer({ at: 'end', pageLimits: { min: 1, max: 7 } });
    client = createNetworkClient({ network: 'mainnet', servers: [server.url] });
    const everything: readonly LedgerRange[] = [[3, LAST_RECORDED_LEDGER]];
    harness.store.beginCoverage('mainnet', account, 3);
    const covered = subtractRanges(everything, wanted);
    harness.store.record([], [{ network: 'mainnet', account, ranges: covered }]);
    expect(missingRanges(covered, 3, LAST_RECORDED_LEDGER)).toEqual(wanted);
    harness.useRealClient(client);
    harness.watch({ address: account });
    harness.monitor.start();
    await expect
      .poll(
        () =>
          harness.coverage(account)?.gaps.length === 0 &&
          harness.coverage(account)?.through === LAST_RECORDED_LEDGER,
        { timeout: 20_000 },
      )
      .toBe(true);
    expect(creditsStored(harness.store)).toEqual(creditsIn(account, wanted));
  });
});
