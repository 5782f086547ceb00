import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
  harness.client.serverList = [serverView('wss://a', '1-200', true), serverView('wss://b', '1-200')];
});

afterEach(() => harness.dispose());

/** Server a, in use, leaves out the payments of 50 (history) and 103 (live); b has them all. */
function withholding(): void {
  const truth = [payment(50), payment(102), payment(103)];
  harness.client.answerPage = (query, { server = 'wss://a' }) =>
    emptyPage(query, {
      server,
      transactions: truth.filter(
        ({ ledgerIndex }) =>
          server === 'wss://b' && ledgerIndex >= query.ledgerIndexMin && ledgerIndex <= query.ledgerIndexMax,
      ),
    });
}

async function watching(): Promise<void> {
  withholding();
  await harness.live({ address: A, sinceLedger: 40 }, B);
  harness.client.closeLedgers(101, 102);
  harness.client.send(payment(102));
  harness.client.closeLedgers(103, 105);
  await harness.clock.pass(0);
}

describe('a server that is found to lie', () => {
  it('is no witness: what it proved is examined again elsewhere, and what it withheld alerts once', async () => {
    await watching();
    expect(harness.coverage()).toMatchObject({ from: 40, through: 104, gaps: [] });
    expect(harness.payments()).toEqual([102]);
    harness.client.distrust({ server: 'wss://a' });
    // Also in the store, before anything else is heard.
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([]);
    expect(harness.store.coveredRanges('mainnet', B)).toEqual([]);
    await harness.clock.pass(0);
    expect(harness.coverage()).toMatchObject({ from: 40, through: 104, gaps: [] });
    expect(harness.coverage(B)).toMatchObject({ through: 104, gaps: [] });
    expect(harness.payments()).toEqual([102, 50, 103]);
    const asked = harness.client.pages.slice(-2).map(({ options }) => options.server);
    expect(asked).toEqual(['wss://b', 'wss://b']);
    await harness.clock.pass(600_000);
    expect(harness.payments()).toEqual([102, 50, 103]);
    // The account was added at 100: what came before is recorded only.
    expect(harness.alerted().flat()).toEqual([102, 103]);
  });

  it('leaves a gap that is shown where no other server has the ledgers, whatever it says, and one that joins closes it', async () => {
    harness.client.serverList = [serverView('wss://a', '1-200', true)];
    await watching();
    harness.client.distrust({ server: 'wss://a' });
    await harness.clock.pass(0);
    expect(harness.monitor.gaps()).toMatchObject([
      { account: A, range: [40, 104] },
      { account: B, range: [100, 104] },
    ]);
    harness.monitor.retryGaps();
    harness.monitor.nudge('user');
    await harness.clock.pass(120_000);
    expect(harness.monitor.gaps().map(({ range }) => range)).toEqual([
      [40, 104],
      [100, 104],
    ]);
    expect(harness.monitor.view().examined).toMatchObject({ state: 'incomplete' });
    // What it proves from now on counts as anybody's word does.
    harness.client.closeLedgers(106, 107);
    expect(harness.coverage()).toMatchObject({ through: 106, gaps: [[40, 104]] });
    harness.client.serverList = [...harness.client.serverList, serverView('wss://b', '1-200')];
    harness.monitor.setServers(['wss://a', 'wss://b']);
    await harness.clock.pass(0);
    expect(harness.monitor.gaps()).toEqual([]);
    expect(harness.payments()).toEqual([102, 50, 103]);
  });

  it('costs nothing of what other servers proved, and a page in hand proves nothing', async () => {
    withholding();
    harness.client.serverList = [serverView('wss://a', '60-200', true), serverView('wss://b', '1-200')];
    await harness.live({ address: A, sinceLedger: 40 });
    expect(harness.payments()).toEqual([50]);
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([[40, 99]]);
    // The next page is on its way while its server is found out, too.
    harness.client.serverList = [serverView('wss://c', '1-200', true)];
    harness.client.answerPage = (query, { server = 'wss://c' }) => {
      if (server === 'wss://c') harness.client.distrust({ server });
      return emptyPage(query, { server });
    };
    harness.client.distrust({ server: 'wss://a' });
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([[40, 59]]);
    await harness.clock.pass(0);
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([[40, 59]]);
    expect(harness.monitor.gaps()).toMatchObject([{ range: [60, 99] }]);
  });
});
