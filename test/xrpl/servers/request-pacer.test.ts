import { describe, expect, it } from 'vitest';
import { type ConnectionOptions, parseConnectionOptions } from '../../../electron/xrpl/options.ts';
import { RequestPacer } from '../../../electron/xrpl/servers/request-pacer.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { A, Harness, settle } from '../support/harness.ts';

function pacer(options: Partial<ConnectionOptions> = {}, limited = true) {
  const clock = new FakeClock();
  const subject = new RequestPacer(clock, parseConnectionOptions(options), limited);
  const ran: { readonly name: string; readonly at: number }[] = [];
  const add = (name: string, priority: 'live' | 'recovery' = 'recovery', points = 400, done = true) =>
    subject.schedule({
      priority,
      points,
      run: () => {
        ran.push({ name, at: clock.now() });
        if (done) subject.finished();
      },
    });
  return { clock, subject, ran, add };
}

describe('pacing', () => {
  it('keeps the sustained rate at 8 pages a second, below the 12 that warn', () => {
    const { clock, ran, add } = pacer();
    for (let page = 0; page < 200; page += 1) add(`${page}`);
    clock.advance(10_000);
    // Ten saved up, and eight a second.
    expect(ran.length).toBeGreaterThanOrEqual(88);
    expect(ran.length).toBeLessThanOrEqual(91);
    for (let second = 1; second < 10; second += 1) {
      const inSecond = ran.filter(({ at }) => at >= second * 1000 && at < (second + 1) * 1000);
      expect(inSecond.length).toBeLessThanOrEqual(9);
    }
  });

  it('keeps answers below a megabyte a second', () => {
    const { clock, subject, ran, add } = pacer();
    let bytes = 0;
    for (let page = 0; page < 100; page += 1) add(`${page}`, 'recovery', 20, true);
    expect(ran).toHaveLength(100);
    bytes = 14_000_000;
    subject.charge(0, bytes);
    add('after');
    clock.advance(9_900);
    expect(ran).toHaveLength(100);
    clock.advance(200);
    expect(ran).toHaveLength(101);
  });

  it('lets live requests overtake recovery', () => {
    const { clock, ran, add } = pacer();
    for (let page = 0; page < 20; page += 1) add('recovery');
    add('live', 'live', 20);
    clock.advance(10_000);
    expect(ran.findIndex(({ name }) => name === 'live')).toBe(10);
  });

  it('keeps at most so many recovery requests under way, live ones besides', () => {
    const { ran, subject, add } = pacer({ maxConcurrentRequests: 2 });
    for (let page = 0; page < 5; page += 1) add('recovery', 'recovery', 20, false);
    expect(ran).toHaveLength(2);
    add('live', 'live', 20, false);
    expect(ran).toHaveLength(3);
    subject.finished();
    subject.finished();
    expect(ran).toHaveLength(4);
  });

  it('slows down at a load warning and recovers a minute after the last', () => {
    const { clock, subject, ran, add } = pacer();
    subject.warned();
    expect(subject.rate).toBe(0.5);
    subject.warned();
    // A burst of answers carries many warnings; they are one sign.
    expect(subject.rate).toBe(0.5);
    for (let page = 0; page < 1000; page += 1) add(`${page}`);
    clock.advance(10_000);
    expect(ran.length).toBeGreaterThanOrEqual(39);
    expect(ran.length).toBeLessThanOrEqual(41);
    for (let warning = 0; warning < 10; warning += 1) {
      clock.advance(2000);
      subject.warned();
    }
    expect(subject.rate).toBe(0.125);
    const before = ran.length;
    clock.advance(10_000);
    expect(ran.length - before).toBeLessThanOrEqual(11);
    clock.advance(180_000);
    expect(subject.rate).toBe(1);
  });

  it('does not pace a server of the user’s own until it warns', () => {
    const { clock, subject, ran, add } = pacer({}, false);
    for (let page = 0; page < 500; page += 1) add(`${page}`);
    expect(ran).toHaveLength(500);
    subject.warned();
    for (let page = 0; page < 500; page += 1) add(`${page}`);
    clock.advance(1000);
    expect(ran.length).toBeLessThan(510);
  });

  it('keeps 16 recovery requests under way at a server of the user’s own, and 4 from when it warns', () => {
    const { subject, ran, add } = pacer({}, false);
    for (let page = 0; page < 40; page += 1) add('recovery', 'recovery', 400, false);
    expect(ran).toHaveLength(16);
    subject.finished();
    expect(ran).toHaveLength(17);
    subject.warned();
    for (let page = 0; page < 12; page += 1) subject.finished();
    expect(ran).toHaveLength(17);
  });

  it('never keeps more than 4 under way at anybody else’s', () => {
    const { ran, add } = pacer({ loadBurstPoints: 100_000 });
    for (let page = 0; page < 40; page += 1) add('recovery', 'recovery', 400, false);
    expect(ran).toHaveLength(4);
  });

  it('refuses more than it may hold, and forgets what is taken back', () => {
    const { clock, subject, ran, add } = pacer({ maxQueuedRequests: 5 });
    for (let page = 0; page < 10; page += 1) expect(add(`${page}`)).toBe(true);
    for (let page = 0; page < 5; page += 1) expect(add(`queued ${page}`)).toBe(true);
    expect(add('too many')).toBe(false);
    const job = { priority: 'live' as const, points: 400, run: () => ran.push({ name: 'never', at: 0 }) };
    subject.clear();
    expect(subject.schedule(job)).toBe(true);
    expect(subject.remove(job)).toBe(true);
    expect(subject.remove(job)).toBe(false);
    clock.advance(100_000);
    expect(clock.pending).toBe(0);
    expect(ran.some(({ name }) => name === 'never')).toBe(false);
  });
});

