import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { expect, it } from 'vitest';
import { describeNats } from '../../alerts/forwarding/nats/nats-server.ts';
import { streamOf } from '../../alerts/forwarding/nats/read-stream.ts';
import { isLongForm } from '../../long-form.ts';
import { createRandom } from '../../simulator/index.ts';
import type { HeadlessProcess } from '../headless-process.ts';
import { ShardsWorld, type Share } from './shards-world.ts';

const PAYMENTS = isLongForm ? 100_000 : 3_000;
const PER_LEDGER = 100;
const LEDGER_MS = 250;

/** Messages in the stream, which may not be made yet. */
async function streamedIn(world: ShardsWorld): Promise<number> {
  const connection = await connect({ servers: world.nats.url });
  try {
    const manager = await jetstreamManager(connection);
    return (await manager.streams.info('CHIME')).state.messages;
  } catch {
    return 0;
  } finally {
    await connection.close();
  }
}

/** Reads the stream with a consumer once all is in it: each payment once. */
async function expectTruth(world: ShardsWorld): Promise<void> {
  const timeout = isLongForm ? 600_000 : 60_000;
  await expect.poll(() => streamedIn(world), { timeout, interval: 200 }).toBeGreaterThanOrEqual(world.paid);
  const messages = await streamOf(world.nats.url, 'CHIME');
  const payments = messages.map(({ event }) => `${String(event.data.account)} ${String(event.data.hash)}`);
  expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
  expect(payments.length).toBe(world.paid);
  const told = new Set(payments);
  expect(told.size).toBe(payments.length);
  expect(world.truth().filter((payment) => !told.has(payment))).toEqual([]);
  expect(world.crashes).toEqual([]);
}

describeNats('many machines', () => {
  it(`of which one is killed every few seconds put ${PAYMENTS} payments into one stream, each once`, async () => {
    const shares: readonly Share[] = ['1/3', '2/3', '3/3', 'all'];
    const random = createRandom('shards');
    const world = new ShardsWorld(30);
    await world.start();
    const running = new Map<Share, HeadlessProcess>();
    await Promise.all(shares.map(async (share) => running.set(share, await world.ready(share))));
    const begun = performance.now();
    world.pays(PAYMENTS, PER_LEDGER, LEDGER_MS);
    let kills = 0;
    for (; world.paid < PAYMENTS; kills += 1) {
      await sleep(random.integer(500, isLongForm ? 4_000 : 1_500));
      const share = shares[kills % shares.length] ?? 'all';
      running.get(share)?.signal('SIGKILL');
      await running.get(share)?.exit;
      await sleep(random.integer(0, 500));
      running.set(share, world.run(share));
    }
    const paidAfter = (performance.now() - begun) / 1000;
    await expect.poll(() => streamedIn(world), { timeout: 900_000, interval: 200 }).toBe(PAYMENTS);
    const seconds = (performance.now() - begun) / 1000;
    for (const run of running.values()) {
      // One that was just started does not know signals yet.
      await run.until(() => run.lines.length > 0, 'the start');
      expect(await run.stop()).toBe(0);
    }
    await expectTruth(world);
    expect(kills).toBeGreaterThan(3);
    console.log(
      `${PAYMENTS} payments in ${paidAfter.toFixed(0)} s, in the stream after ${seconds.toFixed(0)} s; ${kills} kills`,
    );
  }, 1_800_000);

  it('become more and fewer while payments arrive, and the stream holds each once', async () => {
    const world = new ShardsWorld(30);
    await world.start();
    const begun = world.network.lastLedger;
    let [first, second] = await Promise.all([world.ready('1/2', 'a'), world.ready('2/2', 'b')]);
    const pays = () => world.pays(Number.POSITIVE_INFINITY, 5, LEDGER_MS);
    /** Payments pause, and all of them are there: what was lost here would be found by a later change. */
    const nothingIsLost = async () => {
      world.pays(0, 0, LEDGER_MS);
      await expectTruth(world);
      pays();
    };
    pays();
    const again = async (run: HeadlessProcess, share: Share, folder: string) => {
      expect(await run.stop()).toBe(0);
      return await world.ready(share, folder);
    };
    // One more: it watches before the others let go.
    const third = await world.ready('3/3', 'c');
    first = await again(first, '1/3', 'a');
    second = await again(second, '2/3', 'b');
    await nothingIsLost();
    // One fewer: the others watch before it ends.
    first = await again(first, '1/2', 'a');
    second = await again(second, '2/2', 'b');
    expect(await third.stop()).toBe(0);
    await nothingIsLost();
    // All at once, with nobody there for a while: from a ledger on that all of them had examined.
    await expect.poll(() => world.network.lastLedger).toBeGreaterThan(begun + 10);
    const examined = String(world.network.lastLedger - 10);
    expect([await first.stop(), await second.stop()]).toEqual([0, 0]);
    const before = world.paid;
    await expect.poll(() => world.paid).toBeGreaterThan(before + 20);
    const all = ['1/4', '2/4', '3/4', '4/4'] as const;
    await Promise.all(all.map((share) => world.ready(share, share.slice(0, 1), ['--since', examined])));
    await nothingIsLost();
  }, 300_000);
});
