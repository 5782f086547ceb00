import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { expect, it, onTestFinished } from 'vitest';
import { CuttingProxy } from './cutting-proxy.ts';
import {
  freePort,
  makeStream,
  natsChannel,
  natsServer,
  outgoing,
  STREAM,
  SUBJECT,
  send,
  sent,
  streamConfig,
  wordOf,
} from './nats-harness.ts';
import { describeNats } from './nats-server.ts';
import { streamOf } from './read-stream.ts';

describeNats('a stream', () => {
  it('is made where there is none: one message for each subject, and an event is in it', async () => {
    const { url } = await natsServer();
    expect(await sent(natsChannel(url), outgoing('payment.received_0_C1_rA_XRP', { amount: '1' }))).toBe(
      'sequence 1',
    );
    expect(await streamConfig(url, STREAM)).toMatchObject({
      ...{ subjects: ['chime.events.>'], max_msgs_per_subject: 1, discard: 'new' },
      ...{ discard_new_per_subject: true, duplicate_window: 7_200_000_000_000, storage: 'file' },
    });
    expect(await streamOf(url, STREAM)).toEqual([
      {
        sequence: 1,
        subject: 'chime.events.payment=2Ereceived_0_C1_rA_XRP',
        messageId: 'payment.received_0_C1_rA_XRP',
        event: outgoing('payment.received_0_C1_rA_XRP', { amount: '1' }).event,
      },
    ]);
  });

  it('holds what several machines publish, again and again and at the same time, once each', async () => {
    const { url } = await natsServer();
    const ids = Array.from({ length: 250 }, (_, number) => `event-${number}`);
    const machines = [natsChannel(url), natsChannel(url), natsChannel(url)];
    const first = await Promise.all(machines.map((machine) => send(machine, ...ids)));
    const second = await Promise.all(machines.map((machine) => send(machine, ...ids)));
    for (const result of [...first, ...second].flat()) expect(result.type).toBe('delivered');
    expect(second.flat().map(wordOf)).toEqual(Array(750).fill('already there'));
    expect((await streamOf(url, STREAM)).map(({ messageId }) => messageId).toSorted()).toEqual(
      ids.toSorted(),
    );
  });

  it('has events in the order in which they were sent', async () => {
    const { url } = await natsServer();
    const ids = Array.from({ length: 250 }, (_, number) => `event-${number}`);
    const channel = natsChannel(url);
    await send(channel, ...ids.slice(0, 100));
    await send(channel, ...ids.slice(100));
    expect((await streamOf(url, STREAM)).map(({ messageId }) => messageId)).toEqual(ids);
  });

  it.each([
    ['keeps the last of each subject', { max_msgs_per_subject: 1, discard: 'old' }],
    ['has no limit for a subject', {}],
    ['takes more subjects, in memory', { subjects: ['chime.>'], storage: 'memory' }],
  ] as const)(
    'of another make that %s is used, and holds each event once all the same',
    async (_what, config) => {
      const { url } = await natsServer();
      await makeStream(url, { ...config, duplicate_window: 100_000_000 } as Parameters<typeof makeStream>[1]);
      expect(await sent(natsChannel(url), 'one')).toBe('sequence 1');
      await duplicateWindowPasses(url);
      expect(await sent(natsChannel(url), 'one')).toBe('already there');
      const events = (await streamOf(url, 'THEIRS')).filter(({ messageId }) => messageId === 'one');
      expect(events).toHaveLength(1);
    },
  );

  it.each([
    ['forgets what was read', { retention: 'workqueue' }, 'failed: delivery.stream-forgets'],
    ['forgets what nobody waits for', { retention: 'interest' }, 'failed: delivery.stream-forgets'],
    ['acknowledges nothing', { no_ack: true }, 'failed: delivery.stream-silent'],
  ] as const)('that %s is not used, with a sentence', async (_what, config, word) => {
    const { url } = await natsServer();
    await makeStream(url, config as Parameters<typeof makeStream>[1]);
    expect(await sent(natsChannel(url), 'one')).toBe(word);
    expect(await sent(natsChannel(url, { stream: null }), 'one')).toBe(word);
  });

  it('whose name another one has is not made', async () => {
    const { url } = await natsServer();
    await makeStream(url, { name: STREAM, subjects: ['other.>'] });
    const [result] = await send(natsChannel(url), 'one');
    expect(result).toMatchObject({
      type: 'failed',
      reason: { code: 'delivery.stream', params: { detail: expect.stringContaining('name already in use') } },
    });
  });

  it('that is not to be made must be there', async () => {
    const { url } = await natsServer();
    const channel = natsChannel(url, { stream: null });
    expect(await sent(channel, 'one')).toBe('failed: delivery.no-stream');
    await makeStream(url, {});
    expect(await sent(channel, 'one')).toBe('sequence 1');
  });

  it('that was deleted is made anew', async () => {
    const server = await natsServer();
    const channel = natsChannel(server.url);
    expect(await sent(channel, 'one')).toBe('sequence 1');
    const connection = await connect({ servers: server.url });
    await (await jetstream(connection).jetstreamManager()).streams.delete(STREAM);
    await connection.close();
    expect(await sent(channel, 'two')).toBe('failed: delivery.no-stream');
    expect(await sent(channel, 'two')).toBe('sequence 1');
  });

  it.each([
    ['bytes', { max_bytes: 2_000 }],
    ['messages', { max_msgs: 3 }],
  ] as const)('that is full of %s takes nothing until there is room', async (_what, limit) => {
    const { url } = await natsServer();
    await makeStream(url, { ...limit, discard: 'new' } as Parameters<typeof makeStream>[1]);
    const channel = natsChannel(url);
    const events = Array.from({ length: 6 }, (_, number) =>
      outgoing(`event-${number}`, { text: 'x'.repeat(400) }),
    );
    const words = (await send(channel, ...events)).map(wordOf);
    expect(words).toContain('sequence 1');
    expect(words.at(-1)).toBe('failed: delivery.stream');
    const connection = await connect({ servers: url });
    await (await jetstream(connection).jetstreamManager()).streams.update('THEIRS', {
      max_bytes: -1,
      max_msgs: -1,
    });
    await connection.close();
    for (const result of await send(channel, ...events)) expect(result.type).toBe('delivered');
    expect((await streamOf(url, 'THEIRS')).map(({ messageId }) => messageId)).toEqual(
      events.map(({ event }) => event.id),
    );
  });

  it('that takes only small messages refuses a large one, and takes the next', async () => {
    const { url } = await natsServer();
    await makeStream(url, { max_msg_size: 600 });
    const large = outgoing('large', { text: 'x'.repeat(700) });
    expect((await send(natsChannel(url), large, 'small')).map(wordOf)).toEqual([
      'refused: delivery.too-large',
      'sequence 1',
    ]);
  });
});

