import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NetworkName } from '../../../electron/contract/index.ts';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverError } from '../support/scripted-client.ts';

/** A chain is known again by one of its ledgers, wherever the new one stands. */

const OLD = 5000;

let harness: MonitorHarness;
let asked: number[];
let session: number;

const hashIn = (chain: string, ledgerIndex: number) => `${chain}${ledgerIndex}`.padStart(64, '0');

/** ledgerClosed of a chain ('A' or 'B'), closed some seconds ago. */
function close(chain: string, ledgerIndex: number, ageMs = 3000): void {
  const closeTime = new Date(harness.clock.wallTime() - ageMs).toISOString();
  const ledgerHash = hashIn(chain, ledgerIndex);
  harness.client.emit({ type: 'ledger', session, ledgerIndex, closeTime, ledgerHash, transactionCount: 0 });
}

/** The server's answer to `ledger`: its chain, or the error that it gives. */
function serves(answer: string | (() => Error)): void {
  harness.client.request = async (_command, { ledger_index: index }) => {
    asked.push(Number(index));
    if (typeof answer !== 'string') throw answer();
    return { validated: true, ledger_hash: hashIn(answer, Number(index)), ledger: {} };
  };
}

/** A process that watches A, on a server whose newest ledger is this. */
async function begin(ledgerIndex: number, ...accounts: readonly string[]): Promise<void> {
  session += 1;
  harness.watch(...(accounts.length === 0 ? [A] : accounts).map((address) => ({ address })));
  harness.monitor.start();
  harness.client.subscribe(ledgerIndex, session);
  await harness.clock.pass(0);
}

/** Examined in chain A through OLD + 9, by a process that is gone. */
async function examined(network: NetworkName, ...accounts: readonly string[]): Promise<void> {
  harness = new MonitorHarness(undefined, network);
  serves('A');
  await begin(OLD - 1, ...accounts);
  for (let n = 0; n <= 10; n++) {
    close('A', OLD + n);
    await harness.clock.pass(4000);
  }
  await harness.monitor.stop();
  harness.crash();
  asked = [];
}

beforeEach(() => {
  asked = [];
  session = 0;
});
afterEach(async () => {
  await harness.dispose();
});

it('a chain of which nothing is known yet is believed, and nothing is asked', async () => {
  harness = new MonitorHarness(undefined, 'testnet');
  serves('A');
  await begin(OLD - 1);
  for (let n = 0; n <= 10; n++) {
    close('A', OLD + n);
    await harness.clock.pass(4000);
  }
  expect(asked).toEqual([]);
  expect(harness.store.knownLedger('testnet')).toMatchObject({ ledgerIndex: OLD });
});

it('the same chain is asked for the known ledger once a connection, and goes on', async () => {
  await examined('testnet');
  serves('A');
  await begin(OLD + 30);
  close('A', OLD + 31);
  await harness.clock.pass(0);
  close('A', OLD + 32);
  close('A', OLD + 33);
  await harness.clock.pass(0);
  expect(asked).toEqual([OLD]);
  expect(harness.problems()).toEqual([]);
  expect(harness.coverage()).toMatchObject({ from: OLD, gaps: [] });
});

