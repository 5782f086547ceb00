import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNtfy } from '../../../../electron/alerts/forwarding/channels/ntfy.ts';
import { httpPoster } from '../../../../electron/alerts/forwarding/http-post.ts';
import type { ForwardingSink, SinkTarget } from '../../../../electron/contract/index.ts';
import { OTHER } from '../../../store/database/sample-payment.ts';
import { ForwardingHarness, memoOf } from '../forwarding-harness.ts';
import { NtfyServer } from './ntfy-server.ts';

const TOPIC = 'payments-Xq7';
const PAGE = 'https://explorer.example/tx/1';

let server: NtfyServer;
let test: ForwardingHarness;

beforeEach(async () => {
  server = await new NtfyServer().listen();
  test = new ForwardingHarness({ pageOf: () => PAGE });
});

afterEach(async () => {
  await test.close();
  await server.close();
});

type Ntfy = Extract<SinkTarget, { readonly type: 'ntfy' }>;

function send(change: Partial<Ntfy> = {}, more: Partial<ForwardingSink> = {}): void {
  test.send({ type: 'ntfy', url: server.url, topic: TOPIC, token: null, ...change }, more);
}

const settled = () => expect.poll(() => test.state?.waiting).toBe(0);

describe('ntfy', () => {
  it('gets a payment as its notification says it, with a page that opens by a click', async () => {
    send();
    test.pay([1]);
    await settled();
    expect(server.pushed).toEqual([
      {
        ...{ topic: TOPIC, title: '+1.5 XRP to Till', priority: 3, click: PAGE },
        message: expect.stringContaining('tag 1'),
      },
    ]);
  });

  it('gets more than three payments as one summary, and a test', async () => {
    send({}, { state: 'paused' });
    test.pay([1, 2, 3, 4]);
    send();
    test.forwarding.test('shop', 'mainnet');
    await settled();
    expect(server.pushed.map(({ title }) => title)).toEqual([
      expect.stringContaining('4'),
      'Test from XRPL Chime',
    ]);
    expect(server.pushed[1]?.message).toBe('Forwarding works: payments will arrive here.');
  });

  it('gets what must not be overlooked with a higher priority', async () => {
    send({}, { events: ['payment.disputed', 'gap.opened'] });
    test.pay([1]);
    const [paid] = test.store.query({ offset: 0, limit: 1 }).rows;
    if (paid === undefined) throw new Error('not recorded');
    test.store.setTrust(paid, 'disputed', {
      ...{
        server: 'wss://b',
        at: '2026-01-02T00:00:00Z',
        says: 'disagrees',
        stated: null,
        ledgerHashCheck: null,
      },
    });
    test.forwarding.tryNow();
    await settled();
    expect(server.pushed).toMatchObject([{ title: 'Servers disagree about 1.5 XRP', priority: 4 }]);
  });

  it('is posted to at its root, also where its address has the topic or a slash', async () => {
    for (const [n, path] of ['/', `/${TOPIC}`, `/${TOPIC}/`].entries()) {
      send({ url: `${server.url}${path}` });
      test.pay([n + 1]);
      await settled();
    }
    expect(server.pushed.map(({ topic, title }) => [topic, title.slice(0, 1)])).toEqual(
      Array.from({ length: 3 }, () => [TOPIC, '+']),
    );
  });

  it.each([
    ['a token', { token: 'tk_secret' }, 'Bearer tk_secret'],
    [
      'a user and a password in the address',
      { user: 'phil:p%C3%A4ss' },
      `Basic ${Buffer.from('phil:päss').toString('base64')}`,
    ],
  ])(
    'is shown %s',
    async (_what, {
      token = null,
      user = null,
    }: { token?: string | null; user?: string | null }, authorization) => {
      server.authorization = authorization;
      send({ token, ...(user === null ? {} : { url: server.url.replace('//', `//${user}@`) }) });
      test.pay([1]);
      await settled();
      expect(server.pushed).toHaveLength(1);
    },
  );

  it('takes its topic from the environment', async () => {
    send({ topic: 'env:TOPIC' });
    test.pay([1]);
    await settled();
    expect(server.pushed[0]?.topic).toBe('from-the-environment');
  });

  it.each<
    [string, Partial<Pick<NtfyServer, 'authorization' | 'forbidden' | 'budget'>>, string | null, RegExp]
  >([
    ['wants another token', { authorization: 'Bearer other' }, 'tk_mine', /^HTTP 401$/],
    ['wants to know who it is', { authorization: 'Bearer other' }, null, /^HTTP 403$/],
    ['forbids the topic', { forbidden: [TOPIC] }, 'tk_mine', /^HTTP 403$/],
    ['has enough of us', { budget: 0 }, null, /^HTTP 429$/],
  ])('that %s: everything waits, and comes later', async (_what, change, token, words) => {
    Object.assign(server, change);
    send({ token });
    test.pay([1, 2]);
    await expect.poll(() => test.words).toMatch(words);
    expect(test.state).toMatchObject({ waiting: 2, refused: 0 });
    expect(server.requests).toBe(1);
    [server.authorization, server.forbidden, server.budget] = [null, [], Number.POSITIVE_INFINITY];
    test.clock.advance(5000);
    await settled();
    expect(server.pushed).toHaveLength(2);
  });

  it.each(['no topic', 'a/b', 'ä', 'x'.repeat(65), '../v1/account'])(
    'is not asked for what cannot be a topic: %s',
    async (topic) => {
      send({ topic });
      test.pay([1]);
      await expect
        .poll(() => test.words)
        .toBe('The topic isn’t one of ntfy: up to 64 letters, digits, - and _.');
      expect([server.requests, test.state?.waiting]).toEqual([0, 1]);
    },
  );

  it('has hostile text as text: neither actions nor headers come of it', async () => {
    const memo =
      'x","actions":[{"action":"http","url":"https://evil.example"}],"a":"\r\nX-Actions: http, a, https://evil.example';
    send({}, { events: ['payment.received'] });
    test.pay([1], { memos: [memoOf(memo)] });
    await settled();
    const [{ message, ...others } = { message: '' }] = server.pushed;
    expect(others).toEqual({ topic: TOPIC, title: '+1.5 XRP to Till', priority: 3, click: PAGE });
    expect(message).toContain('“x","actions":[{"action":"http"');
    expect(message).not.toContain('\r');
  });

  it('is told neither amounts nor who paid nor memos in privacy, and no page that shows them', async () => {
    send({}, { privacy: true });
    test.pay([1], { memos: [memoOf('for your eyes only')] });
    test.pay([2, 3, 4, 5]);
    await settled();
    expect(server.pushed.length).toBeGreaterThan(1);
    for (const pushed of server.pushed) {
      expect(JSON.stringify(pushed)).not.toMatch(/\d\.5|eyes only|XRP|tag/);
      expect(JSON.stringify(pushed)).not.toContain(OTHER.slice(0, 4));
      expect(pushed.click).toBeNull();
    }
  });
});

