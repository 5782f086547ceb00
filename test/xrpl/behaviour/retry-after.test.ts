import { describe, expect, it } from 'vitest';
import { failureOfHttpAnswer } from '../../../electron/xrpl/transport/connection-failure.ts';
import { Harness } from '../support/harness.ts';

const S2 = 'wss://s2.example';

function refusal(statusCode: number, retryAfter: string) {
  const headers = { 'retry-after': retryAfter, date: 'Sat, 21 Nov 2026 00:00:00 GMT' };
  return failureOfHttpAnswer({ statusCode, headers }, () => 0);
}

/** Milliseconds until the server is asked again, which is alone in the list. */
function restOf(statusCode: number, retryAfter: string, options = {}): number {
  const harness = new Harness({ servers: 1, options });
  harness.server(0).door = refusal(statusCode, retryAfter);
  harness.client.start();
  harness.clock.advance(5);
  const { retryInMs } = harness.client.status;
  harness.clock.advance(2 * 3_600_000);
  const [first = 0, second = 0] = harness.server(0).attempts;
  expect(second - first - 5).toBe(retryInMs);
  return retryInMs ?? 0;
}

describe('Retry-After at the handshake', () => {
  it.each([
    [429, '120', 120_000],
    [429, 'Sat, 21 Nov 2026 00:02:00 GMT', 120_000],
    [503, '120', 120_000],
    [502, '7', 7000],
    [504, '7', 7000],
  ])('HTTP %i, %j: left alone for %i ms', (status, text, expected) => {
    expect(restOf(status, text)).toBe(expected);
  });

  it.each([
    [429, '3', 30_000],
    [429, '0', 30_000],
    [429, 'soon', 30_000],
    [503, '3', 5000],
    [503, '86400', 600_000],
    [429, '86400', 600_000],
    // A page that is not there does not rest.
    [404, '120', 2000],
    [301, '120', 2000],
  ])('HTTP %i, %j: %i ms, not below the rule’s own wait and not above ten minutes', (status, text, wait) => {
    expect(restOf(status, text)).toBe(wait);
  });

  it('is bounded by an option', () => {
    expect(restOf(503, '86400', { maxRetryAfterMs: 60_000 })).toBe(60_000);
  });

  it('is named in the reason, and shown as the rest of the server', () => {
    const harness = new Harness();
    harness.server(0).door = refusal(503, '90');
    harness.client.start();
    harness.clock.advance(5);
    expect(harness.client.status).toMatchObject({
      state: 'connecting',
      server: S2,
      code: 'service-unavailable',
    });
    expect(harness.client.status.reason).toContain('90 seconds');
    expect(harness.client.servers()[0]?.coolDownUntil).toBe('2026-11-21T00:01:30.005Z');
    harness.clock.advance(10_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
  });

  it.each(['resume', 'network-online', 'clock-jump', 'user'] as const)(
    'is not shortened by a nudge (%s), while the wait of a 503 without it is',
    (why) => {
      const attempts = (header: string) => {
        const harness = new Harness({ servers: 1 });
        harness.server(0).door = refusal(503, header);
        harness.client.start();
        harness.clock.advance(3000);
        harness.client.nudge(why);
        harness.clock.advance(100);
        return harness.server(0).attempts.length;
      };
      expect(attempts('90')).toBe(1);
      expect(attempts('')).toBe(2);
    },
  );

  it('of a server beside the one in use is kept to as well', () => {
    const harness = new Harness({ servers: 2, options: { rotateAfterMs: 60_000 } });
    harness.server(0).door = refusal(429, '300');
    harness.client.start();
    harness.clock.advance(295_000);
    expect(harness.client.status).toMatchObject({ state: 'connected', server: S2 });
    // Rotations would have preferred the first one.
    expect(harness.ofType('subscribed').length).toBeGreaterThan(3);
    expect(harness.server(0).attempts).toHaveLength(1);
  });
});
