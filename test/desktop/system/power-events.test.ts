import type { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPower } from '../../../electron/desktop/system/power-events.ts';

const system = vi.hoisted(() => ({ isOnline: true, powerMonitor: null as EventEmitter | null }));

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  system.powerMonitor = new EventEmitter();
  return { powerMonitor: system.powerMonitor, net: { isOnline: () => system.isOnline } };
});

const EVERY_MS = 5000;
let reasons: string[];
let power: ReturnType<typeof watchPower>;

/** Time passes as it does for a timer that comes back. */
function tick(ms = EVERY_MS): void {
  vi.setSystemTime(Date.now() + ms);
  power.look();
}

beforeEach(() => {
  vi.useFakeTimers();
  system.isOnline = true;
  reasons = [];
  power = watchPower({
    onSuspend: () => reasons.push('suspend'),
    onWake: (reason) => reasons.push(reason),
    lookEveryMs: EVERY_MS,
  });
});

afterEach(() => {
  power.stop();
  vi.useRealTimers();
});

it('a sleep of which the system says nothing is noticed by the next look, once', () => {
  tick();
  tick();
  expect(reasons).toEqual([]);
  tick(3_600_000);
  expect(reasons).toEqual(['clock-jump']);
  tick();
  expect(reasons).toEqual(['clock-jump']);
  tick(-7_200_000);
  expect(reasons).toEqual(['clock-jump', 'clock-jump']);
});

it('the network that is back is noticed by the next look', () => {
  system.isOnline = false;
  tick();
  expect(reasons).toEqual([]);
  system.isOnline = true;
  tick();
  tick();
  expect(reasons).toEqual(['network-online']);
});

it('it has no timer of its own, and hears the system until it ends', () => {
  expect(vi.getTimerCount()).toBe(0);
  for (const event of ['suspend', 'resume', 'unlock-screen']) system.powerMonitor?.emit(event);
  expect(reasons).toEqual(['suspend', 'resume', 'network-online']);
  power.stop();
  system.powerMonitor?.emit('resume');
  expect(reasons).toHaveLength(3);
});
