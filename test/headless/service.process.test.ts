import { expect, it } from 'vitest';
import { freePort, serviceWorld } from './service-world.ts';

it('the face says how the run goes: ready, metrics, events, payments and coverage', async (context) => {
  const world = await serviceWorld(context);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const json = async (path: string) =>
    (await (await fetch(`${url}${path}`)).json()) as Record<string, unknown>;
  world.receiver.answer = () => ({ status: 503 });
  world.configure({
    forwarding: [world.webhook()],
    service: { listen: `127.0.0.1:${port}`, token: 'env:CHIME_TOKEN' },
  });
  const run = await world.watching([], { CHIME_TOKEN: 'open-sesame' });
  expect((await fetch(`${url}/readyz`)).status).toBe(401);
  expect(await run.stop()).toBe(0);

  world.configure({ forwarding: [world.webhook()], service: { listen: `127.0.0.1:${port}` } });
  const second = await world.watching();
  await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200);
  world.pay('25');
  world.pay('26');
  await second.until(() => second.stderr().includes('failed: HTTP 503'), 'the failure');
  await second.until(() => second.payments().length === 2, 'the payments');

  const metrics = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string) =>
    metrics
      .split('\n')
      .find((line) => line.startsWith(`xrpl_chime_${name} `))
      ?.split(' ')[1];
  expect(value('payments_total{kind="payment"}')).toBe('2');
  expect(value('payments_total{kind="check"}')).toBe('0');
  expect(value('connected')).toBe('1');
  expect(value('accounts')).toBe('1');
  expect(value('gap_ledgers')).toBe('0');
  expect(value('reconnects_total')).toBe('0');
  expect(Number(value('ledger_age_seconds'))).toBeLessThan(60);
  expect(Number(value('outbox_events{sink="hook"}'))).toBeGreaterThan(0);
  expect(value('sink_failing{sink="hook"}')).toBe('1');
  expect(Number(value('deliveries_total{sink="hook",result="failed"}'))).toBeGreaterThan(0);

  expect(await json('/v1/payments')).toMatchObject({
    rows: [
      { cursor: 1, amount: '25', account: world.shops[0] },
      { cursor: 2, amount: '26' },
    ],
    next: 2,
  });
  expect(await json('/v1/payments?after=1&limit=1')).toMatchObject({ rows: [{ amount: '26' }] });
  const events = await json('/v1/events');
  expect(events).toMatchObject({ rows: [{ type: 'payment.received', data: { amount: '25' } }, {}] });
  expect(await json('/v1/coverage')).toMatchObject({ coverage: [{ account: world.shops[0], gaps: [] }] });

  await world.server.stopListening();
  world.server.drop();
  await expect
    .poll(() => json('/readyz'))
    .toMatchObject({
      ...{ ready: false, reasons: expect.arrayContaining(['disconnected']) },
    });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await second.stop()).toBe(0);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

it('an address that is not to be had ends a start with status 1', async (context) => {
  const world = await serviceWorld(context);
  world.configure({ service: { listen: new URL(world.receiver.url).host } });
  const run = world.start();
  expect((await run.exit).code).toBe(1);
  expect(run.stderr()).toContain('service.listen: The address can’t be used (EADDRINUSE).');
});

it('SIGHUP follows the configuration without losing a ledger; a broken one changes nothing', async (context) => {
  const world = await serviceWorld(context);
  const accounts = (...shops: readonly number[]) =>
    shops.map((index) => ({ address: world.shops[index], label: `Shop ${index}` }));
  const port = await freePort();
  world.configure({ accounts: accounts(0), forwarding: [world.webhook()] });
  const run = await world.watching();
  const again = async (condition: () => boolean, what: string) => {
    run.signal('SIGHUP');
    await run.until(condition, what);
  };
  const amounts = () => run.payments().map(({ amount }) => amount);
  world.pay('1');
  await run.until(() => amounts().includes('1'), 'the first payment');

  world.configure('accounts: [');
  await again(() => run.lines.some(({ code }) => code === 'config-invalid'), 'the problem');
  world.configure({ accounts: [] });
  await again(() => run.lines.filter(({ code }) => code === 'config-invalid').length === 2, 'the problem');
  world.pay('2');
  await run.until(() => amounts().includes('2'), 'the second payment');

  // Another account, another sink, a face; payments go on meanwhile.
  world.configure({
    ...{ accounts: accounts(0, 1), logs: 'json', output: 'text' },
    forwarding: [world.webhook({ id: 'second' })],
    service: { listen: `127.0.0.1:${port}` },
  });
  world.pay('3');
  await again(() => run.stderr().includes('2 accounts (1 more, 0 fewer)'), 'the log');
  world.pay('4');
  expect(run.lines.find(({ code }) => code === 'needs-restart')).toMatchObject({
    message: expect.stringContaining('output can’t change'),
  });
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  world.pay('5', 1);
  await run.until(() => amounts().includes('5'), 'the payment of the new account');
  const sent = () => world.events().map(({ data }) => (data as { amount: string }).amount);
  await expect.poll(sent).toEqual(expect.arrayContaining(['4', '5']));
  await run.until(() => run.stderr().includes('"sink":"second"'), 'the log of the other sink');

  // The first one leaves, and comes back; nothing of it is lost meanwhile but its alert.
  world.configure({ accounts: accounts(1) });
  await again(() => run.stderr().includes('1 accounts (0 more, 1 fewer)'), 'the log');
  await expect(fetch(`http://127.0.0.1:${port}/readyz`)).rejects.toThrow();
  world.pay('6');
  world.network.close();
  world.configure({ accounts: accounts(0, 1) });
  await again(() => run.stderr().match(/1 more, 0 fewer/g)?.length === 2, 'the log');
  await run.until(() => amounts().includes('6'), 'the payment of the time between');

  expect(await run.stop()).toBe(0);
  expect(amounts().toSorted()).toEqual(['1', '2', '3', '4', '5', '6']);
  // One connection for all of it.
  expect(run.lines.filter(({ state }) => state === 'connected')).toHaveLength(1);
  const last = run.lines.findLast(({ type, account }) => type === 'coverage' && account === world.shops[0]);
  expect(last).toMatchObject({ gaps: [] });
});