describe('a test network that was reset', () => {
  it('and has grown past the old chain is found by the hash', async () => {
    await examined('testnet');
    serves('B');
    harness.client.answerPage = (query) =>
      emptyPage(query, { transactions: query.ledgerIndexMin <= 1500 ? [payment(1500)] : [] });
    await begin(OLD + 30);
    close('B', OLD + 31);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual(['network-reset']);
    expect(harness.alerted()).toEqual([1500]);
    close('B', OLD + 32);
    close('B', OLD + 33);
    await harness.clock.pass(0);
    expect(harness.coverage()).toMatchObject({ from: 3, through: OLD + 32, gaps: [] });
    expect(harness.problems()).toEqual(['network-reset']);
  });

  it('and stands a little below the old chain is found by close times, without a request', async () => {
    await examined('testnet');
    serves(() => serverError('lgrNotFound'));
    harness.client.answerPage = (query) =>
      emptyPage(query, { transactions: query.ledgerIndexMin <= 1500 ? [payment(1500)] : [] });
    await begin(OLD - 30);
    close('B', OLD - 29);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual(['network-reset']);
    expect(harness.alerted()).toEqual([1500]);
    expect(asked).toEqual([]);
  });

  it('is known by its own ledgers from then on', async () => {
    await examined('testnet');
    serves('B');
    await begin(OLD + 30);
    close('B', OLD + 31);
    await harness.clock.pass(0);
    close('B', OLD + 32);
    await harness.monitor.stop();
    harness.crash();
    serves('B');
    await begin(OLD + 50);
    close('B', OLD + 51);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual([]);
    expect(harness.coverage()).toMatchObject({ from: 3, gaps: [] });
  });

  it('leaves nothing of accounts that are not watched now: they begin anew as well', async () => {
    await examined('testnet', A, B);
    serves('B');
    await begin(OLD + 30, A);
    close('B', OLD + 31);
    await harness.clock.pass(0);
    expect(harness.store.coverage('testnet', B)).toBeNull();
    expect(harness.store.alertsFrom('testnet', `entry ${B} `)).toBeNull();
    expect(harness.checkpoints.map(({ account }) => account)).toEqual([A]);
  });

  it('an entry added on the new chain alerts from then on, not before', async () => {
    await examined('testnet');
    serves('B');
    harness.client.answerPage = (query) =>
      emptyPage(query, { transactions: query.ledgerIndexMin <= 1500 ? [payment(1500, 0, B)] : [] });
    await begin(OLD - 30, A, B);
    close('B', OLD - 29);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual(['network-reset']);
    expect(harness.payments()).toEqual([1500]);
    expect(harness.alerted()).toEqual([]);
  });
});

describe('nothing is concluded', () => {
  it.each([
    ['from a server that lacks the ledger', () => serverError('lgrNotFound'), [OLD]],
    [
      'from one that cannot answer now; it is asked again',
      () => new RequestError('timeout', 'late'),
      [OLD, OLD, OLD],
    ],
  ])('%s', async (_what, answer, expected) => {
    await examined('testnet');
    serves(answer);
    await begin(OLD + 30);
    for (const n of [31, 32, 33]) {
      close('B', OLD + n);
      await harness.clock.pass(0);
    }
    expect(asked).toEqual(expected);
    expect(harness.problems()).toEqual([]);
    expect(harness.coverage()).toMatchObject({ from: OLD });
  });

  it('from a server that lags, or replays old ledgers', async () => {
    await examined('testnet');
    serves('A');
    await begin(OLD - 30);
    close('A', OLD - 29, 3600_000);
    close('B', OLD - 28, 40 * 24 * 3600_000);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual([]);
    expect(asked).toEqual([]);
  });
});

it('a mainnet server with another ledger of that index is reported, and nothing is given up', async () => {
  await examined('mainnet');
  serves('B');
  await begin(OLD + 30);
  for (const n of [31, 32, 33]) {
    close('B', OLD + n);
    await harness.clock.pass(0);
  }
  expect(harness.problems()).toEqual(['network-reset']);
  expect(harness.coverage()).toMatchObject({ from: OLD });
});

it('the fingerprint is written every ten minutes, not with every ledger', async () => {
  await examined('testnet');
  serves('A');
  await begin(OLD + 30);
  let written = 0;
  const { saveKnownLedger } = harness.store;
  Object.assign(harness.store, {
    saveKnownLedger: (...args: Parameters<typeof saveKnownLedger>) => {
      written += 1;
      saveKnownLedger(...args);
    },
  });
  for (let n = 31; n < 31 + 300; n++) {
    close('A', OLD + n);
    await harness.clock.pass(4000);
  }
  // Twenty minutes.
  expect(written).toBe(2);
});
