import { beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionStatus } from '../../../electron/contract/index.ts';
import { message } from '../../../electron/contract/index.ts';
import {
  type CheckedMonitor,
  createConnectionCheck,
} from '../../../electron/desktop/context/connection-check.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const NOW = Date.parse('2026-11-21T09:41:00Z');
const i18n = i18nFor('en-GB');

const status = (change: Partial<ConnectionStatus> = {}): ConnectionStatus => ({
  ...{ network: 'mainnet', state: 'connected', server: 'wss://xrplcluster.com', attempt: 0, retryInMs: null },
  ...{
    reason: null,
    code: null,
    userMessage: null,
    since: new Date(NOW).toISOString(),
    offlineSince: null,
    ...change,
  },
});

class FakeMonitor implements CheckedMonitor {
  connection: ConnectionStatus;
  nudges = 0;
  answer: () => Promise<{ readonly latencyMs: number; readonly ageS: number | null }> = async () => ({
    ...{ latencyMs: 84, ageS: 2 },
  });
  #listener: (() => void) | null = null;
  constructor(connection: ConnectionStatus) {
    this.connection = connection;
  }
  readonly view = () => ({
    ...{ network: this.connection.network, connection: this.connection, validatedLedger: 90_000_031 },
  });
  readonly onEvent = (listener: () => void) => {
    this.#listener = listener;
    return () => {
      this.#listener = null;
    };
  };
  readonly nudge = () => {
    this.nudges += 1;
  };
  readonly askServer = () => this.answer();
  becomes(change: Partial<ConnectionStatus>): void {
    this.connection = { ...this.connection, ...change };
    this.#listener?.();
  }
  get isHeard(): boolean {
    return this.#listener !== null;
  }
}

let timers: (() => void)[];
let published = 0;
const check = (...monitors: readonly FakeMonitor[]) =>
  createConnectionCheck({
    monitors: () => monitors,
    now: () => NOW,
    onChange: () => {
      published += 1;
    },
    setTimer: (callback) => {
      timers.push(callback);
      return () => undefined;
    },
  });
beforeEach(() => {
  timers = [];
  published = 0;
});

describe('the connection check', () => {
  it('names server, latency and ledger of a network that answers', async () => {
    const one = check(new FakeMonitor(status()));
    expect(one.view(i18n)).toBeNull();
    const running = one.run();
    expect(one.view(i18n)).toMatchObject({ isRunning: true });
    await running;
    expect(one.view(i18n)).toEqual({
      isRunning: false,
      at: new Date(NOW).toISOString(),
      networks: [
        {
          network: 'mainnet',
          isConnected: true,
          text: 'Mainnet: connected to xrplcluster.com, 84\u00a0ms, ledger 90,000,031 just now',
        },
      ],
    });
    expect(published).toBe(2);
  });

  it('says how old the ledger is where it is not of now', async () => {
    const monitor = new FakeMonitor(status());
    monitor.answer = async () => ({ latencyMs: 84, ageS: 95 });
    const one = check(monitor);
    await one.run();
    expect(one.view(i18n)?.networks[0]?.text).toMatch(/ledger 90,000,031 1 min ago$/u);
  });

  it('waits for a connection that is being made, and says why there is none', async () => {
    const testnet = new FakeMonitor(status({ network: 'testnet', state: 'waiting', server: null }));
    const mainnet = new FakeMonitor(status({ state: 'connecting' }));
    const one = check(mainnet, testnet);
    const running = one.run();
    expect([mainnet.nudges, testnet.nudges]).toEqual([1, 1]);
    testnet.becomes({ state: 'connecting' });
    testnet.becomes({ state: 'waiting', userMessage: message('request.timeout') });
    mainnet.becomes({ state: 'connected' });
    await running;
    const texts = one.view(i18n)?.networks.map(({ text }) => text);
    expect(texts?.[0]).toMatch(/^Mainnet: connected to xrplcluster\.com/u);
    expect(texts?.[1]).toBe(`Testnet: not connected. ${i18n.message(message('request.timeout'))}`);
    expect([mainnet.isHeard, testnet.isHeard]).toEqual([false, false]);
  });

  it('does not wait for ever, nor call a server connected that does not answer', async () => {
    const silent = new FakeMonitor(status());
    silent.answer = () => Promise.reject(new Error('no answer'));
    const hanging = new FakeMonitor(status({ network: 'testnet', state: 'connecting' }));
    const one = check(silent, hanging);
    const running = one.run();
    for (const elapsed of timers) elapsed();
    await running;
    expect(one.view(i18n)?.networks).toMatchObject([
      { isConnected: false, text: 'Mainnet: not connected. The server didn’t answer.' },
      { isConnected: false, text: 'Testnet: not connected. The server didn’t answer.' },
    ]);
  });

  it('is one at a time', async () => {
    const monitor = new FakeMonitor(status());
    const one = check(monitor);
    await Promise.all([one.run(), one.run()]);
    expect(monitor.nudges).toBe(1);
  });
});
