import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { SECRET, serviceWorld } from './service-world.ts';

it('a payment travels to the webhook of the configuration, signed, and attempts are logged without secrets', async (context) => {
  const world = await serviceWorld(context);
  writeFileSync(join(world.folder, 'secret'), `${SECRET}\n`);
  const target = { type: 'webhook', url: world.receiver.url, secrets: ['file:secret'] };
  world.configure({ forwarding: [world.webhook({ target })], logs: 'json' });
  const run = await world.watching();
  world.pay('25');
  await run.until(() => run.stderr().includes('delivered'), 'the delivery');
  const [{ body, headers } = { body: '', headers: {} }] = world.receiver.received;
  expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toMatchObject({
    type: 'payment.received',
    data: { account: world.shops[0], label: 'Shop', amount: '25' },
  });
  const logged = run
    .stderr()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(logged.find(({ result }) => result === 'delivered')).toEqual({
    ...{ time: expect.stringMatching(/^\d{4}-.*Z$/), level: 'info', sink: 'hook', events: 1 },
    ...{
      event: new Headers(headers as Record<string, string>).get('webhook-id'),
      result: 'delivered',
      status: 'HTTP 204',
    },
    message: expect.stringContaining('HTTP 204'),
    tookMs: expect.any(Number),
  });
  expect(await run.stop()).toBe(0);
  expect(run.stdout() + run.stderr()).not.toContain(SECRET);
});

it('a receiver that is gone is not called again, also by the next run, until it has another address', async (context) => {
  const world = await serviceWorld(context);
  world.receiver.answer = () => ({ status: 410 });
  world.configure({ forwarding: [world.webhook()] });
  const first = await world.watching();
  world.pay('1');
  await first.until(() => first.lines.some(({ code }) => code === 'receiver-gone'), 'what became of it');
  world.pay('2');
  await first.until(() => first.payments().length === 2, 'the second payment');
  expect(await first.stop()).toBe(0);
  expect(world.receiver.received).toHaveLength(1);

  const second = await world.watching();
  world.pay('3');
  await second.until(() => second.payments().length === 1, 'the third payment');
  expect(await second.stop()).toBe(0);
  expect(world.receiver.received).toHaveLength(1);

  world.receiver.answer = () => ({ status: 204 });
  const target = { type: 'webhook', url: `${world.receiver.url}/new`, secrets: [SECRET] };
  world.configure({ forwarding: [world.webhook({ target })] });
  const third = await world.watching();
  world.pay('4');
  // What waited, and what came since; not what came while it was off.
  await expect.poll(() => world.receiver.received.length).toBe(3);
  expect(world.events().map(({ data }) => (data as { amount: string }).amount)).toEqual(['1', '1', '4']);
  expect(await third.stop()).toBe(0);
});

it('a full outbox is a problem, and recording goes on', async (context) => {
  const world = await serviceWorld(context);
  world.receiver.answer = () => ({ status: 503 });
  world.configure({ forwarding: [world.webhook()] });
  const first = await world.watching();
  world.pay('1');
  await first.until(() => first.payments().length === 1, 'the payment');
  expect(await first.stop()).toBe(0);
  const database = new DatabaseSync(join(world.folder, 'data', 'payments.db'));
  database.exec(`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
    INSERT INTO events (network, type, at, data) SELECT 'mainnet', 'test', 0, '{}' FROM n;
    INSERT OR IGNORE INTO outbox (sink, event_id) SELECT 'hook', id FROM events ORDER BY id LIMIT 100000`);
  database.close();
  const second = await world.watching();
  world.pay('2');
  await second.until(() => second.lines.some(({ code }) => code === 'outbox-full'), 'the problem');
  expect(second.payments()).toMatchObject([{ amount: '2' }]);
  expect(await second.stop()).toBe(0);
});

it('what waits for a sink that was removed between two runs is dropped', async (context) => {
  const world = await serviceWorld(context);
  world.receiver.answer = () => ({ status: 503 });
  world.configure({ forwarding: [world.webhook(), world.webhook({ id: 'other' })] });
  const first = await world.watching();
  world.pay('1');
  await expect.poll(() => world.receiver.received.length).toBe(2);
  expect(await first.stop()).toBe(0);
  world.configure({ forwarding: [world.webhook()] });
  const second = await world.watching();
  await second.until(() => second.stderr().includes('forwarding other: no sink any more'), 'the log');
  expect(await second.stop()).toBe(0);
  const settings = readFileSync(join(world.folder, 'data', 'config.json'), 'utf8');
  expect(JSON.parse(settings)).toMatchObject({ headlessSinks: ['hook'] });
});

it('three shards watch each account once, whatever names it', async (context) => {
  const world = await serviceWorld(context);
  const accounts = world.shops.map((address) => ({ address }));
  world.configure({ accounts });
  const shards = [1, 2, 3].map((number) =>
    world.start(['--shard', `${number}/3`, '--data-dir', join(world.folder, `shard-${number}`)]),
  );
  await Promise.all(
    shards.map((run) => run.until(() => run.lines.some(({ state }) => state === 'connected'), 'connected')),
  );
  const coverage = () =>
    shards.flatMap(({ lines }) => [
      ...new Set(lines.filter(({ type }) => type === 'coverage').map(({ account }) => account)),
    ]);
  await expect.poll(() => coverage().length).toBe(3);
  for (const [index] of world.shops.entries()) world.pay('5', index);
  await expect.poll(() => shards.flatMap((run) => run.payments()).length).toBe(3);
  expect(new Set(shards.flatMap((run) => run.payments()).map(({ account }) => account)).size).toBe(3);
  expect(coverage().toSorted()).toEqual(world.shops.toSorted());
  for (const run of shards) expect(await run.stop()).toBe(0);
});
