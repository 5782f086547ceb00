import { describe, expect, it } from 'vitest';
import { Heartbeat } from '../../../electron/xrpl/session/heartbeat.ts';
import { FakeClock } from '../support/fake-clock.ts';

const PONG_MS = 50;

/** Counts how often it wakes its process. */
class CountingClock extends FakeClock {
  wakes = 0;

  override setTimer(delayMs: number, callback: () => void) {
    return super.setTimer(delayMs, () => {
      this.wakes += 1;
      callback();
    });
  }
}

function start() {
  const clock = new CountingClock();
  const network = new FakeClock();
  const pings: number[] = [];
  const lost: number[] = [];
  const peer = { answers: true };
  const heartbeat = new Heartbeat({
    clock,
    options: { heartbeatIntervalMs: 10_000, heartbeatTimeoutMs: 5000, nudgeTimeoutMs: 2000 },
    socket: {
      ping() {
        pings.push(clock.now());
        if (peer.answers) network.setTimer(PONG_MS, () => heartbeat.pong());
      },
      bytesReceived: () => 0,
    },
    onLatency: () => undefined,
    onLost: () => lost.push(clock.now()),
  });
  heartbeat.start();
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += PONG_MS) {
      clock.advance(PONG_MS);
      network.advance(PONG_MS);
    }
  };
  return { clock, pings, lost, peer, heartbeat, pass };
}

describe('pings that are answered', () => {
  it('wake the process once each, and go out every ten seconds', () => {
    const { clock, pings, lost, pass } = start();
    pass(60_000);
    expect(pings).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
    expect(clock.wakes).toBe(6);
    expect(lost).toEqual([]);
  });

  it('are followed by silence: it is noticed five seconds after the next ping', () => {
    const { lost, peer, pass } = start();
    pass(21_000);
    peer.answers = false;
    pass(15_000);
    expect(lost).toEqual([35_000]);
  });
});

it('a ping that somebody asked for puts off neither the verdict nor the next ping for good', () => {
  const { pings, lost, peer, heartbeat, pass } = start();
  pass(13_000);
  heartbeat.check(2000);
  pass(1000);
  peer.answers = false;
  pass(20_000);
  expect(pings).toEqual([0, 10_000, 13_000, 23_000]);
  expect(lost).toEqual([28_000]);
});

it('a pong that comes after the end starts nothing again', () => {
  const { clock, heartbeat, pass } = start();
  pass(10_000);
  heartbeat.stop();
  heartbeat.pong();
  expect(clock.pending).toBe(0);
});
