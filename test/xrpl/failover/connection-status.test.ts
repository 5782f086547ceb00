import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '../../../electron/contract/index.ts';
import { StatusTracker } from '../../../electron/xrpl/failover/connection-status.ts';
import { Harness } from '../support/harness.ts';

describe('the log of state changes', () => {
  it('keeps the last ones, oldest first', () => {
    const log = new StatusTracker({
      network: 'mainnet',
      wallTime: () => 0,
      logSize: 3,
      emit: () => undefined,
    });
    for (let attempt = 1; attempt <= 20; attempt += 1) log.set({ state: 'waiting', server: null, attempt });
    expect(log.recent().map(({ attempt }) => attempt)).toEqual([18, 19, 20]);
  });

  it('knows since when there is no connection, through every attempt', () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const log = new StatusTracker({
      network: 'mainnet',
      wallTime: () => now,
      logSize: 9,
      emit: () => undefined,
    });
    const later = (minutes: number, state: ConnectionState) => {
      now += minutes * 60_000;
      log.set({ state, server: null, attempt: 1 });
      return log.current.offlineSince;
    };
    const start = '2026-01-01T00:00:00.000Z';
    expect([later(1, 'connecting'), later(1, 'waiting'), later(1, 'connected')]).toEqual([
      start,
      start,
      null,
    ]);
    expect(later(1, 'stalled')).toBeNull();
    const lost = '2026-01-01T00:05:00.000Z';
    expect([later(1, 'waiting'), later(1, 'connecting'), later(1, 'waiting')]).toEqual([lost, lost, lost]);
  });

  it('is what the events said', () => {
    const harness = new Harness({ servers: 1, options: { eventLogSize: 5 } });
    harness.server(0).door = 'refused';
    harness.client.start();
    harness.clock.advance(600_000);
    const told = harness.ofType('status').map(({ status }) => status);
    expect(harness.client.recentEvents()).toEqual(told.slice(-5));
    expect(told.find(({ state }) => state === 'waiting')).toMatchObject({
      network: 'mainnet',
      server: 'wss://s1.example',
      attempt: 2,
      retryInMs: 2000,
      code: 'refused',
      since: '2026-11-21T00:00:00.005Z',
    });
  });
});
