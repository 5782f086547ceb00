import { expect, it } from 'vitest';
import { SecretError } from '../../../../electron/alerts/forwarding/secrets.ts';
import {
  makeStream,
  natsChannel,
  natsServer,
  outgoing,
  SUBJECT,
  send,
  sent,
  wordOf,
} from './nats-harness.ts';
import { describeNats } from './nats-server.ts';
import { streamOf } from './read-stream.ts';

const USERS = (permissions: string) => `authorization {
  users = [
    { user: owner, password: owner },
    { user: chime, password: chime, permissions: ${permissions} },
  ]
}
no_auth_user: chime`;

describeNats('access', () => {
  it('by a token', async () => {
    const { url } = await natsServer('authorization { token: "right" }');
    expect(await sent(natsChannel(url, { token: () => 'wrong' }), 'one')).toBe('failed: delivery.login');
    expect(await sent(natsChannel(url), 'one')).toBe('failed: delivery.login');
    expect(await sent(natsChannel(url, { token: () => 'right' }), 'one')).toBe('sequence 1');
  });

  it('whose secret cannot be read is said so', async () => {
    const { url } = await natsServer();
    const token = () => {
      throw new SecretError('the variable NATS is not set');
    };
    expect(await sent(natsChannel(url, { token }), 'one')).toBe('failed: delivery.no-secret');
  });

  it('with credentials that are none fails with a sentence', async () => {
    const { url } = await natsServer();
    const channel = natsChannel(url, { credentials: () => 'no credentials' });
    expect(await sent(channel, 'one')).toMatch(/^failed: delivery\./);
  });

  it('to publish alone is enough where the stream is there', async () => {
    const { url } = await natsServer(USERS(`{ publish: ["${SUBJECT}.>"], subscribe: ["_INBOX.>"] }`));
    await makeStream(url, {}, { user: 'owner', pass: 'owner' });
    expect(await sent(natsChannel(url), 'one')).toBe('sequence 1');
    expect(await sent(natsChannel(url, { stream: null }), 'one')).toBe('already there');
  });

  it('to other subjects only has everything wait, and says why', async () => {
    const { url } = await natsServer(USERS(`{ publish: ["$JS.API.>", "other.>"], subscribe: ["_INBOX.>"] }`));
    const [result] = await send(natsChannel(url), 'one');
    expect(result).toMatchObject({
      type: 'failed',
      reason: {
        code: 'delivery.stream',
        params: { detail: expect.stringMatching(/permissions violation for publish/i) },
      },
    });
  });

  it('to a server that takes only small messages refuses a large one, and the next goes', async () => {
    const { url } = await natsServer('max_payload: 700');
    const large = outgoing('large', { text: 'x'.repeat(700) });
    expect((await send(natsChannel(url), large, 'small')).map(wordOf)).toEqual([
      'refused: delivery.too-large',
      'sequence 1',
    ]);
  });
});

describeNats('an id', () => {
  it.each([
    'a.b',
    'a.*',
    '>',
    '*',
    'a b',
    'a\tb',
    'a\r\nPUB chime.events.x 2\r\nhi',
    'a\0b',
    'a=2Eb',
    'ä🔔‮',
    `payment.received_0_C1_rA_${'*>.'.repeat(20)}`,
  ])('of hostile characters stays one token under its own subject (%j)', async (id) => {
    const { url } = await natsServer();
    const channel = natsChannel(url);
    expect((await send(channel, id, `${id}x`, id)).map(wordOf)).toEqual([
      'sequence 1',
      'sequence 2',
      'already there',
    ]);
    const messages = await streamOf(url, 'CHIME');
    expect(messages.map(({ event }) => event.id)).toEqual([id, `${id}x`]);
    for (const { subject } of messages) expect(subject).toMatch(/^chime\.events\.[A-Za-z0-9_=-]+$/);
  });

  it('is not taken for another one that is written alike', async () => {
    const { url } = await natsServer();
    const ids = ['a.b', 'a=2Eb', 'a=2eb', 'a_b', 'a-b', 'A.b', 'ä', '=C3=A4'];
    for (const result of await send(natsChannel(url), ...ids)) expect(wordOf(result)).toMatch(/^sequence/);
    expect((await streamOf(url, 'CHIME')).map(({ event }) => event.id)).toEqual(ids);
  });
});
