import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSelfSigned } from '../../simulator/index.ts';
import { ForwardingHarness, webhookTo } from './forwarding-harness.ts';
import { RawReceiver } from './raw-receiver.ts';
import { Receiver } from './receiver.ts';

const HOUR_MS = 3_600_000;

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

function harness(...args: ConstructorParameters<typeof ForwardingHarness>): ForwardingHarness {
  const made = new ForwardingHarness(...args);
  ends.push(() => made.close());
  return made;
}

async function rawReceiver(answer: (socket: Socket) => void): Promise<RawReceiver> {
  const made = await new RawReceiver(answer).listen();
  ends.push(() => made.close());
  return made;
}

async function receiver(): Promise<Receiver> {
  const made = new Receiver();
  await made.listen();
  ends.push(() => made.close());
  return made;
}

/** Writes it again and again until the other end hangs up. */
function endlessly(text: string): (socket: Socket) => void {
  return function again(socket) {
    if (socket.writable) socket.write(text, () => setImmediate(() => again(socket)));
  };
}

const opening =
  (begin: string, then: (socket: Socket) => void) =>
  (socket: Socket): void => {
    socket.write(begin);
    then(socket);
  };

describe('a receiver whose answer is none', () => {
  it.each<[string, (socket: Socket) => void, RegExp]>([
    ['never answers', () => undefined, /^No answer within 0\.3 seconds\.$/],
    [
      'answers without end that an answer will come',
      endlessly('HTTP/1.1 103 Early Hints\r\n\r\n'),
      /^No answer/,
    ],
    ['closes the connection', (socket) => socket.destroy(), /^The connection was cut \(ECONNRESET\)\.$/],
    ['resets it', (socket) => socket.resetAndDestroy(), /^The connection was cut \(ECONNRESET\)\.$/],
    ['ends in the middle of its headers', (socket) => socket.end('HTTP/1.1 200 OK\r\nConte'), /cut/],
    [
      'changes the protocol',
      (socket) => socket.write('HTTP/1.1 101 Go\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
      /cut/,
    ],
    [
      'speaks something else',
      (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'),
      /^Its answer can’t be read \(HPE_\w+\)\.$/,
    ],
    [
      'sends headers without end',
      opening('HTTP/1.1 204 No\r\n', endlessly(`X-A: ${'a'.repeat(1000)}\r\n`)),
      /^Its answer can’t be read \(HPE_HEADER_OVERFLOW\)\.$/,
    ],
    [
      'sends one header without end',
      opening('HTTP/1.1 204 No\r\nX-A: ', endlessly('a'.repeat(1000))),
      /HPE_HEADER_OVERFLOW/,
    ],
  ])('and %s: everything waits, in words, and nothing stays open', async (_what, answer, words) => {
    const { url, sockets, received } = await rawReceiver(answer);
    const test = harness({ timeLimitMs: 300 });
    test.send(webhookTo(url));
    test.pay([1, 2]);
    await expect.poll(() => test.words).toMatch(words);
    expect(test.state).toMatchObject({ waiting: 2, refused: 0, deliveredAt: null });
    expect(received).toHaveLength(1);
    await expect.poll(() => sockets.size).toBe(0);
    // The same event comes again, under its id.
    test.clock.advance(5000);
    await expect.poll(() => test.calls).toBe(2);
    const [first, second] = received.map((text) => /webhook-id: (\S+)/.exec(text)?.[1]);
    expect(first).toMatch(/^payment\.received_0_C/);
    expect(second).toBe(first);
    await expect.poll(() => sockets.size).toBe(0);
  });
});

describe('a receiver whose answer is longer than its status', () => {
  it.each<[string, (socket: Socket) => void]>([
    [
      'never ends',
      opening(
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n',
        endlessly(`400\r\n${'x'.repeat(1024)}\r\n`),
      ),
    ],
    [
      'is half of what it says',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf'),
    ],
    [
      'has more than it says',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nHTTP/1.1 500 No\r\n\r\n'),
    ],
    ['keeps the connection', (socket) => socket.write('HTTP/1.1 204 No\r\nConnection: keep-alive\r\n\r\n')],
  ])('and %s: it is delivered, and no more of it is read', async (_what, answer) => {
    const { url, sockets, received } = await rawReceiver(answer);
    const test = harness({ timeLimitMs: 60_000 });
    test.send(webhookTo(url));
    test.pay([1, 2]);
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(test.state).toMatchObject({ failing: null, refused: 0, deliveredAt: test.clock.wallTime() });
    expect(received).toHaveLength(2);
    expect(received[0]).toMatch(/connection: close/i);
    await expect.poll(() => sockets.size).toBe(0);
  });
});

describe('a receiver whose certificate is its own', () => {
  it('is sent nothing: everything waits, in words', async () => {
    let asked = 0;
    const server = createServer(createSelfSigned({ hosts: ['127.0.0.1'] }), () => {
      asked += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(async () => void server.close());
    const test = harness();
    test.send(webhookTo(`https://127.0.0.1:${(server.address() as AddressInfo).port}/hook`));
    test.pay([1]);
    await expect.poll(() => test.words).toBe('No secure connection (DEPTH_ZERO_SELF_SIGNED_CERT).');
    expect([asked, test.state?.waiting, test.state?.refused]).toEqual([0, 1, 0]);
  });
});

describe('a receiver that sends elsewhere', () => {
  it.each([300, 302, 308])('with status %i is not followed', async (status) => {
    const [first, second] = [await receiver(), await receiver()];
    first.answer = () => ({ status, headers: { Location: second.url } });
    const test = harness();
    test.send(webhookTo(first.url));
    test.pay([1]);
    await expect
      .poll(() => test.words)
      .toBe(`HTTP ${status}: it leads to another address. Enter that one; redirects aren’t followed.`);
    expect([first.received.length, second.received.length]).toEqual([1, 0]);
    expect(test.state).toMatchObject({ waiting: 1, refused: 0 });
  });

  it('also not to a file', async () => {
    const first = await receiver();
    first.answer = () => ({ status: 302, headers: { Location: 'file:///etc/hostname' } });
    const test = harness();
    test.send(webhookTo(first.url));
    test.pay([1]);
    await expect.poll(() => test.words).toMatch(/redirects aren’t followed/);
    expect(test.state?.waiting).toBe(1);
  });
});

describe('an address that cannot be used', () => {
  it.each([
    ['http://example.com/hook', /^Plain http goes to your own network only\. Use https\.$/],
    ['http://8.8.8.8/hook', /^Plain http/],
    ['http://127.0.0.1.example.com/hook', /^Plain http/],
    ['file:///etc/hostname', /^It can’t be reached \(ERR_INVALID_PROTOCOL\)\.$/],
    ['https://receiver.invalid/hook', /^It can’t be reached \((?:ENOTFOUND|EAI_AGAIN)\)\.$/],
    ['no address', /^It can’t be reached \(ERR_INVALID_URL\)\.$/],
    ['http://127.0.0.1:1/hook', /^It can’t be reached \(ECONNREFUSED\)\.$/],
  ])('%s: everything waits, in words', async (url, words) => {
    const test = harness();
    test.send(webhookTo(url));
    test.pay([1]);
    await expect.poll(() => test.words).toMatch(words);
    expect(test.state).toMatchObject({ waiting: 1, refused: 0 });
  });
});

describe('a receiver that asks for time', () => {
  const at = (test: ForwardingHarness, ms: number) => new Date(test.clock.wallTime() + ms).toUTCString();
  it.each<[string, number, (test: ForwardingHarness) => string, number]>([
    ['seconds', 429, () => '120', 120_000],
    ['a date', 503, (test) => at(test, 7_200_000), 2 * HOUR_MS],
    ['less than it would be given anyway', 429, () => '1', 5000],
    ['nothing', 503, () => '0', 5000],
    ['a date that is past', 503, (test) => at(test, -7_200_000), 5000],
    ['a century', 429, () => '3153600000', 24 * HOUR_MS],
    ['more than a number holds', 503, () => '9'.repeat(400), 24 * HOUR_MS],
    ['a date in a century', 503, () => 'Fri, 01 Jan 2126 00:00:00 GMT', 24 * HOUR_MS],
    ['something unreadable', 429, () => 'soon', 5000],
    ['a negative time', 429, () => '-5', 5000],
  ])('of %s with %i gets it, and a day at most', async (_what, status, wish, waitMs) => {
    const asking = await receiver();
    const test = harness();
    const retryAfter = wish(test);
    // A date is held against the answer's own.
    const headers = { 'Retry-After': retryAfter, Date: new Date(test.clock.wallTime()).toUTCString() };
    asking.answer = () => ({ status, headers });
    test.send(webhookTo(asking.url));
    test.pay([1]);
    await expect.poll(() => test.words).toBe(`HTTP ${status}`);
    const nextAttemptAt = test.state?.failing?.nextAttemptAt ?? 0;
    expect(nextAttemptAt - test.clock.wallTime()).toBe(waitMs);
    test.clock.advance(waitMs - 1);
    expect(asking.received).toHaveLength(1);
    test.clock.advance(1);
    await expect.poll(() => asking.received.length).toBe(2);
  });
});

describe('a receiver that refuses', () => {
  it.each([400, 413, 451])(
    'with %i gets the next one, and what it refused is kept with the reason',
    async (status) => {
      const refusing = await receiver();
      refusing.answer = (_request, number) => ({ status: number === 1 ? status : 200 });
      const test = harness();
      test.send(webhookTo(refusing.url));
      test.pay([1, 2]);
      await expect.poll(() => test.state?.waiting).toBe(0);
      expect(test.state).toMatchObject({ refused: 1, failing: null });
      expect(test.store.refusedOf('shop', 10)).toMatchObject([
        { reason: { code: 'delivery.http', params: { httpStatus: status } } },
      ]);
      expect(refusing.received).toHaveLength(2);
    },
  );

  it.each([403, 404, 408, 502, 599])('with %i says it of itself: everything waits', async (status) => {
    const failing = await receiver();
    failing.answer = () => ({ status });
    const test = harness();
    test.send(webhookTo(failing.url));
    test.pay([1, 2]);
    await expect.poll(() => test.words).toBe(`HTTP ${status}`);
    expect(test.state).toMatchObject({ waiting: 2, refused: 0 });
    expect(failing.received).toHaveLength(1);
  });
});

describe('a disk that is full while it is to be stored what became of a delivery', () => {
  it('holds the sink, loses nothing, and has nothing sent twice in this run', async () => {
    const taking = await receiver();
    let failures = 3;
    const test = harness({
      storeOf: (store) => ({
        ...store,
        settle: (...args) => {
          failures -= 1;
          if (failures >= 0) throw new Error('database or disk is full');
          store.settle(...args);
        },
      }),
    });
    test.send(webhookTo(taking.url));
    test.pay([1, 2]);
    for (const tries of [1, 2, 3]) {
      await expect.poll(() => test.storeErrors.length).toBe(tries);
      expect([taking.received.length, test.state?.waiting]).toEqual([1, 1 + tries]);
      // Recording goes on meanwhile.
      test.pay([2 + tries]);
      expect(test.state?.waiting).toBe(2 + tries);
      test.clock.advance(30_000);
    }
    await expect.poll(() => test.state?.waiting).toBe(0);
    expect(new Set(taking.received.map(({ headers }) => headers['webhook-id'])).size).toBe(
      taking.received.length,
    );
  });
});