describe('requests of a client', () => {
  it('wait behind recovery neither for subscriptions nor for health', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    for (let page = 0; page < 100; page += 1) {
      void harness.client
        .accountTx({ account: A, ledgerIndexMin: 1, ledgerIndexMax: 2 })
        .catch(() => undefined);
    }
    await settle();
    const began = harness.clock.now();
    harness.client.setAccounts([A, 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT']);
    harness.clock.advance(20);
    const subscribed = harness
      .server(0)
      .requests.filter(({ at, request }) => at > began && request.command === 'subscribe');
    expect(subscribed).toHaveLength(1);
    expect(harness.client.isConnected).toBe(true);
  });

  it('are rejected with queue-full where too many wait', async () => {
    const harness = new Harness({
      servers: 1,
      options: { maxQueuedRequests: 3, maxConcurrentRequests: 1 },
    }).connect();
    harness.server(0).answer = ({ command }) => (command === 'ping' ? null : undefined);
    const outcomes = Array.from({ length: 6 }, () =>
      harness.client.request('ping', {}).then(
        () => 'answered',
        (error: { code: string }) => error.code,
      ),
    );
    await settle();
    expect(await Promise.race([outcomes[4], outcomes[5]])).toBe('queue-full');
    await harness.end();
    expect((await Promise.all(outcomes)).sort()).toEqual([
      'disconnected',
      'disconnected',
      'disconnected',
      'disconnected',
      'queue-full',
      'queue-full',
    ]);
  });

  it('end by their own time limit, by a signal, and with the connection', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    harness.server(0).answer = ({ command }) => (command === 'ping' ? null : undefined);
    const code = (promise: Promise<unknown>) => promise.catch((error: { code: string }) => error.code);
    const controller = new AbortController();
    const limited = code(harness.client.request('ping', {}, { timeoutMs: 300 }));
    const standard = code(harness.client.request('ping', {}));
    const given = code(harness.client.request('ping', {}, { signal: controller.signal }));
    const lost = code(harness.client.request('ping', {}, { timeoutMs: 600_000 }));
    await settle();
    harness.clock.advance(301);
    expect(await limited).toBe('timeout');
    controller.abort();
    expect(await given).toBe('aborted');
    expect(await code(harness.client.request('ping', {}, { signal: controller.signal }))).toBe('aborted');
    harness.clock.advance(20_000);
    expect(await standard).toBe('timeout');
    harness.server(0).drop();
    expect(await lost).toBe('disconnected');
    expect(await code(harness.client.request('ping', {}))).toBe('not-connected');
    expect(await code(harness.client.request('ping', {}, { connection: 1 }))).toBe('connection-changed');
  });

  it('carry small ids and one API version', async () => {
    const harness = new Harness({ servers: 1 }).connect();
    for (let count = 0; count < 50; count += 1) {
      void harness.client.request('ping', {}).catch(() => undefined);
    }
    await settle();
    harness.clock.advance(1000);
    const requests = harness.server(0).requests.map(({ request }) => request);
    const ids = requests.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, api_version } of requests) {
      expect(Number.isInteger(id) && id > 0 && id < 2 ** 31).toBe(true);
      expect(api_version).toBe(2);
    }
  });
});

