import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createSpareMemory, giveBackMemory } from '../../../electron/service/run/spare-memory.ts';
import type { MonitorEvent } from '../../../electron/watch/monitor.types.ts';
import { EventEmitter } from '../../../electron/xrpl/event-emitter.ts';
import { ManualClock } from '../../watch/support/manual-clock.ts';

const RECORDED: MonitorEvent = { type: 'recorded', payments: [], source: 'live' };

function begin() {
  const clock = new ManualClock();
  const events = new EventEmitter<MonitorEvent>(clock);
  let given = 0;
  const giveBack = () => {
    given += 1;
  };
  const spare = createSpareMemory({
    ...{ clock, giveBack },
    monitor: { onEvent: (listener) => events.on(listener) },
  });
  const catchingUp = (active: boolean) => events.emit({ type: 'catching-up', active });
  return { clock, events, spare, catchingUp, given: () => given };
}

describe('memory that catching up took', () => {
  it('is given back once, when catching up is over and nothing comes', async () => {
    const { clock, catchingUp, given } = begin();
    await clock.pass(60_000);
    expect(given()).toBe(0);
    catchingUp(false);
    await clock.pass(2999);
    expect(given()).toBe(0);
    await clock.pass(600_000);
    expect(given()).toBe(1);
    catchingUp(true);
    catchingUp(false);
    await clock.pass(3000);
    expect(given()).toBe(2);
  });

  it('waits while payments come, and while there is more to catch up with', async () => {
    const { clock, events, catchingUp, given } = begin();
    catchingUp(false);
    for (let n = 0; n < 5; n += 1) {
      await clock.pass(2000);
      events.emit(RECORDED);
    }
    await clock.pass(2000);
    catchingUp(true);
    await clock.pass(60_000);
    expect(given()).toBe(0);
  });

  it('is not given back for payments alone, nor after the end', async () => {
    const { clock, events, spare, catchingUp, given } = begin();
    events.emit(RECORDED);
    await clock.pass(60_000);
    catchingUp(false);
    spare.stop();
    await clock.pass(60_000);
    expect(given()).toBe(0);
  });

  it('goes back to the system, and nobody else sees the call for it', () => {
    let kept = Array.from({ length: 400_000 }, (_, n) => ({ n, text: `${n} of many` }));
    kept = kept.filter(({ n }) => n % 100 === 0);
    const before = process.memoryUsage().heapTotal;
    giveBackMemory();
    expect(process.memoryUsage().heapTotal).toBeLessThan(before - 10_000_000);
    expect(kept).toHaveLength(4000);
    expect(vm.runInNewContext('typeof gc')).toBe('undefined');
  });
});
