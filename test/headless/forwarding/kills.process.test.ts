import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeNats } from '../../alerts/forwarding/nats/nats-server.ts';
import { streamOf } from '../../alerts/forwarding/nats/read-stream.ts';
import { OK } from '../../alerts/forwarding/receiver.ts';
import { isLongForm } from '../../long-form.ts';
import { createRandom } from '../../simulator/index.ts';
import { mountSmallDisk } from '../../soak/small-disk.ts';
import type { HeadlessProcess } from '../headless-process.ts';
import { ForwardingWorld } from './forwarding-world.ts';
import { KILL_POINTS } from './kill-point.ts';

/** Those that each delivery passes. */
const POINTS = KILL_POINTS.filter((point) => !point.includes('prun'));
const ROUNDS = isLongForm ? 14 : 1;
const RANDOM_ENDS = isLongForm ? 60 : 10;
/** What waits after many kills is sent one by one. */
const UNTIL_ALL = { timeout: isLongForm ? 600_000 : 60_000 };

/** Runs until everything is delivered, ends that run, and holds all that was delivered against the ledger itself. */
async function expectTruth(world: ForwardingWorld): Promise<string> {
  const last = world.run();
  world.pay(3);
  const everything = () => new Set(world.received().map(({ of }) => of)).size;
  await expect.poll(everything, UNTIL_ALL).toBe(world.paid);
  await expect.poll(async () => (await streamed(world)).length, UNTIL_ALL).toBe(world.paid);
  expect(await last.stop()).toBe(0);
  expect(last.strange).toEqual([]);

  const { events, waiting } = world.stored();
  expect(waiting).toBe(0);
  expect(world.truth()).toHaveLength(world.paid);
  const received = world.received();
  // Nothing lost, nothing invented.
  expect([...new Set(received.map(({ of }) => of))].toSorted()).toEqual([...world.truth()].toSorted());
  // In order: only what was not known to be delivered comes again, at once, under the same id and with the same text.
  const inOrder = received.filter(({ id }, index) => id !== received[index - 1]?.id);
  expect(inOrder.map(({ id }) => id)).toEqual(events);
  for (const [index, { id, body }] of received.entries())
    if (id === received[index - 1]?.id) expect(body).toBe(received[index - 1]?.body);
  // The stream has each once, in order.
  expect(await streamed(world)).toEqual(events);
  return `${events.length} payments, ${received.length - events.length} sent again`;
}

/** Ids of what is in the stream. */
async function streamed(world: ForwardingWorld): Promise<readonly string[]> {
  return (await streamOf(world.nats.url, 'CHIME')).map(({ messageId }) => messageId);
}

/** Resolves once the run has ended by the signal; says what it did where it does not. */
async function killed({ exit, lines, stderr }: HeadlessProcess, why: string): Promise<void> {
  const ended = await Promise.race([exit, sleep(60_000, null, { ref: false })]);
  expect(ended?.signal, `${why}: ${JSON.stringify(lines.slice(-3))} ${stderr()}`).toBe('SIGKILL');
}

describeNats('a delivery', () => {
  it(`that is killed at each of its steps, ${ROUNDS} times, loses nothing and repeats under the same id`, async () => {
    const world = await new ForwardingWorld().start();
    for (let round = 0; round < ROUNDS; round++)
      for (const point of POINTS) {
        const run = world.run({ point, times: 1 + (round % 3) });
        world.pay(4);
        // What waits goes to the stream in one piece: a step may need more of them to be reached so many times.
        const more = setInterval(() => world.pay(), 1_000);
        await killed(run, point).finally(() => clearInterval(more));
      }
    console.log(`${ROUNDS * POINTS.length} kills at ${POINTS.length} steps: ${await expectTruth(world)}`);
  }, 900_000);

  it(`that ends at ${RANDOM_ENDS} random moments, by a kill or as asked, after sleep or not, loses nothing`, async () => {
    const random = createRandom('forwarding-ends');
    const world = await new ForwardingWorld().start();
    for (let end = 0; end < RANDOM_ENDS; end++) {
      const enough = world.receiver.received.length + random.integer(0, 6);
      const run = world.run();
      for (let payments = 0; payments < 12; payments += 3) {
        world.pay(3);
        await sleep(random.integer(0, 60));
      }
      await expect.poll(() => world.receiver.received.length, { interval: 1 }).toBeGreaterThan(enough);
      if (end % 3 === 1) {
        // The machine sleeps, and payments go on.
        run.signal('SIGSTOP');
        world.pay(2);
        await sleep(200);
        run.signal('SIGCONT');
        await sleep(random.integer(0, 100));
      }
      if (end % 3 === 2) expect(await run.stop()).toBe(0);
      else {
        run.signal('SIGKILL');
        await killed(run, 'at random');
      }
    }
    console.log(`${RANDOM_ENDS} ends at random: ${await expectTruth(world)}`);
  }, 900_000);

  it('whose answer cannot be written to a full disk is repeated under the same id, and nothing is lost', async () => {
    const disk = mountSmallDisk(24);
    if (disk === null) {
      console.log('LEFT OUT a full disk: this user may not mount');
      return;
    }
    try {
      const world = await new ForwardingWorld(disk.folder).start();
      world.receiver.answer = () => ({ status: 503 });
      const run = world.run();
      world.pay(3);
      await expect.poll(() => world.receiver.received.length).toBe(1);
      expect(await run.stop()).toBe(0);
      // The receiver takes it, and there is no room to say so.
      world.receiver.answer = () => {
        disk.fill();
        return OK;
      };
      const full = world.run();
      await full.until(() => full.lines.some(({ code }) => code === 'store-disk-full'), 'the problem');
      world.pay(3);
      full.signal('SIGKILL');
      await killed(full, 'on a full disk');
      const before = world.receiver.received.length;
      expect(before).toBe(2);
      disk.free();
      world.receiver.answer = () => OK;
      expect(await expectTruth(world)).toBe('9 payments, 2 sent again');
    } finally {
      disk.remove();
    }
  }, 120_000);

  it('that is killed while old events are deleted loses none that waits', async () => {
    const world = await new ForwardingWorld().start();
    const first = world.run();
    world.pay(2);
    await expect.poll(() => world.receiver.received.length).toBe(2);
    world.receiver.answer = () => ({ status: 503 });
    world.pay(3);
    await expect.poll(() => world.receiver.received.length).toBe(3);
    await expect.poll(async () => (await streamed(world)).length).toBe(5);
    expect(await first.stop()).toBe(0);
    for (const point of ['before-pruning', 'before-pruned'] as const) {
      world.age();
      await killed(world.run({ point, times: 1 }), point);
    }
    expect(world.stored()).toMatchObject({ waiting: 3 });
    world.receiver.answer = () => OK;
    await expectTruth(world);
  }, 120_000);
});