describe('another server', () => {
  it('is asked over a connection of its own, closed when no longer needed', async () => {
    const harness = new Harness({ servers: 2 }).connect();
    const s2 = harness.server(1).url;
    const pages = [1, 2, 3].map((first) =>
      harness.client.accountTx({ account: A, ledgerIndexMin: first, ledgerIndexMax: 9 }, { server: s2 }),
    );
    await settle();
    harness.clock.advance(100);
    await settle();
    harness.clock.advance(100);
    const answered = await Promise.all(pages);
    expect(answered.map(({ server, connection }) => [server, connection])).toEqual([
      [s2, 2],
      [s2, 2],
      [s2, 2],
    ]);
    // A marker is good on that connection alone, as long as it is open.
    const again = harness.client.accountTx(
      { account: A, ledgerIndexMin: 1, ledgerIndexMax: 9 },
      { connection: 2 },
    );
    await settle();
    harness.clock.advance(100);
    expect((await again).connection).toBe(2);
    expect(harness.server(1).attempts).toHaveLength(1);
    harness.clock.advance(11_000);
    expect(harness.server(1).sockets.size).toBe(0);
    const late = harness.client.request('ping', {}, { connection: 2 });
    await expect(late).rejects.toMatchObject({ code: 'connection-changed' });
    expect(harness.client.isConnected).toBe(true);
    expect(harness.ofType('session-ended')).toEqual([]);
  });

  it('that is old is asked all the same, one of another network never', async () => {
    const harness = new Harness({ servers: 3 }).connect();
    harness.server(1).ageS = 5000;
    harness.server(2).networkId = 1;
    const old = harness.client.request('ping', {}, { server: harness.server(1).url });
    const other = harness.client.request('ping', {}, { server: harness.server(2).url });
    const refused = expect(other).rejects.toMatchObject({
      code: 'not-connected',
      message: expect.stringMatching(/network 1/),
    });
    await settle();
    for (let step = 0; step < 5; step += 1) {
      harness.clock.advance(50);
      await settle();
    }
    expect(await old).toEqual({});
    await refused;
    expect(harness.ofType('problem').map(({ problem }) => problem.code)).toEqual(['wrong-network']);
  });

  it('that cannot be reached, rests, or is not in the list: rejected at once or after its time', async () => {
    const harness = new Harness({ servers: 2 }).connect();
    harness.server(1).door = 'refused';
    const s2 = harness.server(1).url;
    const first = expect(harness.client.request('ping', {}, { server: s2 })).rejects.toMatchObject({
      code: 'not-connected',
    });
    await settle();
    harness.clock.advance(100);
    await first;
    await expect(
      harness.client.request('ping', {}, { server: 'wss://elsewhere.example' }),
    ).rejects.toMatchObject({
      code: 'not-connected',
    });
    harness.server(1).door = 'open';
    const third = harness.client.request('ping', {}, { server: s2 });
    await settle();
    harness.clock.advance(100);
    await settle();
    harness.clock.advance(100);
    await third;
    harness.server(1).drop(1008);
    await expect(harness.client.request('ping', {}, { server: s2 })).rejects.toMatchObject({
      code: 'not-connected',
      message: expect.stringMatching(/The server rests/),
    });
  });
});