describe('a text that is longer than ntfy takes', () => {
  const tooLong = (text: string) =>
    createNtfy({
      ...{ url: server.url, topic: () => TOPIC, token: () => null, pageOf: () => PAGE },
      words: { one: () => ({ title: 'Title', body: text }), summary: () => ({ title: '', body: '' }) },
      post: httpPoster(() => null),
    }).send(
      [
        {
          event: {
            ...{
              id: 'test_0',
              type: 'test',
              timestamp: '2026-01-01T00:00:00Z',
              network: 'mainnet',
              data: {},
            },
          },
          payment: null,
        },
      ],
      new AbortController().signal,
    );

  it.each([
    ['letters', 'a'.repeat(50_000)],
    ['of three bytes each', '鈴'.repeat(5_000)],
    ['of four bytes and two units each', '🔔'.repeat(5_000)],
    ['that JSON escapes', '"'.repeat(5_000)],
    ['that JSON escapes as six', '\u0001'.repeat(5_000)],
    ['halves of characters', '\ud83d'.repeat(5_000)],
  ])('%s is cut, says so, and is no attachment', async (_what, text) => {
    expect(await tooLong(text)).toEqual([{ type: 'delivered', status: 'HTTP 200' }]);
    const message = server.pushed[0]?.message ?? '';
    expect(message).toMatch(/…$/);
    expect(message).not.toContain('attachment');
    expect(text.startsWith(message.slice(0, -1))).toBe(true);
    expect(Buffer.byteLength(message)).toBeGreaterThan(500);
  });

  it('is not cut where it fits', async () => {
    await tooLong('a'.repeat(3_800));
    expect(server.pushed[0]?.message).toBe('a'.repeat(3_800));
  });
});
