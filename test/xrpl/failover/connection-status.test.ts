import { describe, expect, it } from 'vitest';
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