describeNats('a server', () => {
  it('that is down has everything wait, and gets it once it is up', async () => {
    const port = await freePort();
    const channel = natsChannel(`nats://127.0.0.1:${port}`);
    expect(await sent(channel, 'one')).toBe('failed: delivery.unreachable');
    await natsServer('', { port });
    expect(await sent(channel, 'one')).toBe('sequence 1');
  });

  it('that was killed and is back gets the rest, in order', async () => {
    const server = await natsServer();
    const channel = natsChannel(server.url);
    expect(await sent(channel, 'one')).toBe('sequence 1');
    await server.kill();
    expect(await sent(channel, 'two')).toMatch(/^failed: delivery\.(?:cut|unreachable)$/);
    expect(await sent(channel, 'two')).toBe('failed: delivery.unreachable');
    await server.start();
    expect((await send(channel, 'two', 'three')).map(wordOf)).toEqual(['sequence 2', 'sequence 3']);
  });

  it('of several is used that answers', async () => {
    const [down, { url }] = [`nats://127.0.0.1:${await freePort()}`, await natsServer()];
    expect(await sent(natsChannel(down, { servers: [down, url] }), 'one')).toBe('sequence 1');
  });

  it('delivers only what it has acknowledged', async () => {
    const server = await natsServer();
    const proxy = await cuttingProxy(() => server.port);
    const channel = natsChannel(proxy.url);
    await sent(channel, 'one');
    proxy.loseAnswers();
    let settled = false;
    const result = sent(channel, 'two').finally(() => {
      settled = true;
    });
    await expect.poll(async () => (await streamOf(server.url, STREAM)).length).toBe(2);
    expect(settled).toBe(false);
    proxy.cut();
    expect(await result).toBe('failed: delivery.cut');
  });

  it('that is killed between an event and its acknowledgement has it once, however late it comes again', async () => {
    const server = await natsServer();
    await makeStream(server.url, { name: STREAM, max_msgs_per_subject: 1, duplicate_window: 100_000_000 });
    const proxy = await cuttingProxy(() => server.port);
    const channel = natsChannel(proxy.url);
    await sent(channel, 'one');
    proxy.loseAnswers();
    const lost = sent(channel, 'two');
    await expect.poll(async () => (await streamOf(server.url, STREAM)).length).toBe(2);
    await server.kill();
    expect(await lost).toBe('failed: delivery.cut');
    proxy.cut();
    await server.start();
    await duplicateWindowPasses(server.url);
    expect((await send(channel, 'two', 'three')).map(wordOf)).toEqual([
      'already there',
      expect.stringMatching(/^sequence/),
    ]);
    const events = (await streamOf(server.url, STREAM)).map(({ messageId }) => messageId);
    expect(events.filter((id) => !id.startsWith('probe'))).toEqual(['one', 'two', 'three']);
  });

  it('that freezes is left, and everything goes over a new connection once it is back', async () => {
    const server = await natsServer();
    const channel = natsChannel(server.url, { timeLimitMs: 500 });
    expect(await sent(channel, 'one')).toBe('sequence 1');
    await server.freeze();
    expect(await sent(channel, 'two')).toBe('failed: delivery.no-answer');
    expect(await sent(channel, 'two')).toBe('failed: delivery.unreachable');
    server.signal('SIGCONT');
    await expect.poll(() => sent(channel, 'two')).toMatch(/sequence|already/);
    expect((await streamOf(server.url, STREAM)).map(({ messageId }) => messageId)).toEqual(['one', 'two']);
  });

  it('that freezes does not keep a sink from ending', async () => {
    const server = await natsServer();
    const channel = natsChannel(server.url);
    await sent(channel, 'one');
    await server.freeze();
    const ending = new AbortController();
    const results = channel.send([outgoing('two')], ending.signal);
    ending.abort();
    expect((await results)[0]?.type).toBe('failed');
    server.signal('SIGCONT');
  });

  it('without JetStream is said to have none', async () => {
    const { url } = await natsServer('', { hasJetStream: false });
    expect(await sent(natsChannel(url), 'one')).toBe('failed: delivery.no-jetstream');
    expect(await sent(natsChannel(url, { stream: null }), 'one')).toBe('failed: delivery.no-jetstream');
  });
});

async function cuttingProxy(port: () => number): Promise<CuttingProxy> {
  const proxy = await new CuttingProxy(port).listen();
  onTestFinished(() => proxy.close());
  return proxy;
}

let probes = 0;

/** Resolves once the stream knows no message any more, by its id alone, that is older than this. */
async function duplicateWindowPasses(url: string): Promise<void> {
  const connection = await connect({ servers: url });
  const stream = jetstream(connection);
  probes += 1;
  const publish = async () =>
    (await stream.publish(`${SUBJECT}.probe.${probes}.${Math.random()}`, '{}', { msgID: `probe-${probes}` }))
      .duplicate;
  expect(await publish()).toBe(false);
  await expect.poll(publish).toBe(false);
  await connection.close();
}
